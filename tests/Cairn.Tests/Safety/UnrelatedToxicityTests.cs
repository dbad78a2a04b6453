using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// A toxicity that meets a line in everything but its relation (decision 0063): every line of both studies. Days count from the
/// infusion on day 0. By hand.
/// </summary>
public sealed class UnrelatedToxicityTests
{
    const string Platelets = "Platelet count decreased";

    static Answer<DltStatus> Judge(Study study, IReadOnlyList<DltRuling> rulings, params IEnumerable<Record> records)
    {
        var dose = study.Dosing!.Levels[0].MillionCellsPerKg;
        IEnumerable<Exposure> cells = study.Dosing.Levels[0].Fractions is { Count: > 1 } split
            ? split.Select((f, i) => Infusion("S1", 1, f.Day, dose * f.Percent / 100, dose * f.Percent / 100, i + 1))
            : [Infusion("S1", dose: dose, planned: dose)];
        return DltAssessment
            .Of(study, Subject("S1", [.. cells, SeenOn("S1", 80), .. records]), Day0.AddDays(80), rulings)!
            .Status;
    }

    static MarrowFinding Marrow(int day, string blasts) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.MarrowBlasts,
            Result = blasts,
            Unit = "%",
            Date = On(day),
        };

    // An event for each line: term, grade, first and last day.
    public static TheoryData<string, string, int, int, int> Lines
    {
        get
        {
            var data = new TheoryData<string, string, int, int, int>();
            foreach (var study in new[] { Studies.Trial.DualTarget, Studies.Trial.Soochow })
            {
                data.Add(study, "Sepsis", 5, 9, 14); // DLT1
                data.Add(study, "Hypoxia", 4, 5, 6); // DLT2
                data.Add(study, "Alanine aminotransferase increased", 3, 5, 12); // DLT3: eight days
                data.Add(study, ToxicityTerm.Crs, 4, 2, 5); // DLT4
                data.Add(study, ToxicityTerm.Crs, 3, 2, 5); // DLT5: four days
                data.Add(study, ToxicityTerm.Icans, 3, 6, 7); // DLT6
                data.Add(study, Platelets, 4, 3, 45); // DLT7: 43 days
                data.Add(study, "Acute graft versus host disease", 3, 20, 22); // DLT8
                data.Add(study, "IEC-HS", 3, 12, 16); // DLT9
            }
            return data;
        }
    }

    // The disease by name is its own cause, where it is said not to be related.
    [Theory]
    [InlineData("Disease progression", "NOT RELATED", DltStatus.None)]
    [InlineData("Disease progression", "POSSIBLE", DltStatus.Dlt)]
    public void The_disease_as_an_event_asks_for_no_other_cause(string term, string relation, DltStatus expected) =>
        Assert.Equal(
            expected,
            Judge(Studies.Trial.Read(Studies.Trial.DualTarget), [], Event("S1", term, 4, 5, 30, relation)).Value
        );

    // Words that say that nobody knows, or knows yet, and strokes, name no cause.
    [Theory]
    [InlineData("none", DltStatus.Pending)]
    [InlineData("?", DltStatus.Pending)]
    [InlineData("-", DltStatus.Pending)]
    [InlineData("TBD", DltStatus.Pending)]
    [InlineData("To be determined.", DltStatus.Pending)]
    [InlineData("no other cause", DltStatus.Pending)]
    [InlineData("unclear", DltStatus.Pending)]
    [InlineData("待查", DltStatus.Pending)]
    [InlineData("NK", DltStatus.Pending)]
    [InlineData("multifactorial", DltStatus.Pending)]
    [InlineData("infection?", DltStatus.Pending)]
    [InlineData("possibly infection", DltStatus.Pending)]
    [InlineData("sepsis vs transfusion reaction", DltStatus.Pending)]
    [InlineData("awaiting cultures", DltStatus.Pending)]
    [InlineData("Transfusion reaction", DltStatus.None)]
    public void Words_that_name_no_cause_settle_nothing(string cause, DltStatus expected)
    {
        var said = Event("S1", "Hypoxia", 4, 5, 6, "UNLIKELY") with { OtherCause = cause };
        Assert.Equal(expected, Judge(Studies.Trial.Read(Studies.Trial.DualTarget), [], said).Value);
    }

    // Cytokine release, ICANS and their kin are the cells' by definition (Lee 2019; clinical-decisions): no other cause than them.
    [Theory]
    [InlineData("CRS", DltStatus.Pending)]
    [InlineData("capillary leak from CRS grade 2", DltStatus.Pending)]
    [InlineData("ICANS", DltStatus.Pending)]
    [InlineData("IEC-HS", DltStatus.Pending)]
    [InlineData("Cytokine storm", DltStatus.Pending)]
    [InlineData("anti-CLL1 CAR-T cells", DltStatus.Pending)]
    [InlineData("CAR T", DltStatus.Pending)]
    [InlineData("the product", DltStatus.Pending)]
    [InlineData("study treatment", DltStatus.Pending)]
    [InlineData("细胞因子释放综合征", DltStatus.Pending)]
    [InlineData("Fludarabine before CAR-T", DltStatus.None)]
    [InlineData("Pneumonia, not CRS", DltStatus.None)]
    [InlineData("Transfused red cells", DltStatus.None)]
    [InlineData("Blood products", DltStatus.None)]
    public void The_cells_and_what_is_theirs_are_no_other_cause(string cause, DltStatus expected)
    {
        var said = Event("S1", "Hypoxia", 4, 5, 6, "NOT RELATED") with { OtherCause = cause };
        Assert.Equal(expected, Judge(Studies.Trial.Read(Studies.Trial.DualTarget), [], said).Value);
    }

    [Theory, MemberData(nameof(Lines))]
    public void The_word_unrelated_alone_silences_no_line(string id, string term, int grade, int from, int to)
    {
        var study = Studies.Trial.Read(id);
        var said = Event("S1", term, grade, from, to, "UNLIKELY");
        var open = Judge(study, [], said, Marrow(30, "2"));
        Assert.Equal(DltStatus.Pending, open.Value);
        Assert.Contains(open.Missing, gap => gap is Gap.Question { Kind: QuestionKind.WhatElse or QuestionKind.OtherCause });
        Assert.NotEqual(
            DltStatus.Pending,
            Judge(study, [], said with { OtherCause = "Klebsiella in four blood cultures" }, Marrow(30, "2")).Value
        );
        Assert.Equal(DltStatus.Dlt, Judge(study, [], said with { Relation = "POSSIBLE" }, Marrow(30, "2")).Value);
    }

    [Theory]
    [InlineData(RulingOutcome.Dlt, DltStatus.Dlt)]
    [InlineData(RulingOutcome.NotDlt, DltStatus.None)]
    public void The_committee_settles_it(RulingOutcome outcome, DltStatus expected)
    {
        var platelets = Event("S1", Platelets, 4, 3, 45, "UNLIKELY");
        DltRuling ruling = new(platelets.Key, outcome, Day0.AddDays(60), "C. Chair", "safety review committee", "by the marrow");
        Assert.Equal(expected, Judge(Studies.Trial.Read(Studies.Trial.Soochow), [ruling], platelets, Marrow(30, "2")).Value);
    }

    [Theory]
    [InlineData("Hypoxia", 3, 5, 11)] // seven days
    [InlineData("Febrile neutropenia", 3, 5, 20)] // by no line
    [InlineData(Platelets, 4, 3, 44)] // 42 days
    [InlineData(Platelets, 4, 29, 80)] // begun after the window
    public void What_meets_no_line_is_not_asked_about(string term, int grade, int from, int to) =>
        Assert.Equal(
            DltStatus.None,
            Judge(Studies.Trial.Read(Studies.Trial.DualTarget), [], Event("S1", term, grade, from, to, "UNLIKELY")).Value
        );

    [Fact]
    public void Leukaemia_in_the_marrow_answers_before_the_relation_is_asked() =>
        Assert.Equal(
            DltStatus.None,
            Judge(
                Studies.Trial.Read(Studies.Trial.Soochow),
                [],
                Event("S1", Platelets, 4, 3, 45, "UNLIKELY"),
                Marrow(30, "35")
            ).Value
        );

    // Which of them is right a physician says (0011); the order of their rows says nothing.
    [Theory]
    [InlineData("3", "8", DltStatus.Pending)]
    [InlineData("8", "3", DltStatus.Pending)]
    [InlineData("8", "35", DltStatus.None)]
    [InlineData("2", "3", DltStatus.Dlt)]
    [InlineData("<10", "<10", DltStatus.Pending)]
    public void Two_marrows_of_one_day_that_disagree_are_asked_about(string one, string other, DltStatus expected)
    {
        var status = Judge(
            Studies.Trial.Read(Studies.Trial.Soochow),
            [],
            Event("S1", Platelets, 4, 3, 60, "RELATED"),
            Marrow(30, one),
            Marrow(30, other) with
            {
                Sequence = 2,
            }
        );
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Count > 0);
    }

    // AERELNST
    [Theory]
    [InlineData("unknown", "2", DltStatus.Pending)] // names nothing
    [InlineData("Acute myeloid leukemia", "2", DltStatus.Pending)] // the marrow is clear of it
    [InlineData("Acute myeloid leukemia", null, DltStatus.Pending)] // a marrow is missing
    [InlineData("AML relapse", "2", DltStatus.Pending)] // in a site's own words
    [InlineData("Azacitidine against the leukaemia (therapy)", "2", DltStatus.None)]
    [InlineData("Ganciclovir", "2", DltStatus.None)]
    public void A_cause_that_the_marrow_contradicts_or_that_names_nothing_is_none(
        string cause,
        string? blasts,
        DltStatus expected
    )
    {
        var said = Event("S1", Platelets, 4, 3, null, "UNLIKELY") with { OtherCause = cause };
        IEnumerable<Record> marrow = blasts is null ? [] : [Marrow(30, blasts)];
        Assert.Equal(expected, Judge(Studies.Trial.Read(Studies.Trial.Soochow), [], [said, .. marrow]).Value);
    }

    // Shown beside "no DLT": the cause takes it out of the count, and a committee may see it otherwise.
    [Fact]
    public void What_a_cause_or_the_committee_set_aside_is_told()
    {
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        var hypoxia = Event("S1", "Hypoxia", 4, 5, 6, "UNLIKELY") with { OtherCause = "Pulmonary embolism" };
        var nausea = Event("S1", "Nausea", 2, 5, 6, "UNLIKELY", sequence: 2);
        SubjectRecords Of(params IEnumerable<Record> events) =>
            Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. events]);
        Assert.Equal(
            ["Hypoxia"],
            DltAssessment.Beside(study, Of(hypoxia, nausea), Day0.AddDays(80)).SetAside.Select(ae => ae.Name)
        );
        Assert.Empty(DltAssessment.Beside(study, Of(hypoxia with { Relation = "RELATED" }), Day0.AddDays(80)).SetAside);
        var release = Event("S1", ToxicityTerm.Crs, 4, 3, 5, "UNLIKELY");
        DltRuling none = new(release.Key, RulingOutcome.NotDlt, Day0.AddDays(60), "C. Chair", "committee", "sepsis");
        Assert.Equal(
            [ToxicityTerm.Crs],
            DltAssessment.Beside(study, Of(release), Day0.AddDays(80), none).SetAside.Select(ae => ae.Name)
        );
    }

    // Neutrophils and platelets of one line: each is named. CRS of grade 3 with an end of a month alone may have lasted longer than
    // three days (DLT5): the committee ruled, and that is told.
    [Fact]
    public void Every_event_that_was_set_aside_is_told_and_so_is_what_a_ruling_settled()
    {
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        SubjectRecords Of(params IEnumerable<Record> events) =>
            Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. events]);
        AdverseEvent Unrelated(string term, int sequence) =>
            Event("S1", term, 4, 5, 6, "UNLIKELY", sequence: sequence) with
            {
                OtherCause = "Pulmonary embolism",
            };
        var two = Of(Unrelated("Hypoxia", 1), Unrelated("Dyspnea", 2));
        Assert.Equal(["Hypoxia", "Dyspnea"], DltAssessment.Beside(study, two, Day0.AddDays(80)).SetAside.Select(ae => ae.Name));
        var open = Event("S1", ToxicityTerm.Crs, 3, 3) with { End = PartialDate.Of(2025, 6) };
        Assert.Equal(DltStatus.Pending, DltAssessment.Of(study, Of(open), Day0.AddDays(80))!.Status.Value);
        DltRuling none = new(open.Key, RulingOutcome.NotDlt, Day0.AddDays(60), "C. Chair", "committee", "two days by the chart");
        Assert.Equal(DltStatus.None, DltAssessment.Of(study, Of(open), Day0.AddDays(80), none)!.Status.Value);
        Assert.Equal(
            [ToxicityTerm.Crs],
            DltAssessment.Beside(study, Of(open), Day0.AddDays(80), none).SetAside.Select(ae => ae.Name)
        );
    }

    [Fact]
    public void A_study_can_let_the_sites_word_settle_it_but_for_the_cells_own_syndromes()
    {
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        var trusting = study with { Dlt = study.Dlt! with { UnrelatedNeedsCause = false } };
        Assert.Equal(DltStatus.None, Judge(trusting, [], Event("S1", "Hypoxia", 4, 5, 6, "UNLIKELY")).Value);
        Assert.Equal(DltStatus.Pending, Judge(trusting, [], Event("S1", ToxicityTerm.Crs, 4, 2, 5, "UNLIKELY")).Value);
    }

    [Fact]
    public void A_toxicity_that_is_open_by_its_relation_alone_can_change_the_dose_decision()
    {
        var open = Judge(Studies.Trial.Read(Studies.Trial.DualTarget), [], Event("S1", "Hypoxia", 4, 5, 6, "NOT RELATED"));
        Assert.Equal(
            "what else caused Hypoxia (AE 1, AERELNST), which is not said to be related, or the committee's ruling",
            Assert.Single(open.Missing).ToString()
        );
    }
}
