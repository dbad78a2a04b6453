using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>What leaves open whether there was a dose-limiting toxicity although no row of adverse events meets a line.</summary>
sealed class DltDoubts(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch, VitalStatus vital, DateOnly last)
{
    SubjectRecords Subject => watch.Subject;

    public Answer<DltStatus>? Of() => GradedWithoutAnEvent() ?? NamedWithoutAnEvent() ?? MayBeIcans() ?? DiedUnexplained();

    // A day's grade of CRS or ICANS that would be a DLT, with no adverse event of that name and grade: one of the two is wrong.
    public Answer<DltStatus>? GradedWithoutAnEvent() =>
        GradedWithoutAnEvent(FaObject.Crs, ToxicityTerm.Crs, ToxicityGroup.CytokineRelease)
        ?? GradedWithoutAnEvent(FaObject.Icans, ToxicityTerm.Icans, ToxicityGroup.Icans)
        ?? ShownWithoutAnEvent(FaObject.Crs, ToxicityTerm.Crs, ToxicityGroup.CytokineRelease)
        ?? ShownWithoutAnEvent(FaObject.Icans, ToxicityTerm.Icans, ToxicityGroup.Icans)
        ?? SeenWithoutAGrade(FaObject.Crs, ToxicityTerm.Crs, ToxicityGroup.CytokineRelease)
        ?? SeenWithoutAGrade(FaObject.Icans, ToxicityTerm.Icans, ToxicityGroup.Icans);

    Answer<DltStatus>? GradedWithoutAnEvent(FaObject about, string term, ToxicityGroup group)
    {
        if (LeastGrade(term, group) is not { } least)
            return null;
        var worst = Subject
            .Of<FindingAbout>()
            .Where(f => f.About?.Meaning == about && f.TestCode == TestCode.Grade && f.Number >= least && IsIn(f.Date))
            .MaxBy(f => f.Number);
        if (worst is null || IsTold(term, (int)worst.Number!.Value))
            return null;
        return Open(
            "graded-without-event",
            $"{about.Word()} was graded {worst.Result}, and no adverse event of that name and grade is recorded.",
            worst.AsFact(),
            new Gap.NotRecorded("AE", null, $"the adverse event {term}, with grade and relation")
        );
    }

    // A day whose signs make it as bad, or may, and no event that says how bad it was. An event of the name says which of the
    // grades that the signs leave it was; where they contradict a recorded one, an event of a line's grade alone says enough.
    Answer<DltStatus>? ShownWithoutAnEvent(FaObject about, string term, ToxicityGroup group)
    {
        if (LeastGrade(term, group) is not { } least || watch.GradesOf(about) is not { } days)
            return null;
        List<GradedDay> open =
        [
            .. from day in days.Between(watch.First.DayNumber, last.DayNumber)
            where day.Most >= least && !IsTold(term, day.IsDisputed ? Math.Max(least, day.Least) : day.Least)
            select day,
        ];
        if (open.Count == 0)
            return null;
        var worst = open.MaxBy(day => (day.Least, day.Most));
        return Open(
            "shown-without-event",
            $"By its signs {about.Word()} was of grade {worst.Grades} on a day, and no adverse event of that name and grade is "
                + "recorded.",
            worst.Because,
            new Gap.NotRecorded("AE", null, $"the adverse event {term}, with grade and relation")
        );
    }

    bool IsTold(string term, int grade) => watch.Events.Any(ae => ToxicityTerm.IsOne(ae, term) && !(ae.Grade < grade));

    // A day whose grade nobody can read, or of which only a yes is recorded, is no day without.
    Answer<DltStatus>? SeenWithoutAGrade(FaObject about, string term, ToxicityGroup group)
    {
        if (LeastGrade(term, group) is null || watch.Events.Any(ae => ToxicityTerm.IsOne(ae, term)))
            return null;
        List<FindingAbout> rows = [.. Subject.Of<FindingAbout>().Where(f => f.About?.Meaning == about && IsIn(f.Date))];
        return rows.Find(f => SeenDay.IsWithoutGrade(f, rows)) is not { } row
            ? null
            : Open(
                "seen-without-grade",
                $"{about.Word()} was recorded as \"{row.Result}\", which is no grade from 0 to 5, and no adverse event of that "
                    + "name is recorded.",
                row.AsFact(),
                new Gap.NotRecorded("AE", null, $"the adverse event {term}, with grade and relation")
            );
    }

    Answer<DltStatus>? NamedWithoutAnEvent() =>
        NamedWithoutAnEvent(ToxicityTerm.Crs, ToxicityGroup.CytokineRelease)
        ?? NamedWithoutAnEvent(ToxicityTerm.Icans, ToxicityGroup.Icans);

