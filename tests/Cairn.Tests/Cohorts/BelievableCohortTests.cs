using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

/// <summary>
/// What a clinician expects of a CAR-T cohort in acute leukaemia, over many seeds together: cytokine release in 90 to 100 %,
/// severe in 10 to 40 %
/// and more at higher levels; 10 to 20 % dead without relapse, of infection first; low counts often related; CRi, CRh and MLFS as
/// frequent as CR.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class BelievableCohortTests
{
    const int Seeds = 12;

    static readonly Dictionary<string, (Study Study, IReadOnlyList<SubjectRecords> Infused)> Pools = Trial
        .Ids.Select(id => (string)id.Data)
        .ToDictionary(id => id, Pool, StringComparer.Ordinal);

    static (Study, IReadOnlyList<SubjectRecords>) Pool(string id) =>
        (
            Played.Of(id).Study,
            [
                .. Enumerable
                    .Range(1, Seeds)
                    .SelectMany(seed => Played.Once(id, seed).Casebook.Subjects)
                    .Where(s => s.CellInfusions.Any(e => e.Dose > 0)),
            ]
        );

    static double Share(string id, Func<SubjectRecords, bool> has) =>
        Pools[id].Infused.Count(has) / (double)Pools[id].Infused.Count;

    static bool Has(SubjectRecords s, string term, int least = 1) =>
        s.Of<AdverseEvent>().Any(e => e.Code == term && e.Grade >= least);

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Cytokine_release_comes_in_nearly_everybody_and_is_severe_in_some(string id)
    {
        Assert.InRange(Share(id, s => Has(s, "Cytokine release syndrome")), 0.88, 1);
        Assert.InRange(Share(id, s => Has(s, "Cytokine release syndrome", 3)), 0.1, 0.4);
    }

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void One_or_two_in_ten_die_without_relapse_of_infection_first(string id)
    {
        var dead = Pools[id].Infused.Select(Cause).OfType<string>().ToList();
        var without = dead.Where(cause => cause != "ACUTE MYELOID LEUKEMIA").ToList();
        Assert.InRange(without.Count / (double)Pools[id].Infused.Count, 0.1, 0.2);
        Assert.True(without.Count(c => c == "INFECTION") * 2 > without.Count, string.Join(", ", without));
    }

    static string? Cause(SubjectRecords s) =>
        s.Of<DeathDetail>().FirstOrDefault(d => d.TestCode == TestCode.CauseOfDeath)?.Result;

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Less_than_full_recovery_is_as_frequent_as_complete_remission_on_day_28(string id)
    {
        var first = Pools[id].Infused.Select(s => First(DiseaseCourse.Of(Pools[id].Study, s, null))).ToList();
        var complete = first.Count(c => c == ResponseCategory.CR);
        var less = first.Count(c => c is ResponseCategory.CRh or ResponseCategory.CRi or ResponseCategory.MLFS);
        Assert.InRange(less / (double)complete, 0.8, 1.8);
    }

    static ResponseCategory? First(DiseaseCourse course) => course.Assessments is [var first, ..] ? first.Response.Value : null;

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void What_has_to_be_rehearsed_happens(string id)
    {
        var related = Pools[id]
            .Infused.Count(s =>
                s.Of<AdverseEvent>().Any(e => e.Code == "Platelet count decreased" && ToxicityMatch.IsRelated(e).IsTrue)
            );
        Assert.InRange(related / (double)Pools[id].Infused.Count, 0.15, 0.6);
        Assert.Contains(Pools[id].Infused, s => Met(id, s, "DLT7"));
        Assert.Contains(Pools[id].Infused, s =>
            Has(s, "Immune effector cell-associated hemophagocytic lymphohistiocytosis-like syndrome")
        );
        Assert.Contains(Pools[id].Infused, s => Has(s, "Acute graft versus host disease", 2));
        Assert.Contains(Pools[id].Infused, s => Has(s, "Tumor lysis syndrome", 3));
        if (id == Trial.Soochow)
            Assert.Contains(Pools[id].Infused, s => s.CellInfusions.Any(e => e.Dose == 0));
        else
            Assert.InRange(Share(id, s => Has(s, "Hypogammaglobulinaemia")), 0.3, 0.7);
    }

    // Cytokine release and neurotoxicity are the cells' alone; nausea before the cells is the drugs'; counts are nobody's alone.
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void To_each_of_the_four_questions_about_a_relation_some_say_yes_and_some_no(string id)
    {
        var events = Pools[id].Infused.SelectMany(s => s.Of<AdverseEvent>()).ToList();
        Func<AdverseEvent, Relatedness?>[] questions =
        [
            e => e.Relation?.Meaning,
            e => e.RelationToLymphodepletion?.Meaning,
            e => e.RelationToDisease?.Meaning,
            e => e.RelationToApheresis?.Meaning,
        ];
        foreach (var asked in questions)
        {
            Assert.Contains(events, e => asked(e).IsRelated.IsTrue);
            Assert.Contains(events, e => asked(e).IsRelated.IsFalse);
        }
        Assert.DoesNotContain(events, e =>
            e.Code == "Cytokine release syndrome" && e.RelationToLymphodepletion?.Meaning != Relatedness.NotRelated
        );
        Assert.Contains(events, e => e.Code == "Nausea" && e.RelationToLymphodepletion?.Meaning == Relatedness.Probable);
        Assert.Contains(events, e => questions[1](e).IsRelated.IsTrue && questions[2](e).IsRelated.IsTrue);
    }

    static bool Met(string id, SubjectRecords s, string line) =>
        DltAssessment.Of(Pools[id].Study, s, new(2060, 1, 1)) is { Status: { Value: DltStatus.Dlt } status }
        && status.Rule.Words.ToString().Contains(line, StringComparison.Ordinal);

    // Without other treatment half of those whose leukaemia did not respond are dead about three months after the first
    // assessment.
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Refractory_disease_without_other_treatment_kills_in_about_three_months(string id)
    {
        var days = Pools[id]
            .Infused.Where(s => s.Of<InvestigatorResponse>().FirstOrDefault()?.Result == "NR")
            .Where(s =>
                !s.Of<Medication>()
                    .Any(m => m.Category == MedicationCategory.AntiLeukaemia && m.Start > s.CellInfusions.First().Start)
            )
            .Select(s =>
                s.Demographics!.Death is { } death
                    ? death.Latest.DayNumber - s.CellInfusions.First().Start!.Value.Earliest.DayNumber
                    : int.MaxValue
            )
            .Order()
            .ToList();
        Assert.InRange(days[days.Count / 2], 60, 160);
    }

    // Also where the death is recorded by its month alone.
    [Fact]
    public void A_fatal_event_ends_fatally()
    {
        List<AdverseEvent> fatal =
        [
            .. Pools.Values.SelectMany(p => p.Infused).SelectMany(s => s.Of<AdverseEvent>()).Where(ae => ae.Grade == 5),
        ];
        Assert.Contains(fatal, ae => ae.End is { IsComplete: false });
        Assert.All(fatal, ae => Assert.Equal(EventOutcome.Fatal, ae.Outcome?.Meaning));
    }

    // Normal 7 g/L and above; an event of grade 1 halves a value of 7.5 to 13, one of grade 2 quarters it.
    [Fact]
    public void Low_immunoglobulins_have_values()
    {
        var (low, usual) = (0, 0);
        foreach (var subject in Played.Once(Studies.Trial.DualTarget, 4).Casebook.Subjects)
        {
            var events = subject.Of<AdverseEvent>().Where(ae => ae.Code == "Hypogammaglobulinaemia").ToList();
            foreach (var value in subject.Of<LabResult>().Where(l => l is { TestCode: LabCode.Igg, Number: not null }))
            {
                var during = events.Exists(ae => value.Date >= ae.Start && !(value.Date > ae.End));
                Assert.Equal(during, value.Number < 7);
                (low, usual) = during ? (low + 1, usual) : (low, usual + 1);
            }
        }
        Assert.True(low > 0 && usual > 0, $"{low} low, {usual} usual");
    }
}
