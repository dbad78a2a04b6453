using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The way through the trial: who, where now, and every milestone with its study day.</summary>
static class SubjectWay
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "way",
            "Way through the trial",
            [
                new Answered(InWords(subject)),
                .. Contradictions(analysis, subject),
                Person(subject),
                .. SubjectTimelineFigures.Of(analysis, subject),
                Timeline(SubjectTimeline.Of(analysis, subject)),
            ]
        );

    // The figure above shows it; its rows are for who looks one up.
    static Folded Timeline(Table stops)
    {
        var rows = stops.Groups.Sum(g => g.Rows.Count);
        return new($"Every milestone by day ({Written.Count(rows)})", [stops]);
    }

    static Phrase InWords(SubjectAnalysis subject)
    {
        var stage = subject.Stage;
        Phrase reason = stage.Reason is { } why ? (Phrase)$": {Evidence.Sentence(why)}" : "";
        Phrase level = subject.Level is { } l ? (Phrase)$" at dose level {Evidence.Number(l)}" : "";
        return $"{subject.Subject}: {StageWords.Of(stage.Stage)}{reason}{Infused(subject)}{level}{Best(subject)}{Died(subject)}.";
    }

    // Who left the trial for another reason and died is not told without the death.
    static Phrase Died(SubjectAnalysis subject)
    {
        if (!subject.Stage.IsDead || subject.Stage.Stage == Stage.Died)
            return "";
        return subject.Course.Day(CourseEventKind.Death) is { } day
            ? (Phrase)$"; died on {Written.Date(day)}{PutIn(subject)}"
            : "; died";
    }

    static Phrase PutIn(SubjectAnalysis subject) =>
        subject.Course.Event(CourseEventKind.Death).Imputed is { } flag ? (Phrase)$" (imputed: {VitalStatus.Imputed(flag)})" : "";

    static Phrase Infused(SubjectAnalysis subject)
    {
        if (subject.Course.Day(CourseEventKind.FirstInfusion) is { } day)
            return $", first cells on {Written.Date(day)}";
        return subject.Stage.Infused ? ", first cells on an unknown day" : "";
    }

    static Phrase Best(SubjectAnalysis subject) =>
        subject.Stage.Infused && subject.Course.Marrow is not null
            ? (Phrase)$"; best response {ResponseWords.Of(subject.Course.Best.Value)}"
            : "";

    static KeyFacts Person(SubjectAnalysis subject)
    {
        var who = subject.Records.Demographics;
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        return new([
            ("Site", who?.Site ?? Inline.Unknown("site")),
            ("Age at consent", who?.AgeInYears is { } age ? Written.Plural(age, "year", "years") : Inline.Unknown("age")),
            ("Sex", Sex(who?.Sex)),
            ("Consent", Evidence.Day(subject.Screening.Consent, first)),
            ("Enrolled", subject.Screening.Enrolled is { } day ? Evidence.Day(day, first) : "no"),
            ("Last known alive", Evidence.Day(subject.Course.When(CourseEventKind.LastKnownAlive), first)),
            ("Death", Evidence.Day(subject.Course.When(CourseEventKind.Death), first) + PutIn(subject)),
        ]);
    }

    static Inline Sex(Coded<Sex>? sex) =>
        sex switch
        {
            { Meaning: Records.Sex.Female } => "female",
            { Meaning: Records.Sex.Male } => "male",
            { } other => other.Written,
            null => Inline.Unknown("sex"),
        };

    static IEnumerable<Block> Contradictions(Analysis analysis, SubjectAnalysis subject)
    {
        List<Finding> findings =
        [
            .. subject.Screening.Findings,
            .. analysis.Study.Response is null ? [] : subject.Course.Findings,
            .. DeathFindings.Of(subject.Records, analysis.Day),
        ];
        if (findings.Count > 0)
            yield return new Subsection(
                "What does not fit together",
                [new Points([.. findings.Select(f => (Inline)$"{f.What} {f.Mend}")])]
            );
    }
}
