using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.Tests.Ledger;

/// <summary>
/// Which range of a laboratory a result takes: by hand, from ranges like those of any hospital's list (ALT 7 to 40 U/L in women,
/// 9 to 50 in men: WS/T 404.1-2012 of China).
/// </summary>
public sealed class LabRangesTests
{
    internal static readonly LabRange Women = new()
    {
        Site = "01",
        Laboratory = "Central",
        Test = "ALT",
        Sex = Sex.Female,
        AgeFrom = 18,
        Low = "7",
        High = "40",
        Unit = "U/L",
        From = new(2026, 1, 1),
    };

    internal static readonly LabRange Men = Women with { Sex = Sex.Male, Low = "9", High = "50" };

    static Demographics Who(Sex? sex = Sex.Female, string? site = "01", string? birth = "1980-05-01") =>
        new()
        {
            Subject = "S1",
            Site = site,
            Sex = sex is { } known ? (Coded<Sex>)known : null,
            Birth = birth is null ? null : PartialDate.Parse(birth),
            Consent = PartialDate.Of(2026, 2, 1),
            Age = 45,
        };

    static LabResult Alt(string date = "2026-03-02", string? unit = "U/L", string? specimen = null) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "ALT",
            Result = "130",
            Unit = unit,
            Specimen = specimen,
            Date = PartialDate.Parse(date),
        };

    static LedgerState Of(params LabRange[] ranges) => Sheets.Fold([.. ranges.Select(r => new LabRangeStated(r))]);

    static string? Limits(LedgerState state, LabResult row, Demographics who)
    {
        var filled = state.Ranges.Fill(row, who);
        return filled.Taken is null ? null : $"{filled.LowLimit} to {filled.HighLimit}, entry {filled.Taken.Entry}";
    }

    [Fact]
    public void A_result_takes_the_range_of_its_site_sex_and_age()
    {
        var state = Of(Women, Men);
        Assert.Equal("7 to 40, entry 1", Limits(state, Alt(), Who()));
        Assert.Equal("9 to 50, entry 2", Limits(state, Alt(), Who(Sex.Male)));
        Assert.Null(Limits(state, Alt(), Who(site: "02")));
        Assert.Null(Limits(state, Alt(), Who(site: null)));
        Assert.Null(Limits(state, Alt(), Who(birth: "2008-03-03"))); // 17 years old until tomorrow
        Assert.Equal("7 to 40, entry 1", Limits(state, Alt(), Who(birth: "2008-03-02")));
        Assert.Null(Limits(state, Alt() with { TestCode = "AST" }, Who()));
    }

    [Fact]
    public void What_is_not_known_of_the_person_leaves_the_range_open_only_where_it_decides()
    {
        var both = Women with { Sex = null };
        Assert.Null(Limits(Of(Women, Men), Alt(), Who(sex: null)));
        Assert.Null(Limits(Of(Women), Alt(), Who(sex: null)));
        Assert.Equal("7 to 40, entry 1", Limits(Of(both), Alt(), Who(sex: null)));
        Assert.Equal("7 to 40, entry 1", Limits(Of(both), Alt(), Who(birth: "1980")));
        Assert.Null(Limits(Of(both), Alt(), Who(birth: "2008"))); // 17 or 18
        Assert.Equal("7 to 40, entry 1", Limits(Of(both), Alt(), Who(birth: null))); // 45 at consent
    }

    [Fact]
    public void A_range_of_the_result_s_own_stays()
    {
        var own = Alt() with { HighLimit = "35" };
        Assert.Same(own, Of(Women).Ranges.Fill(own, Who()));
        var notDone = Alt() with { Status = Observation.NotDone };
        Assert.Same(notDone, Of(Women).Ranges.Fill(notDone, Who()));
    }

    [Fact]
    public void The_later_range_for_the_same_people_holds_from_its_day_on()
    {
        var state = Of(Women, Women with { From = new(2026, 3, 1), High = "45" });
        Assert.Equal("7 to 40, entry 1", Limits(state, Alt("2026-02-28"), Who()));
        Assert.Equal("7 to 45, entry 2", Limits(state, Alt("2026-03-01"), Who()));
        Assert.Null(Limits(state, Alt("2026"), Who())); // before or after: not known
        Assert.Null(Limits(state, Alt("2025-12-31"), Who()));
        Assert.Null(Limits(Of(Women with { To = new(2026, 1, 31) }), Alt("2026-02-01"), Who()));
    }

    [Fact]
    public void Limits_are_given_in_the_unit_of_the_result()
    {
        // 0.6 to 1.2 mg/dL of creatinine, 88.4 umol/L a mg/dL.
        var creatinine = Women with { Test = "CREAT", Low = "0.6", High = "1.2", Unit = "mg/dL" };
        var row = Alt() with { TestCode = "CREAT", Result = "70", Unit = "umol/L" };
        var filled = Of(creatinine).Ranges.Fill(row, Who());
        Assert.Equal((53.04, 106.08), (Math.Round(filled.NormalLow!.Value, 2), Math.Round(filled.NormalHigh!.Value, 2)));
        Assert.Equal("0.6", Of(creatinine).Ranges.Fill(row with { Unit = "mg/dL" }, Who()).LowLimit);
        Assert.Null(Limits(Of(creatinine), row with { Unit = "g" }, Who()));
        Assert.Null(Limits(Of(creatinine), row with { Unit = null }, Who()));
    }

    [Fact]
    public void A_range_of_serum_is_for_serum_and_for_what_names_no_specimen()
    {
        var state = Of(Women with { Specimen = "Serum" });
        Assert.Equal("7 to 40, entry 1", Limits(state, Alt(specimen: "SERUM"), Who()));
        Assert.Equal("7 to 40, entry 1", Limits(state, Alt(), Who()));
        Assert.Null(Limits(state, Alt(specimen: "PLASMA"), Who()));
        Assert.Null(Limits(Of(Women), Alt(specimen: "URINE"), Who()));
        Assert.Null(Limits(Of(Women with { Specimen = "Serum" }, Women with { Specimen = "Plasma" }), Alt(), Who()));
    }

    [Fact]
    public void A_change_and_a_withdrawal_count_for_results_that_were_there_before()
    {
        var state = Sheets.Fold(
            new RecordAdded(Who()),
            new RecordAdded(Alt()),
            new LabRangeStated(Women),
            new LabRangeStated(Women with { High = "41" }, 3)
        );
        Assert.Equal("41", Row(state).HighLimit);
        Assert.Equal(4, Row(state).Taken!.Entry);
        var line = Assert.Single(state.Ranges.Lines);
        Assert.Equal((4, 3), (line.Entry.Sequence, line.Before!.Entry.Sequence));
        var withdrawn = state.After(Sheets.LinkAfter(state.Head, new LabRangeWithdrawn(4)));
        Assert.Null(Row(withdrawn).Taken);
        Assert.Empty(withdrawn.Ranges.Lines);
        Assert.Equal("41", Row(state).HighLimit); // the earlier state says what it said
    }

    static LabResult Row(LedgerState state) => state.Casebook().Subject("S1")!.Of<LabResult>().Single();

    // One more entry of one subject makes nobody else's records anew.
    [Fact]
    public void The_records_of_others_stay_the_same_objects()
    {
        var state = Sheets.Fold(new RecordAdded(Who()), new RecordAdded(Alt()), new LabRangeStated(Women));
        var later = state.After(Sheets.LinkAfter(state.Head, new RecordAdded(Sheets.Vital(1, subject: "S2"))));
        Assert.Same(state.Casebook().Subject("S1"), later.Casebook().Subject("S1"));
    }

    // 130 U/L is above 3 and at most 5 times 40: grade 2 of CTCAE v5.0; without the limit there is none.
    [Fact]
    public void Ctcae_grades_by_the_range_in_force()
    {
        var records = new EntryContent[] { new RecordAdded(Who()), new RecordAdded(Alt()) };
        Assert.Null(Grade(Sheets.Fold(records)));
        Assert.Equal(2, Grade(Sheets.Fold([.. records, new LabRangeStated(Women)])));
    }

    static int? Grade(LedgerState state) =>
        GradedValues
            .Of(state.Casebook().Subject("S1")!, CtcaeVersion.Usual, null, Truth.False)
            .Single(v => v.Record.TestCode == "ALT")
            .Value;

    [Fact]
    public void What_was_known_on_a_past_day_knows_no_range_of_later()
    {
        var early = Sheets.Link(new RecordAdded(Who()), new RecordAdded(Alt()));
        var late = Chain.Link(
            ChainHead.Of(early[^1]),
            "X",
            [new Draft(new LabRangeStated(Women), Sheets.By)],
            Sheets.At.AddDays(10),
            Sheets.Salts()
        );
        var known = LedgerState.Fold("X", [.. early, .. late]).Casebook().KnownOn!;
        var day = DateOnly.FromDateTime(Sheets.At.UtcDateTime);
        Assert.Null(known("S1", day).Of<LabResult>().Single().HighLimit);
        Assert.Equal("40", known("S1", day.AddDays(10)).Of<LabResult>().Single().HighLimit);
    }

    [Fact]
    public void The_dataset_hands_on_what_was_recorded()
    {
        var filled = Of(Women).Ranges.Fill(Alt(), Who());
        Assert.Equal(Alt(), filled.AsRecorded());
        Assert.NotEqual(Alt(), filled);
    }
}
