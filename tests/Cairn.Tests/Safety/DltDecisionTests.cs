using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// What the definition of dose-limiting toxicity says where its lines leave a hole: the decisions of docs/decisions/0024, on the
/// definition that NCT06880354 assumes. Days count from the infusion.
/// </summary>
public sealed class DltDecisionTests
{
    const string Crs = ToxicityTerm.Crs;
    const string Neutropenia = "Neutrophil count decreased";
    const string Blood = "Blood and lymphatic system disorders";

    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static Answer<DltStatus> Judge(Study study, int asOf, params IEnumerable<Record> records) =>
        DltAssessment
            .Of(
                study,
                Subject("S1", [Infusion("S1", dose: 0.5, planned: 0.5), SeenOn("S1", asOf), .. records]),
                Day0.AddDays(asOf)
            )!
            .Status;

    static Answer<DltStatus> Judge(params IEnumerable<Record> records) => Judge(Trial, 80, records);

    static DltStatus Status(params IEnumerable<Record> records) => Judge(records).Value;

    static AdverseEvent Ae(string term, int? grade, int? day, int? end = null, string? relation = "RELATED", int sequence = 1) =>
        Event("S1", term, grade, day, end, relation, sequence: sequence);

    static IEnumerable<FindingAbout> Days(string about, int from, params IEnumerable<int> grades) =>
        grades.Select(
            (grade, i) =>
                new FindingAbout
                {
                    Subject = "S1",
                    Sequence = i + 1,
                    About = about,
                    TestCode = TestCode.Grade,
                    Result = $"{grade}",
                    Date = On(from + i),
                }
        );

