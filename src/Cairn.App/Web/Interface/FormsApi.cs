using System.Globalization;
using System.Text.Json;
using Cairn.App.Web.Access;
using Cairn.App.Web.Ward;
using Cairn.Capture;
using Cairn.Forms;

namespace Cairn.App.Web.Interface;

/// <summary>
/// Forms for other systems: read with the entry of each line, and sent back with it, so that what somebody wrote meanwhile is
/// never
/// written over. They go the way of a form that a person fills in.
/// </summary>
sealed class FormsApi(WardSubjects subjects, SubjectReach reach, FormSaving saving)
{
    /// <summary>A form as it is sent.</summary>
    /// <param name="Key">Of the caller's choosing: sent twice under one key, a row of a log is one row.</param>
    sealed record Sent(string? Key, string? Date, string? Reason, IReadOnlyDictionary<string, SentLine>? Lines);

    /// <summary>A line: the entry that the caller had before them, 0 for none, and the answers by variable.</summary>
    sealed record SentLine(long Entry, IReadOnlyDictionary<string, string>? Answers);

    const int LongestBody = 1 << 20;

    public void Map(WebApplication app)
    {
        InterfaceAddress.Form.Map(app, Read);
        InterfaceAddress.FormAt.Map(app, Read);
        InterfaceAddress.SaveForm.Map(app, Save);
        InterfaceAddress.SaveFormAt.Map(app, Save);
    }

    async Task<(WardSubject? Found, FormPlace? Place, IResult? Refused)> Find(
        HttpContext http,
        string study,
        string subject,
        string form,
        string? when
    )
    {
        var (state, refused) = await reach.Of(http, study, subject);
        if (state is null)
            return (null, null, refused);
        var (found, place, _) = await subjects.Find(http, study, subject, form, when);
        return found is null
            ? (null, null, InterfaceResults.Refused(StatusCodes.Status404NotFound, "There is no such form."))
            : (found, place, null);
    }

    async Task<IResult> Read(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, refused) = await Find(http, study, subject, form, when);
        return found is null ? refused! : InterfaceResults.Say(Shape(FormSheet.Of(found.State, place!)));
    }

    static object Shape(FormSheet sheet) =>
        new
        {
            sheet.Place.Subject,
            Form = sheet.Place.Form.Id,
            When = sheet.Place.When,
            sheet.Date,
            Lines = sheet.Lines.Select(l => new
            {
                l.Id,
                l.Plan.Label,
                l.Plan.Domain,
                l.Key?.Number,
                l.Entry,
                Answers = Variables(l).ToDictionary(v => v, l.AnswerOf, StringComparer.Ordinal),
            }),
        };

    static IEnumerable<string> Variables(SheetLine line)
    {
        var asked = line.Plan.Items.Select(i => i.Variable);
        return line.Plan.HasUnit ? asked.Append(line.Plan.Domain + "ORRESU") : asked;
    }

    async Task<IResult> Save(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, refused) = await Find(http, study, subject, form, when);
        if (found is null)
            return refused!;
        if (await Body(http) is not { } sent)
            return InterfaceResults.Refused(StatusCodes.Status400BadRequest, "Send a form as JSON, at most a megabyte.");
        var sheet = FormSheet.Of(found.State, place!);
        if (Unknown(sent, sheet) is { } unknown)
            return InterfaceResults.Refused(StatusCodes.Status422UnprocessableEntity, unknown);
        return await saving.Save(http, found, place!, AsForm(sent, sheet)) switch
        {
            SaveAnswer.Saved saved => InterfaceResults.Say(
                new
                {
                    State = "saved",
                    Entries = saved.Entries.Select(e => new
                    {
                        e.Sequence,
                        e.Domain,
                        e.Number,
                        e.Hash,
                    }),
                    Alarms = saved.Late.Select(AlarmJson.Of),
                }
            ),
            SaveAnswer.Same => InterfaceResults.Say(new { State = "same", Entries = Array.Empty<object>() }),
            SaveAnswer.Open open => InterfaceResults.Say(Shape(open.Captured), Status(open.Captured)),
            SaveAnswer.Refused no => InterfaceResults.Say(
                new { State = "refused", Findings = no.Refusals },
                StatusCodes.Status409Conflict
            ),
            SaveAnswer.NotYours => InterfaceResults.Refused(StatusCodes.Status403Forbidden, "The form holds records of others."),
            SaveAnswer.Busy => InterfaceResults.Refused(StatusCodes.Status409Conflict, "Too many write at once: send it again."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    static object Shape(Captured captured) =>
        new
        {
            captured.State,
            captured.Findings,
            Moved = captured.Moved.Select(m => new
            {
                m.Line,
                Entry = m.By.Sequence,
                m.By.Who,
                m.Changes,
            }),
        };

    static int Status(Captured captured) =>
        captured.State == CaptureState.Moved ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;

    static async Task<Sent?> Body(HttpContext http)
    {
        try
        {
            return http.Request.HasJsonContentType() && http.Request.ContentLength is null or (> 0 and <= LongestBody)
                ? await http.Request.ReadFromJsonAsync<Sent>(http.RequestAborted)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What the form does not ask is not passed over in silence: the caller would think it saved.
    static string? Unknown(Sent sent, FormSheet sheet)
    {
        foreach (var (id, line) in sent.Lines ?? new Dictionary<string, SentLine>(StringComparer.Ordinal))
        {
            if (IsNewRow(id, sheet))
                continue;
            if (sheet.Lines.FirstOrDefault(l => l.Id == id) is not { } asked)
                return $"There is no line '{id}' here: {string.Join(", ", sheet.Lines.Select(l => l.Id))}.";
            if (line.Answers?.Keys.FirstOrDefault(v => !Variables(asked).Contains(v, StringComparer.Ordinal)) is { } other)
                return $"The line '{id}' asks nothing called '{other}': {string.Join(", ", Variables(asked))}.";
        }
        return null;
    }

    static bool IsNewRow(string id, FormSheet sheet) =>
        sheet.Place.Form.Repeats == FormRepeat.Log && Enumerable.Range(1, SentForm.NewRows).Any(n => SentForm.NewRow(n) == id);

    // A date that is not sent is left as it is.
    static SentForm AsForm(Sent sent, FormSheet sheet)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SentForm.DateField] = sent.Date ?? sheet.Date,
            [SentForm.BaseOfDate] = sheet.Date,
            [SentForm.ReasonField] = sent.Reason ?? "",
        };
        foreach (var (id, line) in sent.Lines ?? new Dictionary<string, SentLine>(StringComparer.Ordinal))
        {
            fields[id + ".base"] = line.Entry.ToString(CultureInfo.InvariantCulture);
            foreach (var (variable, text) in line.Answers ?? new Dictionary<string, string>(StringComparer.Ordinal))
                fields[$"{id}.{variable}"] = text;
        }
        var isKey = sent.Key is { Length: > 0 and <= 64 } key && key.All(char.IsAsciiLetterOrDigit);
        return new(fields, isKey ? sent.Key! : "interface");
    }
}
