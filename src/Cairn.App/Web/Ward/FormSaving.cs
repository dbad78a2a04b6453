using Cairn.App.Web.Access;
using Cairn.Capture;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;

namespace Cairn.App.Web.Ward;

/// <summary>
/// The one way in which a form reaches the ledger, whoever sends it: a page, the grid of days, a laboratory's sheet, another
/// system.
/// </summary>
sealed class FormSaving(WardSubjects subjects, Gate gate)
{
    /// <summary>How often a save is tried again that met one of another process at the same moment.</summary>
    const int MostTries = 25;

    // Within this process the saves of a subject go one after another: each takes the next free numbers.
    readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>What a form is checked against.</summary>
    public ImportRules Rules(WardSubject found)
    {
        var study = found.View.Study;
        var today = gate.Today > found.View.UsualDay ? gate.Today : found.View.UsualDay;
        return new(study.Id, today, [.. study.Schedule.SelectMany(v => new[] { v.Id, v.Name })]);
    }

    /// <summary>Appends what a form says that the ledger does not say yet.</summary>
    /// <param name="source">Where the values come from; the keyboard when left out.</param>
    public async Task<SaveAnswer> Save(
        HttpContext http,
        WardSubject found,
        FormPlace place,
        SentForm sent,
        EntrySource? source = null
    )
    {
        if (place.Form.Lines.Any(l => !found.May(FormView.RightOf(l))))
            return new SaveAnswer.NotYours();
        sent = Judged(place, sent, http.Permit().Who.Name);
        var by = By(http, sent, source);
        var turn = TurnOf(found);
        await turn.WaitAsync(http.RequestAborted);
        try
        {
            for (var tries = 0; tries < MostTries; tries++)
                if (await Try(found, place, sent, by, http.RequestAborted) is { } answer)
                    return answer;
            return new SaveAnswer.Busy();
        }
        finally
        {
            turn.Release();
        }
    }

    // A judgement has somebody who judged: who saves it, where nobody else is named.
    static SentForm Judged(FormPlace place, SentForm sent, string name)
    {
        const string Judge = "IEEVAL";
        bool IsUnnamed(string line) =>
            sent.Answer(line, "IEORRES") is { Length: > 0 }
            && (sent.Answer(line, Judge) is { Length: 0 } || (sent.Answer(line, Judge) is null && sent.BaseOf(line) == 0));
        var unnamed = place.Form.Lines.Where(l => l.Domain == "IE" && IsUnnamed(l.Id)).ToList();
        if (unnamed.Count == 0)
            return sent;
        var fields = new Dictionary<string, string>(sent.Fields, StringComparer.Ordinal);
        foreach (var line in unnamed)
            fields[$"{line.Id}.{Judge}"] = name;
        return sent with { Fields = fields };
    }

    /// <summary>The drafts of what a form says, in the name of who sends it.</summary>
    public static IReadOnlyList<Draft> Drafts(HttpContext http, Captured captured, SentForm sent) =>
        Drafts(captured, By(http, sent, null));

    // Null when another process came first.
    async Task<SaveAnswer?> Try(WardSubject found, FormPlace place, SentForm sent, Attribution by, CancellationToken cancel)
    {
        var study = found.View.Study.Id;
        var state = await subjects.Trials.State(study, cancel);
        found = found with { State = state };
        var captured = Capturing.Plan(state, place, sent, Rules(found));
        if (captured.State == CaptureState.Nothing)
            return new SaveAnswer.Same();
        if (captured.State != CaptureState.Ready)
            return new SaveAnswer.Open(found, captured);
        var answer = await subjects.Trials.Append(study, Change.Of(Drafts(captured, by)), cancel);
        if (answer.IsDone)
            return new SaveAnswer.Saved(answer.Entries, Ledgers.Alarms(found.View.Study, state, answer.State));
        return answer.Refusals.Count > 0 ? new SaveAnswer.Refused(found, captured, answer.Refusals) : null;
    }

    SemaphoreSlim TurnOf(WardSubject found)
    {
        var hash = string.GetHashCode($"{found.View.Study.Id}/{found.Subject}", StringComparison.Ordinal);
        return _turns[(uint)hash % (uint)_turns.Length];
    }

    static Attribution By(HttpContext http, SentForm sent, EntrySource? source)
    {
        var by = http.Permit().By(sent.Reason);
        return source is null ? by : by with { Source = source };
    }

    static IReadOnlyList<Draft> Drafts(Captured captured, Attribution by)
    {
        var program = by with { Source = EntrySource.Program(CheckQueries.Check), Reason = null };
        return [.. captured.Contents.Select(c => new Draft(c, c is QueryOpened or QueryClosed ? program : Because(by, c)))];
    }

    // A reason belongs to what changes; what is new needs none.
    static Attribution Because(Attribution by, EntryContent content) => content.NeedsReason ? by : by with { Reason = null };
}