    static MarrowFinding Marrow(int day, string? blasts) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.MarrowBlasts,
            Result = blasts,
            Unit = "%",
            Status = blasts is null ? "NOT DONE" : null,
            ReasonNotDone = blasts is null ? "DRY TAP" : null,
            Date = On(day),
        };

    // Duration at a grade

    [Fact]
    public void Days_at_a_grade_are_counted_by_the_daily_grades_and_not_by_the_row() =>
        Assert.Equal(DltStatus.None, Status([Ae(Crs, 3, 2, 10), .. Days("CRS", 2, 1, 2, 3, 2, 2, 1, 1, 1, 1)]));

    [Fact]
    public void Five_days_graded_3_are_a_dlt_though_the_row_says_three()
    {
        var status = Judge([Ae(Crs, 3, 2, 4), .. Days("CRS", 0, 0, 1, 3, 3, 3, 3, 3, 2, 1, 0)]);
        Assert.Equal((DltStatus.Dlt, "toxicity.DLT5"), (status.Value, status.Rule.Id));
        Assert.Contains(status.Because, f => f is { Domain: "FA", Value: "3" });
    }

    [Theory]
    [InlineData(3, DltStatus.None)]
    [InlineData(4, DltStatus.Dlt)]
    public void Without_daily_grades_the_row_says_how_long_it_lasted(int days, DltStatus expected) =>
        Assert.Equal(expected, Status(Ae(Crs, 3, 2, 1 + days)));

    [Fact]
    public void A_day_without_a_grade_may_have_been_as_bad_as_its_neighbours()
    {
        Record[] before = [.. Days("CRS", 2, 3, 3)];
        Record[] after = [.. Days("CRS", 5, 3, 2).Select(d => d with { Sequence = d.Sequence + 10 })];
        var status = Judge([Ae(Crs, 3, 2, 6), .. before, .. after]);
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, m => m is Gap.DaysGraded { Grade: 3, LongerThanDays: 3 });
    }

    [Fact]
    public void A_row_of_a_grade_that_no_day_shows_is_asked_about()
    {
        var status = Judge([Ae(Crs, 4, 2, 4), .. Days("CRS", 2, 2, 3, 2)]);
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.RowOrDays });
    }

    // ICANS under other names

    [Theory]
    [InlineData("Seizure", 2)]
    [InlineData("Status epilepticus", 3)]
    [InlineData("Depressed level of consciousness", 3)]
    [InlineData("Dysphasia", 3)]
    [InlineData("Aphasia", 3)]
    [InlineData("Somnolence", 3)]
    [InlineData("Delirium", 3)]
    [InlineData("Confusion", 3)]
    [InlineData("Edema cerebral", 3)]
    [InlineData("Cognitive disturbance", 3)] // CTCAE v5.0, nervous system: severe, self care limited
    [InlineData("Concentration impairment", 3)]
    [InlineData("Memory impairment", 3)]
    [InlineData("Agitation", 3)]
    [InlineData("Cerebral oedema", 3)] // names of charts for terms of CTCAE
    [InlineData("Epileptic fit", 2)]
    [InlineData("Drowsiness", 3)]
    public void What_may_be_icans_under_another_name_is_asked(string term, int grade)
    {
        var status = Judge(Ae(term, grade, 6, 7, "NOT RELATED"));
        Assert.Equal((DltStatus.Pending, "dlt.may-be-icans"), (status.Value, status.Rule.Id));
        Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.IsIcans });
    }

    [Theory]
    [InlineData("Depressed level of consciousness", 2)]
    [InlineData("Headache", 3)]
    public void A_milder_sign_and_one_of_another_kind_are_not_asked_about(string term, int grade) =>
        Assert.Equal(DltStatus.None, Status(Ae(term, grade, 6, 7, "NOT RELATED")));

    [Fact]
    public void The_question_is_answered_by_the_event_by_the_daily_grades_or_in_the_row()
    {
        var sign = Ae("Confusion", 3, 6, 7, "NOT RELATED");
        Assert.Equal(DltStatus.Dlt, Status(sign, Ae("ICANS", 3, 6, 7, sequence: 2)));
        Assert.Equal(DltStatus.None, Status(sign, Ae("ICANS", 2, 6, 7, sequence: 2)));
        Assert.Equal(DltStatus.None, Status([sign, .. Days("ICANS", 6, 1, 0)]));
        Assert.Equal(DltStatus.None, Status(sign with { Category = "NOT ICANS" }));
        Assert.Equal(DltStatus.Dlt, Status(sign with { Category = "ICANS", Relation = "RELATED" }));
    }

    // Lee 2019, table 5: with a seizure ICANS is grade 3 at least, with coma or status epilepticus 4. One that is graded lower on
    // those days answers nothing.
    [Theory]
    [InlineData("Seizure", 2, 2, DltStatus.Pending)]
    [InlineData("Coma", 3, 2, DltStatus.Pending)]
    [InlineData("Status epilepticus", 3, 2, DltStatus.Pending)]
    [InlineData("Confusion", 3, 2, DltStatus.None)] // its own degree is no measure of ICANS
    public void Icans_graded_lower_than_a_sign_makes_it_is_no_answer(string term, int grade, int icans, DltStatus expected)
    {
        var sign = Ae(term, grade, 5, 5);
        Assert.Equal(expected, Status(sign, Ae("ICANS", icans, 4, 6, sequence: 2)));
        Assert.Equal(expected, Status([sign, .. Days("ICANS", 4, 1, icans, 1), Ae("ICANS", icans, 4, 6, sequence: 2)]));
    }

    // A row of five days of grade 3 and five days of grade 2: one of the two is wrong, and by the row it would be a DLT.
    [Theory]
    [InlineData(3, 7, DltStatus.Pending)]
    [InlineData(3, 5, DltStatus.None)] // three days of grade 3 are none either
    public void A_row_that_every_day_contradicts_is_asked_about_at_a_line_with_a_duration(int from, int to, DltStatus expected)
    {
        var status = Judge([Ae(Crs, 3, from, to), .. Days("CRS", from, Enumerable.Repeat(2, to - from + 1))]);
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Any(m => m is Gap.Question { Kind: QuestionKind.RowOrDays }));
    }

    // CTCAE v5.0, platelet count decreased: grade 4 below 25 x 10^9/L. A row of grade 3 with 8 on its days cannot be right as well.
    [Theory]
    [InlineData("8", DltStatus.Pending)]
    [InlineData("30", DltStatus.None)]
    public void A_value_of_a_higher_grade_than_the_row_is_asked_about(string platelets, DltStatus expected)
    {
        LabResult[] counts =
        [
            .. new[] { 5, 20, 40, 55 }.Select(day => new LabResult
            {
                Subject = "S1",
                Sequence = day,
                TestCode = TestCode.Platelets,
                Result = platelets,
                Unit = "10*9/L",
                Date = On(day),
            }),
        ];
        var status = Judge([Ae("Platelet count decreased", 3, 5, 56), Marrow(28, "2"), .. counts]);
        Assert.Equal(expected, status.Value);
        Assert.Equal(
            expected == DltStatus.Pending,
            status.Missing.Any(m => m is Gap.Question { Kind: QuestionKind.RowOrValues })
        );
    }

    // It began before the cells, and its grade may be of a day before them; over before them it is asked about too (0100).
    [Theory]
    [InlineData("Hypoxia", "RELATED", 9, DltStatus.Pending)]
    [InlineData("Hypoxia", "NOT RELATED", 9, DltStatus.None)]
    [InlineData(Neutropenia, "RELATED", 60, DltStatus.None)]
    public void A_related_event_from_before_the_cells_is_asked_about(string term, string relation, int to, DltStatus expected)
    {
        var status = Judge(Ae(term, 4, -1, to, relation) with { OtherCause = "Transfusion" });
        Assert.Equal(expected, status.Value);
        Assert.Equal(
            expected == DltStatus.Pending,
            status.Missing.Any(m => m is Gap.Question { Kind: QuestionKind.BegunBefore })
        );
    }

    // Titration ends with a related event of grade 2: a day graded so without a row of events is asked about.
    [Theory]
    [InlineData("ICANS", 2, true)]
    [InlineData("ICANS", 1, false)]
    public void A_day_graded_as_a_trigger_without_an_event_is_asked_about(string about, int grade, bool asked)
    {
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. Days(about, 5, grade, 0)]);
        var trigger = DltAssessment.Of(Trial, subject, Day0.AddDays(80))!.ModerateTrigger;
        Assert.Equal(asked ? Truth.Unknown : Truth.False, trigger.Value);
    }

    // The cells' own syndromes

    [Theory]
    [InlineData(Crs, 4)]
    [InlineData("ICANS", 3)]
    public void A_syndrome_of_the_cells_said_not_to_be_theirs_is_open_until_its_other_cause_stands(string term, int grade)
    {
        var said = Ae(term, grade, 2, 5, "UNLIKELY");
        var status = Judge(said);
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.OtherCause });
        Assert.Equal(DltStatus.None, Status(said with { OtherCause = "Septic shock with Klebsiella in four blood cultures" }));
    }

    [Fact]
    public void Cytokine_release_without_a_grade_asks_of_its_own_lines_and_not_of_death() =>
        Assert.Equal("toxicity.DLT4", Judge(Ae(Crs, null, 2, 5)).Rule.Id);

    // Low blood counts

    [Theory]
    [InlineData("Agranulocytosis")]
    [InlineData("Pancytopenia")]
    [InlineData("Cytopenia")]
    [InlineData("Bicytopenia")]
    [InlineData("Leukopenia")]
    [InlineData("Haematotoxicity")]
    [InlineData("Neutropaenia")]
    [InlineData("Low platelets")]
    [InlineData("Thrombocytopaenia")]
    public void A_low_count_under_a_name_of_meddra_belongs_to_the_haematological_line(string term)
    {
        Assert.Equal(DltStatus.None, Status(Ae(term, 4, 3, 10)));
        Assert.Equal("toxicity.DLT7", Judge(Ae(term, 4, 3, 60)).Rule.Id);
    }

    [Fact]
    public void A_name_that_sounds_like_a_low_count_and_is_not_known_is_asked()
    {
        var status = Judge(Ae("Erythroid hypoplasia with monocytopenia", 4, 3, 10));
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.WhichToxicity });
    }

    [Theory]
    [InlineData("60", DltStatus.None)]
    [InlineData("5", DltStatus.None)]
    [InlineData("4", DltStatus.Dlt)]
    [InlineData(null, DltStatus.Pending)]
    public void Long_neutropenia_is_no_dlt_while_leukaemia_is_in_the_marrow(string? blasts, DltStatus expected) =>
        Assert.Equal(expected, Status(Ae(Neutropenia, 4, 3), Marrow(28, blasts)));

    // Low from day 3 to day 78; clear of leukaemia on day 28, 40 % on the day of the relapse. More than 42 days clear of it are
    // days 3 to 45: a relapse on day 46 comes after them. Decision 0083.
    [Theory]
    [InlineData(46, DltStatus.Dlt)]
    [InlineData(45, DltStatus.None)]
    public void A_relapse_excuses_no_low_count_that_had_lasted_before_it(int relapse, DltStatus expected)
    {
        Record[] marrows = [Marrow(28, "2"), Marrow(relapse, "40") with { Sequence = 2 }];
        Assert.Equal(expected, Status([Ae(Neutropenia, 4, 3, 78), .. marrows]));
    }

    // Clear before the counts fell, and back while they were low.
    [Fact]
    public void A_marrow_clear_of_leukaemia_before_the_low_count_says_that_it_was_away()
    {
        Record[] marrows = [Marrow(20, "2"), Marrow(71, "40") with { Sequence = 2 }];
        Assert.Equal(DltStatus.Dlt, Status([Ae(Neutropenia, 4, 27, 78), .. marrows]));
        Assert.Equal(DltStatus.None, Status(Ae(Neutropenia, 4, 27, 78), Marrow(71, "40")));
    }

    // 85 cells (ELN 2022 asks for 200) of a marrow of 5 % cellularity (below 10): no look at all (decision 0034).
    [Theory]
    [InlineData("2")]
    [InlineData("60")]
    public void A_marrow_too_poor_to_be_read_neither_makes_nor_excuses_a_long_neutropenia(string blasts)
    {
        MarrowFinding Seen(string test, string result, int number) =>
            Marrow(28, result) with
            {
                TestCode = test,
                Sequence = number,
            };
        var poor = Judge([
            Ae(Neutropenia, 4, 3),
            Marrow(28, blasts),
            Seen(TestCode.CellsCounted, "85", 2),
            Seen(TestCode.Cellularity, "5", 3),
        ]);
        Assert.Equal(DltStatus.Pending, poor.Value);
        Assert.Contains(poor.Missing, m => m is Gap.NotRecorded { Domain: "MI", Variable: TestCode.MarrowBlasts });
    }

    [Fact]
    public void Long_neutropenia_without_a_marrow_is_asked_while_it_goes_on_and_counts_once_it_is_over()
    {
        var goesOn = Judge(Ae(Neutropenia, 4, 3));
        Assert.Equal(DltStatus.Pending, goesOn.Value);
        Assert.Contains(goesOn.Missing, m => m is Gap.NotRecorded { Domain: "MI", Variable: TestCode.MarrowBlasts });
        Assert.Equal(DltStatus.Dlt, Status(Ae(Neutropenia, 4, 3, 46)));
        Assert.Equal(DltStatus.None, Status(Ae(Neutropenia, 4, 3, 44)));
    }

    [Fact]
    public void Counts_that_came_back_after_another_leukaemia_therapy_do_not_say_that_it_was_not_the_leukaemia() =>
        Assert.Equal(
            DltStatus.Pending,
            Status(
                Ae(Neutropenia, 4, 3, 60),
                new Medication
                {
                    Subject = "S1",
                    Sequence = 1,
                    Treatment = "Venetoclax",
                    Category = MedicationCategory.AntiLeukaemia,
                    Start = On(30),
                }
            )
        );

    [Fact]
    public void A_line_can_have_a_window_of_its_own()
    {
        var late = Ae(Neutropenia, 4, 35, 90) with { OrganClass = Blood };
        var lines = Trial.Dlt!.Rules.Select(line => line.Id == "DLT7" ? line with { WindowDays = 42 } : line);
        Assert.Equal(DltStatus.None, Judge(Trial, 100, late).Value);
        Assert.Equal(DltStatus.Dlt, Judge(Trial with { Dlt = Trial.Dlt with { Rules = [.. lines] } }, 100, late).Value);
    }

    // What both studies assume

    [Theory]
    [InlineData("Febrile neutropenia", 4, DltStatus.Dlt)]
    [InlineData("Febrile neutropenia", 3, DltStatus.None)]
    [InlineData("IEC-HS", 3, DltStatus.Dlt)]
    [InlineData("Haemophagocytic lymphohistiocytosis", 3, DltStatus.Dlt)]
    [InlineData("IEC-HS", 2, DltStatus.None)]
    [InlineData("Acute graft versus host disease", 3, DltStatus.Dlt)]
    [InlineData("Graft versus host disease", 2, DltStatus.None)]
    public void Febrile_neutropenia_4_and_iec_hs_and_gvhd_from_3_on_are_dlts(string term, int grade, DltStatus expected) =>
        Assert.Equal(expected, Status(Ae(term, grade, 10, 14)));

    [Theory]
    [InlineData("Y", null)]
    [InlineData(null, "FATAL")]
    [InlineData(null, "Fatal")]
    public void An_event_recorded_as_fatal_is_a_death_whatever_grade_stands_beside_it(string? fatal, string? outcome) =>
        Assert.Equal("toxicity.DLT1", Judge(Ae("Sepsis", 4, 20, 24) with { Fatal = fatal, Outcome = outcome }).Rule.Id);

    // Cells that were withheld

    static readonly Study Split = Trial with
    {
        Dosing = Trial.Dosing! with { Levels = [new(1, 5, [new(0, 10), new(1, 30), new(2, 60)])] },
    };

    static Answer<DltStatus> Cut(Study study, string? reason, params IEnumerable<Record> records)
    {
        var given = Infusion("S1", dose: 0.5, planned: 0.5);
        var rest = new[] { 1, 2 }.Select(day =>
            Infusion("S1", day: day, dose: 0, sequence: day + 1) with
            {
                Adjustment = reason,
            }
        );
        return DltAssessment.Of(study, Subject("S1", [given, .. rest, SeenOn("S1", 40), .. records]), Day0.AddDays(40))!.Status;
    }

    static readonly AdverseEvent Milder = Ae(Crs, 2, 1, 4);

    [Fact]
    public void Cells_withheld_for_toxicity_are_a_dlt_unless_the_study_says_otherwise()
    {
        Study With(WithheldDose withheld) => Split with { Dlt = Split.Dlt! with { WithheldForToxicity = withheld } };
        var status = Cut(Split, null, Milder);
        Assert.Equal((DltStatus.Dlt, "dlt.withheld"), (status.Value, status.Rule.Id));
        Assert.Contains(status.Because, f => f.Domain == "AE");
        Assert.Equal(DltStatus.None, Cut(With(WithheldDose.Counts), null, Milder).Value);
        Assert.Equal(DltStatus.NotEvaluable, Cut(With(WithheldDose.Replaced), null, Milder).Value);
    }

    [Theory]
    [InlineData(null, DltStatus.NotEvaluable)]
    [InlineData("PRODUCT SHORTAGE", DltStatus.NotEvaluable)]
    [InlineData("ADVERSE EVENT", DltStatus.Dlt)]
    public void Without_an_event_the_row_says_why_cells_were_withheld(string? reason, DltStatus expected) =>
        Assert.Equal(expected, Cut(Split, reason).Value);

    [Fact]
    public void A_reason_that_is_not_clear_keeps_the_subject_pending()
    {
        var mild = Milder with { Grade = 1 };
        foreach (var status in new[] { Cut(Split, null, mild), Cut(Split, "SEE NOTE", Milder) })
        {
            Assert.Equal(DltStatus.Pending, status.Value);
            Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.WhyWithheld });
        }
        Assert.Equal(DltStatus.Dlt, Cut(Split, null, mild with { Action = "DRUG WITHDRAWN" }).Value);
        Assert.Equal(
            DltStatus.NotEvaluable,
            Cut(Split, null, Ae("Nausea", 2, 0, 3, "NOT RELATED") with { Action = "DRUG WITHDRAWN" }).Value
        );
        Assert.Equal(DltStatus.Dlt, Cut(Split, "WITHHELD: CYTOKINE RELEASE SYNDROME GRADE 2", Milder).Value);
    }
}
