using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.Safety.Summary;

/// <summary>
/// Values of grade 3 or more that are from after treatment began, or may be, worse than before it, with no adverse event of those
/// days that tells them.
/// Whether a value is an event is the investigator's judgement: one question for a subject, with each term's worst value.
/// </summary>
static class UnrecordedValues
{
    const int Severe = 3,
        DaysAround = 3;

    const string WhiteCells = "White blood cell decreased",
        Neutrophils = "Neutrophil count decreased",
        Lysis = "Tumor lysis syndrome";

    public static IEnumerable<Finding> Of(TreatedSubject subject)
    {
        var terms = subject.Values.GroupBy(v => v.Term.Term, StringComparer.Ordinal);
        List<GradedValue> worst = [.. terms.Select(term => Worst(subject, [.. term])).OfType<GradedValue>()];
        if (worst.Count > 0)
            yield return Finding.Warning(
                subject.Id,
                null,
                "AETERM",
                $"Worse than before treatment, and no adverse event tells it: {string.Join("; ", worst.Select(Words))}.",
                "Record the event with its grade and relation, or say why the value is none."
            );
    }

    // Of a term the worst value that no event tells; null where there is none.
    static GradedValue? Worst(TreatedSubject subject, IReadOnlyList<GradedValue> values)
    {
        var before = values.LastOrDefault(v => v.IsAfter.IsFalse)?.Value;
        return values
            .Where(v => v is { IsAfter.IsFalse: false, Value: >= Severe } && !(v.Value <= before))
            .Where(v => !IsTold(subject, v) && !IsSum(subject, v))
            .MaxBy(v => v.Value);
    }

    // White cells whose neutrophils were counted that day are told by these.
    static bool IsSum(TreatedSubject subject, GradedValue value) =>
        value.Term.Term == WhiteCells && subject.Values.Any(v => v.Term.Term == Neutrophils && v.Day == value.Day);

    // Of a value without a day, or of a month, any event of its term may tell it.
    static bool IsTold(TreatedSubject subject, GradedValue value) =>
        subject.Events.Any(ae => Tells(subject, ae, value) && (DayOf(value) is not { } day || IsNear(ae, day)));

    static DateOnly? DayOf(GradedValue value) => value.Record.Date is { IsComplete: true } ? value.Day : null;

    // An event of the term, of one that goes with it, or under a name that may be any: of counts also one of several at once.
    static bool Tells(TreatedSubject subject, AdverseEvent ae, GradedValue value)
    {
        var told = TermSearch.Of(subject.Version).Named(ae.Name)?.Name;
        var term = value.Term.Term;
        return told == term
            || Together.Any(terms => terms.Contains(told) && terms.Contains(term))
            || IsOfSeveral(subject, ae, told) && Counts.Contains(term)
            || OpenName.IsOpen(ae);
    }

    // White cells are low because neutrophils or lymphocytes are; neutropenic fever says the neutrophils. Tumour lysis is uric
    // acid, potassium, calcium and the kidney (Cairo and Bishop 2004).
    static readonly string[][] Together =
    [
        [WhiteCells, Neutrophils, "Febrile neutropenia"],
        [WhiteCells, "Lymphocyte count decreased"],
        [Lysis, "Hyperuricemia"],
        [Lysis, "Hyperkalemia"],
        [Lysis, "Hypocalcemia"],
        [Lysis, "Creatinine increased"],
    ];

    static readonly string[] Counts =
    [
        WhiteCells,
        Neutrophils,
        "Lymphocyte count decreased",
        "Platelet count decreased",
        "Anemia",
    ];

    static bool IsOfSeveral(TreatedSubject subject, AdverseEvent ae, string? told) =>
        !ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.LowBloodCounts).IsFalse
        && (told is null || subject.Version.FindValue(told) is null);

    static bool IsNear(AdverseEvent ae, DateOnly day) =>
        !(ae.Start is { Year: not null } start && start.Earliest > day.AddDays(DaysAround))
        && !(ae.End is { Year: not null } end && end.Latest < day.AddDays(-DaysAround));

    static string Words(GradedValue value) =>
        $"{value.Term.Term} grade {value.Value} ({value.Record.Result} {value.Record.Unit} {When(value)})";

    static string When(GradedValue value) =>
        value.Record.Date switch
        {
            { IsComplete: true } => $"on {DayWords.Of(value.Day)}",
            { } known => $"in {known}, on which day is not recorded",
            null => "without a day",
        };
}
