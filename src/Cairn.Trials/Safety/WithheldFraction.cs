using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>
/// Why cells that were planned were not given: because of the product's toxicity, or not. What the event says of it comes first
/// (AEACN), then what the row says (EXAENO, EXTOX, EXADJ), then what was going on that day: a related event of grade 2 or above,
/// or such a daily grade of cytokine release or neurotoxicity, is taken to be the reason for cells of which none were given; a
/// milder or unclear one, and one that was over the day before, is asked about. Where nothing says why none were given, it is
/// asked while an event may yet be recorded, and where one came after. The order and the grade are chosen by the project.
/// </summary>
/// <param name="asksForCauses">True where an event that is said not to be related needs its cause beside it.</param>
sealed class WithheldFraction(bool asksForCauses)
{
    const int UsualReason = 2,
        GraveReason = 3;

    /// <summary>The last day of the window in which a toxicity may show what began with the cells withheld.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Whether that day is still to come.</summary>
    public bool IsOpen { get; init; }

    // Low counts come after every lymphodepletion.
    bool CameAfter(AdverseEvent ae, Exposure row) =>
        !HadBegun(ae, row)
        && ae.Start?.Earliest <= Last
        && !(ae.WorstGrade < UsualReason)
        && !IsRelated(ae).IsFalse
        && !ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.LowBloodCounts).IsTrue;

    static readonly string[] Withheld = ["DRUG WITHDRAWN", "DRUG INTERRUPTED", "DOSE REDUCED"];
    static readonly string[] SaysToxicity = ["ADVERSE EVENT", "TOXICITY", "DOSE-LIMITING TOXICITY", "DLT"];

    /// <summary>
    /// Whether somebody said why: the row by its answer or its reason, or an event that the row names or that says it acted.
    /// </summary>
    public static bool IsTold(Exposure row, SubjectRecords subject) =>
        row.ForToxicity is { Meaning: NoYes.Yes or NoYes.No }
        || !string.IsNullOrWhiteSpace(row.Adjustment)
        || row.EventNumber is not null
        || subject.Of<AdverseEvent>().Any(ae => HadBegun(ae, row) && HasActed(ae));

    /// <param name="row">A row of cells of which none, or less than planned, were given.</param>
    public Answer<Truth> IsForToxicity(Exposure row, SubjectRecords subject)
    {
        List<AdverseEvent> events = [.. subject.Of<AdverseEvent>().Where(ae => HadBegun(ae, row))];
        var asRecorded = AsRecorded(row, subject, events);
        return row.ForToxicity?.Meaning switch
        {
            NoYes.Yes => Agreeing(row, Truth.True, asRecorded),
            NoYes.No => Agreeing(row, Truth.False, asRecorded ?? Against(row, subject, events)),
            NoYes.Unknown => asRecorded ?? Said(Truth.Unknown, row, []),
            NoYes.NotApplicable or null => asRecorded
                ?? (row.Adjustment is { Length: > 0 } ? MayBe(row, subject, events) : ByWhatWentOn(row, subject, events)),
        };
    }

    // The answer of the ward stands, but for an event that says the opposite.
    static Answer<Truth> Agreeing(Exposure row, Truth said, Answer<Truth>? asRecorded)
    {
        if (asRecorded is null)
            return Said(said, row, []);
        if (asRecorded.Value == said || asRecorded.IsUnknown)
            return asRecorded;
        var which = new Gap.Question(row.AsFact(), QuestionKind.WithheldOrEvent);
        return Said(Truth.Unknown, row, []) with { Because = asRecorded.Because, Missing = [which] };
    }

    // No, and nobody says for what else: what would have been taken to be the reason asks for another one.
    static Answer<Truth>? Against(Exposure row, SubjectRecords subject, List<AdverseEvent> events)
    {
        if (NamedToxicities.In(row.Adjustment ?? "").Any(n => n.As == NamedAs.Head && OtherCause.IsTheCells(n.Name)))
            return Said(Truth.True, row, []);
        if (row.Adjustment is { Length: > 0 } told && DiseaseAsCause.IsTold(told) && !SoundsToxic(told))
            return null;
        var beside = events.FindAll(ae => IsBeside(ae, row));
        var graded = row.Dose == 0 ? ByGrades(row, subject, Truth.True) : Said(Truth.False, row, []);
        if (beside.Count == 0 && !graded.IsTrue && !(row.Dose == 0 && IsTreated(row, subject)))
            return null;
        var asked = Said(Truth.Unknown, row, beside);
        return asked with
        {
            Because = [.. asked.Because.Union(graded.Because)],
            Missing = [new Gap.Question(row.AsFact(), QuestionKind.WithheldForWhat)],
        };
    }

    // As bad as what is taken to be the reason, and not said to be of something else; a reaction begins with the cells cut short.
    static bool IsBeside(AdverseEvent ae, Exposure row) =>
        ae.WorstGrade >= UsualReason
        && !ToxicityMatch.IsRelated(ae).IsFalse
        && !WasOver(ae, row, daysBefore: 0)
        && (row.Dose == 0 || ae.Start?.Latest < row.Start?.Earliest);

    // By the events that are named, or that say it themselves; null when none is.
    Answer<Truth>? AsRecorded(Exposure row, SubjectRecords subject, List<AdverseEvent> events)
    {
        if (events.FindAll(HasActed) is { Count: > 0 } acted)
            return Related(row, acted);
        if (row.EventNumber is { } number)
            return subject.Of<AdverseEvent>().FirstOrDefault(ae => ae.Key.Number == number) is { } ae
                ? Related(row, [ae])
                : Said(Truth.Unknown, row, []) with
                {
                    Missing = [NotThere(number, row)],
                };
        if (row.Adjustment is not { Length: > 0 } reason)
            return null;
        if (events.FindAll(ae => Names(reason, ae)) is { Count: > 0 } named)
            return Related(row, named);
        return SaysToxicity.Contains(reason.Trim(), StringComparer.OrdinalIgnoreCase)
            ? Said(Truth.True, row, events.FindAll(ae => !IsRelated(ae).IsFalse))
            : null;
    }

    static bool HasActed(AdverseEvent ae) => Withheld.Contains(ae.Action, StringComparer.OrdinalIgnoreCase);

    static Gap.NotRecorded NotThere(int number, Exposure row) =>
        new("AE", null, $"adverse event {number}, which EX {row.Sequence} names (EXAENO)");

    Answer<Truth> MayBe(Exposure row, SubjectRecords subject, List<AdverseEvent> events) =>
        events.Exists(ae => MayBeTheReason(ae, row)) || !NonToxicReason.Is(row.Adjustment!)
            ? Said(Truth.Unknown, row, [])
            : ByGrades(row, subject, Truth.Unknown);

    // A toxicity by name, or a word of one, beside the answer that it was none.
    static bool SoundsToxic(string reason) =>
        OpenName.IsKnown(reason)
        || reason
            .Split([' ', ',', ';', '.', '/', '(', ')', '-', ':'])
            .Any(w => Words.Contains(w, StringComparer.OrdinalIgnoreCase))
        || Parts.Any(part => reason.Contains(part, StringComparison.OrdinalIgnoreCase));

    static readonly string[] Words = ["CRS", "ICANS", "AE", "SAE", "DLT", "ICU", "ITU", "IECHS", "HLH", "MAS", "FEVER", "SEPSIS"],
        Parts = ["TOXIC", "ADVERSE", "CYTOKINE", "REACTION", "INTENSIVE CARE", "IEC-HS", "毒性", "不良", "反应", "发热", "重症"];

    Answer<Truth> ByWhatWentOn(Exposure row, SubjectRecords subject, List<AdverseEvent> events)
    {
        var going = events.FindAll(ae => MayBeTheReason(ae, row));
        var usual = going.FindAll(ae => ae.WorstGrade >= UsualReason && IsRelated(ae).IsTrue && !WasOver(ae, row, daysBefore: 0));
        if (usual.Count > 0 && row.Dose == 0)
            return Said(Truth.True, row, usual);
        var graded = ByGrades(row, subject, row.Dose == 0 ? Truth.True : Truth.Unknown);
        if (graded.IsTrue)
            return graded;
        if (going.Count > 0 || IsTreated(row, subject))
            return Said(Truth.Unknown, row, going);
        List<AdverseEvent> came = [.. subject.Of<AdverseEvent>().Where(ae => CameAfter(ae, row))];
        return row.Dose == 0 && graded.IsFalse && (IsOpen || came.Count > 0) ? Said(Truth.Unknown, row, came) : graded;
    }

    // What is given for a syndrome of the cells says that there was one, though nobody recorded it.
    static bool IsTreated(Exposure row, SubjectRecords subject) =>
        subject
            .Of<Medication>()
            .Where(m => m.Start is { Year: not null } start && row.Start is { Year: not null } day && IsNear(start, day))
            .Any(IsForTheCells);

    /// <summary>A drug that is said to be given for a syndrome of the cells.</summary>
    internal static bool IsForTheCells(Medication m) => OtherCause.IsTheCells($"{m.Category}; {m.Indication}");

    static bool IsNear(PartialDate given, PartialDate day) =>
        given.Latest >= day.Earliest.AddDays(-1) && given.Earliest <= day.Latest;

    // A toxicity of grade 3 or above that is said not to be related, with no cause beside it, is open (0063).
    Truth IsRelated(AdverseEvent ae)
    {
        var related = ToxicityMatch.IsRelated(ae);
        var isSilenced = asksForCauses && related.IsFalse && ae.WorstGrade >= GraveReason && !OtherCause.IsNamed(ae);
        return isSilenced ? Truth.Unknown : related;
    }

    // Cytokine release and neurotoxicity come from the cells whether or not a row of events says so.
    static Answer<Truth> ByGrades(Exposure row, SubjectRecords subject, Truth ofUsual)
    {
        List<SyndromeGrade> graded = [.. GradedOn(row, subject)];
        if (graded.Count == 0)
            return Said(Truth.False, row, []);
        var truth = graded.Exists(g => g.Grade >= UsualReason) ? ofUsual : Truth.Unknown;
        return Said(truth, row, string.Join(", ", graded.Select(g => g.Name)), graded.SelectMany(g => g.Because));
    }

    static readonly (FaObject About, string Name)[] Syndromes =
    [
        (FaObject.Crs, ToxicityTerm.Crs),
        (FaObject.Icans, ToxicityTerm.Icans),
    ];

    sealed record SyndromeGrade(string Name, int Grade, IEnumerable<Fact> Because);

    // On the day; on the day before where the day has no grade, of which a grade says no more than that something went on.
    static IEnumerable<SyndromeGrade> GradedOn(Exposure row, SubjectRecords subject) =>
        from syndrome in Syndromes
        let grades = DailyGrades.Of(subject, syndrome.About)
        where grades is not null && row.Start?.Date is not null
        let day = row.Start!.Value.Date!.Value.DayNumber
        let isOfTheDay = grades.Touches(day, day)
        let first = isOfTheDay ? day : day - 1
        where grades.AtMost(first, day) > 0
        select new SyndromeGrade(syndrome.Name, isOfTheDay ? grades.Worst(day, day)!.Value : 1, grades.Because(1, first, day));

    Answer<Truth> Related(Exposure row, List<AdverseEvent> events)
    {
        var related = Truth.Any(events.Select(IsRelated));
        List<Gap> open = [.. events.Where(ae => !IsRelated(ae).IsTrue).Select(ToxicityEpisode.AskedRelation)];
        return Said(related, row, events) with { Missing = related.IsUnknown ? open : [] };
    }

    static Answer<Truth> Said(Truth truth, Exposure row, List<AdverseEvent> events)
    {
        var names = string.Join(", ", events.Select(ae => ae.Name).Distinct(StringComparer.OrdinalIgnoreCase));
        return Said(truth, row, names, events.Select(ae => ae.AsFact()));
    }

    static Answer<Truth> Said(Truth truth, Exposure row, string names, IEnumerable<Fact> because) =>
        new(
            truth,
            new("dlt.withheld", $"Cells were withheld{(names.Length > 0 ? (Phrase)$" for {names}" : "")}."),
            [.. because, row.AsFact()],
            truth.IsUnknown ? [new Gap.Question(row.AsFact(), QuestionKind.WhyWithheld)] : []
        );

    static bool Names(string reason, AdverseEvent ae) =>
        reason.Contains(ae.Name, StringComparison.OrdinalIgnoreCase)
        || reason.Contains(ae.Term, StringComparison.OrdinalIgnoreCase)
        || NamedToxicities.In(reason).Any(named => ToxicityTerm.IsOne(ae, named.Name));

    bool MayBeTheReason(AdverseEvent ae, Exposure row) => !IsRelated(ae).IsFalse && !WasOver(ae, row, daysBefore: 1);

    static bool WasOver(AdverseEvent ae, Exposure row, int daysBefore) =>
        row.Start is { Year: not null } day && ae.End?.Latest < day.Earliest.AddDays(-daysBefore);

    static bool HadBegun(AdverseEvent ae, Exposure row) =>
        ae.Start is not { Year: not null } start || row.Start is not { Year: not null } day || start.Earliest <= day.Latest;
}
