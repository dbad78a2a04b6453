using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Records;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>Each subject's value of the endpoints: a listing, or one subject with the records behind it.</summary>
static class EndpointSubjectsText
{
    /// <summary>Every subject's value of an endpoint with its reason, a line each.</summary>
    public static void Listing(EndpointAnalysis estimate)
    {
        Terminal.Screen.WriteLine();
        if (estimate is EndpointAnalysis.Rate rate)
            Terminal.Table(["|subject", "|best", "|counts", "because"], rate.Members.Select(Row));
        if (estimate is EndpointAnalysis.Times times)
            Terminal.Table(["|subject", "|from", "|to", ">days", "|ends with", "because"], times.Subjects.Select(Row));
    }

    static IReadOnlyList<string> Row(ResponderLine line) =>
        [
            line.Subject.EscapeMarkup(),
            ResponseWords.Of(line.Best.Value),
            line.Counts ? "yes" : "no",
            Because(line).EscapeMarkup(),
        ];

    static IReadOnlyList<string> Row(TimeToEvent time) =>
        [
            time.Subject.EscapeMarkup(),
            DayWords.Of(time.Start),
            DayWords.Of(time.End),
            Written.Count(time.Days),
            EndingWords.Of(time),
            $"{time.Time.Rule.Says}{Noted(time.Notes.InWords())}".EscapeMarkup(),
        ];

    /// <summary>One subject: every endpoint with its value, the rule, what is missing, and the records.</summary>
    public static int Explain(Analysis analysis, IReadOnlyList<EndpointAnalysis> estimates, SubjectRecords subject)
    {
        Terminal.Title(
            $"{subject.Id}: endpoints of {analysis.Study.Id} as of {DayWords.Of(analysis.Day)}",
            analysis.Casebook.IsSynthetic ? "  [yellow]SYNTHETIC[/]" : ""
        );
        foreach (var estimate in estimates)
        {
            Terminal.Section(estimate.Endpoint.Title);
            Terminal.Facts([.. Facts(estimate, subject)]);
        }
        return ExitCode.Done;
    }

    static IEnumerable<(string, string?, string)> Facts(EndpointAnalysis estimate, SubjectRecords subject)
    {
        if (Value(estimate, subject) is { } value)
            return value;
        return estimate.LeftOut.FirstOrDefault(l => l.Subject == subject.Id) is { } found
            ? [("left out", found.Finding.ToString(), "")]
            : [("not in it", $"population: {Populations.InWords(estimate.Plan.Population)}", "")];
    }

    // Null of who has none.
    static IEnumerable<(string, string?, string)>? Value(EndpointAnalysis estimate, SubjectRecords subject) =>
        estimate switch
        {
            EndpointAnalysis.Rate rate => rate.Members.FirstOrDefault(l => l.Subject == subject.Id) is { } line
                ?
                [
                    ("best response", ResponseWords.Of(line.Best.Value), ""),
                    ("counts", line.Counts ? $"yes ({rate.CountingInWords})" : $"no ({rate.CountingInWords})", ""),
                    ("because", Because(line), ""),
                    .. Records(line.Best, subject),
                ]
                : null,
            EndpointAnalysis.Times times => times.Subjects.FirstOrDefault(t => t.Subject == subject.Id) is { } time
                ?
                [
                    ("time", $"{Written.Plural(time.Days, "day", "days")}, {EndingWords.Of(time)}", ""),
                    ("from", DayWords.Of(time.Start), ""),
                    ("to", DayWords.Of(time.End), ""),
                    ("because", Because(time), ""),
                    .. Records(time.Time, subject),
                ]
                : null,
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static IEnumerable<(string, string?, string)> Records<T>(Answer<T> answer, SubjectRecords subject) =>
        [
            .. RecordWords.Of(answer.Because, subject).Select((r, i) => (i == 0 ? "records" : "", (string?)r.ToString(), "")),
            .. answer.Missing.InWords().Select((m, i) => (i == 0 ? "missing" : "", (string?)m, "")),
        ];

    static string Because(ResponderLine line) => line.Best.Rule.Words + Noted([.. line.DecidedBy.Select(d => d.InWords)]);

    static string Because(TimeToEvent time) => time.Time.Rule.Words + Noted(time.Notes.InWords());

    static string Noted(IReadOnlyList<Phrase> notes) => notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})";
}
