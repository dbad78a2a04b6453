using System.Text.Json;
using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.App.Web.Interface;

/// <summary>
/// The interface for other systems: one entry as JSON, appended in the name of who is signed in, with the right that its kind
/// takes
/// at the subject's site. The names and values are those of the ledger (<c>docs/decisions/0045</c>). What is signed is signed on
/// its
/// page, with a password.
/// </summary>
sealed class EntriesApi(OpenTrials trials, Gate gate)
{
    /// <summary>An entry as it is sent. Content: texts and lists of texts, by name.</summary>
    sealed record Sent(
        string Kind,
        JsonElement Content,
        string? Subject = null,
        string? Domain = null,
        int? Number = null,
        long? Corrects = null,
        string? EventDate = null,
        string? Reason = null,
        DateTimeOffset? DeviceTime = null
    );

    const int LongestBody = 1 << 20;

    public void Map(WebApplication app) => InterfaceAddress.Entries.Map(app, Append);

    async Task<IResult> Append(HttpContext http, string study)
    {
        if (!trials.Studies.Contains(study, StringComparer.Ordinal))
            return Refused(StatusCodes.Status404NotFound, "There is no such study.");
        var (content, sent, wrong) = await Read(http, study);
        if (content is null)
            return Refused(StatusCodes.Status400BadRequest, wrong!);
        if (await Permit(http, study, content) is not { } permit)
            return Refused(StatusCodes.Status403Forbidden, $"No role of yours may append '{content.Kind.Code}' here.");
        if (content is ProtocolVersion)
            return Refused(StatusCodes.Status400BadRequest, "A version comes with its files: cairn study version.");
        if (content is Signed or DoseDecided)
            return Refused(StatusCodes.Status400BadRequest, "A signature is given on its page, with a password.");
        var by = permit.By(sent!.Reason, sent.DeviceTime);
        if (http.Visitor() is not Visitor.Program)
            by = by with { Source = new(SourceKind.Interface, "api") };
        var odd = await Odd(study, content, http.RequestAborted);
        var before = await trials.State(study, http.RequestAborted);
        var answer = await trials.Append(study, Change.Of(new Draft(content, by)), http.RequestAborted);
        if (!answer.IsDone)
            return Conflict(answer);
        var late = await Late(study, before, answer.State, http.RequestAborted);
        return Results.Json(Shape(answer.Entries[0], odd, late), Shell.Json);
    }

    async Task<IReadOnlyList<LateAlarm>> Late(string study, LedgerState before, LedgerState after, CancellationToken cancel) =>
        (await trials.Find(study, cancel))?.Value is { } trial ? Ledgers.Alarms(trial.Study, before, after) : [];

    async Task<Permit?> Permit(HttpContext http, string study, EntryContent content)
    {
        if (NeededRight.Of(content) is not { } right || http.Pass()?.For(right) is not { } permit)
            return null;
        if (content.Subject is not { } subject)
            return permit;
        return permit.Reaches(await SiteOf(study, subject, content, http.RequestAborted)) ? permit : null;
    }

    // A subject's first record says the site itself.
    async Task<string?> SiteOf(string study, string subject, EntryContent content, CancellationToken cancel)
    {
        var known = (await trials.Ledger.State(study, cancel: cancel)).Casebook().Subject(subject);
        return known?.Demographics is { } demographics ? demographics.Site
            : (content as RecordAdded)?.Record is Demographics { Site: var site } ? site
            : null;
    }

    static async Task<(EntryContent? Content, Sent? Sent, string? Wrong)> Read(HttpContext http, string study)
    {
        try
        {
            if (!http.Request.HasJsonContentType() || http.Request.ContentLength is not (> 0 and <= LongestBody))
                return (null, null, "Send one entry as JSON, at most a megabyte.");
            var sent = await http.Request.ReadFromJsonAsync<Sent>(http.RequestAborted);
            if (sent is not { Content.ValueKind: JsonValueKind.Object })
                return (null, null, "An entry has a kind and a content.");
            if (sent.Content.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Object))
                return (null, null, "A value is a text or a list of texts.");
            var read = EntryKinds.Read(AsEntry(sent, study));
            return (read.Value, sent, read.Value is null ? string.Join(" ", read.Findings.Select(f => f.What)) : null);
        }
        catch (JsonException broken)
        {
            return (null, null, $"That is no JSON of an entry: {broken.Message}");
        }
    }

    static Entry AsEntry(Sent sent, string study) =>
        new()
        {
            Study = study,
            Sequence = 0,
            Kind = sent.Kind,
            Subject = sent.Subject,
            Domain = sent.Domain,
            Number = sent.Number,
            Corrects = sent.Corrects,
            Content = sent.Content.GetRawText(),
            EventDate = sent.EventDate,
            Who = "",
            Role = "",
            At = "",
            Source = "",
            PreviousHash = "",
            Hash = "",
        };

    /// <summary>What is implausible in a record: it is kept as it was sent, and said.</summary>
    async Task<IReadOnlyList<Finding>> Odd(string study, EntryContent content, CancellationToken cancel)
    {
        if (content is not RecordAdded { Record: var record })
            return [];
        var values = RecordShape.Write(record).ToList();
        var table = new IncomingTable("api", record.Domain, "", [.. values.Select(v => v.Key)], [new(1, values)]);
        var state = await trials.Ledger.State(study, cancel: cancel);
        return Importing.Plan(state, [table], new(study, gate.Today)).Findings;
    }

    static object Shape(Entry entry, IReadOnlyList<Finding> odd, IReadOnlyList<LateAlarm> late) =>
        new
        {
            Alarms = late.Select(AlarmJson.Of),
            Findings = odd.Select(f => new
            {
                f.Column,
                f.What,
                f.Mend,
            }),
            entry.Study,
            entry.Sequence,
            entry.At,
            entry.Who,
            entry.Role,
            entry.Hash,
        };

    static IResult Conflict(Appended answer) =>
        Refused(
            StatusCodes.Status409Conflict,
            string.Join(
                " ",
                answer
                    .Refusals.Select(r => $"{r.What} {r.Mend}")
                    .Concat(answer.Conflicts.Select(c => $"{c.Key} was written meanwhile: read it and send it again."))
            )
        );

    static IResult Refused(int status, string why) => Results.Json(new { Error = why }, Shell.Json, statusCode: status);
}
