using Cairn.Dosing;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// What the committee's ruling about an event settles and what it cannot (decision 0054), on the definition that NCT06880354
/// assumes. By hand.
/// </summary>
public sealed class DltRulingTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static readonly AdverseEvent Seizure = Event("S1", "Seizure", 3, 6, 7, "NOT RELATED"),
        Headache = Event("S1", "Headache", 2, 6, 7, "RELATED"),
        Cytokines = Event("S1", ToxicityTerm.Crs, 4, 3, 9, "RELATED");

    static DltRuling Ruled(AdverseEvent ae, RulingOutcome outcome, int day = 20) =>
        new(ae.Key, outcome, Day0.AddDays(day), "C. Chair", "safety review committee", "old scar in the brain");

    static SubjectRecords Patient(AdverseEvent ae, int asOf = 80) =>
        Subject("S1", Infusion("S1", dose: 0.5, planned: 0.5), SeenOn("S1", asOf), ae);

    static DltAssessment Assessed(AdverseEvent ae, int asOf, params DltRuling[] rulings) =>
        DltAssessment.Of(Trial, Patient(ae, asOf), Day0.AddDays(asOf), rulings)!;

    static DltStatus Status(AdverseEvent ae, params DltRuling[] rulings) => Assessed(ae, 80, rulings).Status.Value;

    [Fact]
    public void What_may_be_a_toxicity_waits_until_the_committee_has_ruled()
    {
        Assert.Equal(DltStatus.Pending, Status(Seizure));
        Assert.Equal(DltStatus.None, Status(Seizure, Ruled(Seizure, RulingOutcome.NotDlt)));
        Assert.Equal(DltStatus.Dlt, Status(Seizure, Ruled(Seizure, RulingOutcome.Dlt)));
    }

    [Fact]
    public void A_ruling_takes_part_from_its_own_day_on()
    {
        var ruling = Ruled(Seizure, RulingOutcome.Dlt, day: 40);
        Assert.Equal(DltStatus.Pending, Assessed(Seizure, 39, ruling).Status.Value);
        Assert.Equal(DltStatus.Dlt, Assessed(Seizure, 40, ruling).Status.Value);
    }

    [Fact]
    public void The_committee_may_call_an_event_dose_limiting_that_no_line_names()
    {
        Assert.Equal(DltStatus.None, Status(Headache));
        var ruled = Assessed(Headache, 80, Ruled(Headache, RulingOutcome.Dlt));
        Assert.Equal((DltStatus.Dlt, "dlt.ruled"), (ruled.Status.Value, ruled.Status.Rule.Id));
        Assert.Contains("old scar", ruled.Status.Rule.Says, StringComparison.Ordinal);
    }

    // Dead on day 30, ruled about on day 37: the ruling counts from its day, and the toxicity is one of the life before.
    [Fact]
    public void A_ruling_about_somebody_dead_dates_no_toxicity_after_the_death()
    {
        var dead = Subject(
            "S1",
            Infusion("S1", dose: 0.5, planned: 0.5),
            Headache,
            new Demographics { Subject = "S1", Death = On(30) },
            new DeathDetail
            {
                Subject = "S1",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = "ACUTE MYELOID LEUKEMIA",
            }
        );
        var ruling = Ruled(Headache, RulingOutcome.Dlt, day: 37);
        Assert.Equal(DltStatus.None, DltAssessment.Of(Trial, dead, Day0.AddDays(36), ruling)!.Status.Value);
        var ruled = DltAssessment.Of(Trial, dead, Day0.AddDays(37), ruling)!;
        Assert.Equal((DltStatus.Dlt, Day0.AddDays(6)), (ruled.Status.Value, ruled.Since));
        Assert.Equal(Day0.AddDays(20), Assessed(Headache, 80, Ruled(Headache, RulingOutcome.Dlt)).Since); // of the living its own day
    }

    [Fact]
    public void What_surely_meets_a_line_stays_one_whatever_is_ruled() =>
        Assert.Equal(DltStatus.Dlt, Status(Cytokines, Ruled(Cytokines, RulingOutcome.NotDlt)));

    [Fact]
    public void A_window_that_is_open_stays_open() =>
        Assert.Equal(DltStatus.Pending, Assessed(Seizure, 22, Ruled(Seizure, RulingOutcome.NotDlt)).Status.Value);

    [Fact]
    public void A_ruling_about_an_event_that_was_changed_since_settles_nothing() =>
        Assert.Equal(DltStatus.Pending, Status(Seizure, Ruled(Seizure, RulingOutcome.NotDlt) with { Stands = false }));

    static Adjudicated Entry(RulingOutcome outcome, int day) =>
        new("S1", DltRuling.Question, Cairn.Ledger.Entries.Codes.Of(outcome), Seizure.Key, Day0.AddDays(day));

    [Fact]
    public void The_ledger_keeps_the_last_ruling_and_says_whether_it_still_stands()
    {
        var state = Ledger.Sheets.Fold(new RecordAdded(Seizure), Entry(RulingOutcome.Dlt, 10), Entry(RulingOutcome.NotDlt, 12));
        var ruling = Assert.Single(state.Casebook().Rulings);
        Assert.Equal((RulingOutcome.NotDlt, Day0.AddDays(12), true), (ruling.Outcome, ruling.Day, ruling.Stands));
        var added = state.Record(Seizure.Key)!.Newest.Sequence;
        var changed = state.After(Ledger.Sheets.LinkAfter(state.Head, new RecordCorrected(Seizure with { Grade = 4 }, added)));
        Assert.False(Assert.Single(changed.Casebook().Rulings).Stands);
        Assert.Empty(state.Casebook().AsOf(Day0.AddDays(11)).Rulings);
    }

    [Fact]
    public void Nobody_rules_about_an_event_before_it_began() =>
        Assert.Contains("began after", Wanted(Seizure, RulingOutcome.NotDlt, day: 2).Findings[0].What, StringComparison.Ordinal);

    static Checked<Adjudicated> Wanted(AdverseEvent ae, RulingOutcome outcome, RecordKey? about = null, int day = 80)
    {
        var book = new Casebook(Trial.Id, false, null, [Patient(ae)]);
        var board = DoseBoard.Of(Trial, book, Day0.AddDays(day))!;
        return new WantedRuling(about ?? ae.Key, outcome, "C. Chair").On(board, book);
    }

    [Fact]
    public void A_ruling_is_recorded_where_something_is_open_and_refused_where_a_line_surely_holds()
    {
        var none = Wanted(Seizure, RulingOutcome.NotDlt).Value!;
        Assert.Equal(("not-dlt", "C. Chair"), (none.Outcome, none.By));
        Assert.Equal("dlt", Wanted(Headache, RulingOutcome.Dlt).Value?.Outcome);
        Assert.Contains(
            "meets the definition",
            Wanted(Cytokines, RulingOutcome.NotDlt).Findings[0].What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_event_that_is_none_and_one_outside_the_window_are_refused()
    {
        Assert.Null(Wanted(Seizure, RulingOutcome.Dlt, Seizure.Key with { Number = 77 }).Value);
        Assert.Null(Wanted(Seizure, RulingOutcome.Dlt, Seizure.Key with { Subject = "S9" }).Value);
        Assert.Null(Wanted(Event("S1", "Seizure", 3, 60, 61), RulingOutcome.Dlt).Value);
    }
}