    // "Hypoxia due to CRS", as bad as a line asks of it, and no row of cytokine release: how bad that was is not recorded.
    Answer<DltStatus>? NamedWithoutAnEvent(string term, ToxicityGroup group)
    {
        if (LeastGrade(term, group) is not { } least || watch.Events.Any(ae => ToxicityTerm.IsOne(ae, term)))
            return null;
        var row = watch.Events.FirstOrDefault(ae =>
            !(ae.WorstGrade < least)
            && IsIn(ae.Start)
            && !watch.IsRuled(ae, RulingOutcome.NotDlt)
            && NamedToxicities.Of(ae).Any(named => named.As == NamedAs.Setting && ToxicityTerm.AreSame(named.Name, term))
        );
        return row is null
            ? null
            : Open(
                "named-without-event",
                $"{row.Name} names {term} in the site's words, and no adverse event of that name is recorded.",
                row.AsFact(),
                new Gap.NotRecorded("AE", null, $"the adverse event {term}, with grade and relation")
            );
    }

    // An event of the nervous system under another name, which nobody has said to be ICANS or not.
    public Answer<DltStatus>? MayBeIcans()
    {
        if (LeastGrade(ToxicityTerm.Icans, ToxicityGroup.Icans) is not { } least)
            return null;
        var sign = SuspectedIcans
            .Of([.. watch.Events], least, watch.Icans)
            .FirstOrDefault(ae => IsIn(ae.Start) && !watch.IsRuled(ae, RulingOutcome.NotDlt));
        return sign is null
            ? null
            : Open(
                "may-be-icans",
                $"{sign.Name} may be ICANS under another name, which counts from grade {least} on.",
                sign.AsFact(),
                new Gap.Question(sign.AsFact(), QuestionKind.IsIcans)
            );
    }

    public Answer<DltStatus>? DiedUnexplained()
    {
        if (
            !vital.IsDead
            || vital.Death.Value > last
            || watch.Events.Any(ae => ae.IsFatal && ToxicityMatch.IsRelated(ae).IsFalse)
        )
            return null;
        List<DeathDetail> causes = [.. CausesOfDeath.Of(Subject)];
        return causes.Count > 0 && causes.TrueForAll(cause => DiseaseAsCause.Is(cause.Result!))
            ? null
            : Open(
                "death-unexplained",
                $"Died, perhaps in the window, and whether of the product is not recorded{Said(causes)}.",
                causes is [var first, ..] ? first.AsFact() : vital.Death.Because[0],
                new Gap.NotRecorded(
                    "DD",
                    TestCode.CauseOfDeath,
                    "the fatal adverse event with its relation to the product, or the disease as the cause of death"
                )
            );
    }

    /// <summary>What is asked of a death whose recorded cause is the cells', whenever it came.</summary>
    public Gap? DiedOfTheCells() =>
        CausesOfDeath.Of(Subject).Any(cause => OtherCause.IsTheCells(cause.Result!) || IsOfTheBrain(cause.Result!))
            ? new Gap.NotRecorded("AE", null, "the adverse event that the subject died of, with its relation to the product")
            : null;

    // Brain oedema: a sign by which ICANS is graded (Lee 2019, table 5).
    static bool IsOfTheBrain(string cause) => NamedToxicities.In(cause).Any(named => IcansSigns.IsOne(named.Name));

    /// <summary>
    /// What is asked of a death in an event said to be related: one that goes by the name of the recorded cause and did not end
    /// before it, and of which nobody says that it was fatal.
    /// </summary>
    public Gap? DiedInAnEvent() =>
        (
            from ae in watch.Events
            where !ae.IsFatal && watch.IsRelated(ae).IsTrue && !(ae.End?.Latest < vital.Death.Value)
            where CausesOfDeath.Of(Subject).Any(cause => IsNamedAs(cause.Result!, ae))
            select new Gap.Unfilled(ae.AsFact(), "AESDTH")
        ).FirstOrDefault();

    static bool IsNamedAs(string cause, AdverseEvent ae) =>
        ToxicityTerm.AreSame(cause.Trim(), ToxicityTerm.Words(ae))
        || NamedToxicities.In(cause).Any(named => ToxicityTerm.IsOne(ae, named.Name));

    static Phrase Said(List<DeathDetail> causes) =>
        causes.Count > 0 ? (Phrase)$" (cause of death: {CausesOfDeath.InWords(causes)})" : "";

    int? LeastGrade(string term, ToxicityGroup group) => lines.Min(line => line.LeastGrade(e => IsMeant(e, term, group)));

    // By name, or as any event that is not left out.
    static bool IsMeant(ToxicityEvent meant, string term, ToxicityGroup group) =>
        meant.IsNamed
            ? IsAmong(meant.Terms, meant.Groups, term, group)
            : !IsAmong(meant.ExceptTerms, meant.ExceptGroups, term, group);

    static bool IsAmong(IReadOnlyList<string> terms, IReadOnlyList<ToxicityGroup> groups, string term, ToxicityGroup group) =>
        groups.Contains(group) || terms.Any(t => ToxicityTerm.AreSame(t, term));

    bool IsIn(Quantities.PartialDate? date) => date is not { } d || d.Latest >= watch.First && d.Earliest <= last;

    static Answer<DltStatus> Open(string id, Phrase says, Fact because, Gap missing) =>
        new(DltStatus.Pending, new($"dlt.{id}", says), [because], [missing]);
}
