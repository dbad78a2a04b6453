using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>Which ranges of laboratories are refused, and in which words: by hand.</summary>
public sealed class LabRangeCheckTests
{
    static readonly LabRange Women = LabRangesTests.Women,
        Men = LabRangesTests.Men;

    static string Refused(LedgerState state, EntryContent content, string? reason = "why") =>
        string.Join(
            " ",
            ChangeCheck.Refusals(state, Change.Of(new Draft(content, Sheets.By with { Reason = reason }))).Select(f => f.What)
        );

    static string Refused(LabRange range, params LabRange[] standing) =>
        Refused(Sheets.Fold([.. standing.Select(r => new LabRangeStated(r))]), new LabRangeStated(range));

    public static TheoryData<LabRange, string> Wrong =>
        new()
        {
            { Women with { Low = "40", High = "7" }, "The lower limit 40 is not below the upper limit 7." },
            { Women with { Low = "7", High = "7" }, "The lower limit 7 is not below the upper limit 7." },
            { Women with { Low = null, High = null }, "No limit is given." },
            { Women with { High = "4O" }, "'4O' is no number." },
            { Women with { High = "40,5" }, "'40,5' is no number." },
            { Women with { Unit = "mmol" }, "'mmol' is no unit of Alanine aminotransferase." },
            { Women with { Unit = "" }, "'' is no unit of Alanine aminotransferase." },
            { Women with { Test = "ALAT" }, "'ALAT' is no laboratory test that is known." },
            { Women with { Test = "HCG" }, "Choriogonadotropin is answered in words: it has no range." },
            // mg/dL by its size: below 5 umol/L lies nobody.
            {
                Women with
                {
                    Test = "CREAT",
                    Unit = "umol/L",
                    Low = "0.6",
                    High = "1.2",
                },
                "0.6 to 1.2 µmol/L is not normal Creatinine: nobody's result would be in it."
            },
            { Women with { Laboratory = " " }, "The laboratory has no name." },
            { Women with { AgeFrom = 18, AgeTo = 12 }, "Nobody is from 18 to 12 years old." },
            { Women with { To = new(2025, 12, 31) }, "The last day, 31 Dec 2025, is before the first, 1 Jan 2026." },
            { Women with { Sex = Sex.Unknown }, "A range is for women, for men, or for both." },
            { Women with { Laboratory = "a\nb" }, "The text is too long, or holds letters that no keyboard makes." },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_range_is_refused_in_words(LabRange range, string why) => Assert.Equal(why, Refused(range));

    [Fact]
    public void A_range_on_one_side_and_one_beside_another_are_taken()
    {
        Assert.Equal("", Refused(Women with { Low = null }));
        Assert.Equal("", Refused(Men, Women));
        Assert.Equal("", Refused(Women with { AgeFrom = null, AgeTo = 17 }, Women));
        Assert.Equal("", Refused(Women with { Site = "02" }, Women));
        Assert.Equal("", Refused(Women with { Specimen = "Serum" }, Women with { Specimen = "Plasma" }));
        Assert.Equal("", Refused(Women with { From = new(2026, 3, 1) }, Women)); // the laboratory's new limits
    }

    public static TheoryData<LabRange> Beside =>
        [
            Women,
            Women with
            {
                High = "45",
                Laboratory = "Another",
            },
            Women with
            {
                Sex = null,
            },
            Women with
            {
                AgeFrom = 60,
            },
            Women with
            {
                AgeFrom = 60,
                From = new(2027, 1, 1),
            },
            Women with
            {
                Site = null,
            },
            Women with
            {
                Specimen = "Serum",
            },
        ];

    [Theory]
    [MemberData(nameof(Beside))]
    public void Two_ranges_for_one_person_on_one_day_contradict_each_other(LabRange range)
    {
        var why = Refused(range, Women);
        Assert.StartsWith("A range of Alanine aminotransferase is recorded for the same person", why, StringComparison.Ordinal);
        Assert.Contains("entry 1, Central, women, 18 years and over, 7 to 40 U/L", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_has_ended_stands_in_nobody_s_way()
    {
        var half = Women with { To = new(2026, 5, 31) };
        Assert.Equal("", Refused(Women with { Sex = null, From = new(2026, 6, 1) }, half));
        Assert.NotEqual("", Refused(Women with { Sex = null, From = new(2026, 5, 31) }, half));
        // The second ended the first, and itself on the last day of May.
        var second = Women with { From = new(2026, 3, 1), To = new(2026, 5, 31) };
        Assert.Equal("", Refused(Women with { AgeFrom = 60, From = new(2026, 6, 1) }, Women, second));
    }

    [Fact]
    public void Two_that_contradict_each_other_are_refused_in_one_change_too()
    {
        var change = Change.Of(
            new Draft(new LabRangeStated(Women), Sheets.By),
            new Draft(new LabRangeStated(Women with { Sex = null }), Sheets.By)
        );
        var finding = Assert.Single(ChangeCheck.Refusals(LedgerState.Empty("X"), change));
        Assert.Equal("Two of these ranges of Alanine aminotransferase are for the same person on the same day.", finding.What);
    }

    [Fact]
    public void A_change_has_a_reason_and_names_a_range_that_stands()
    {
        var state = Sheets.Fold(new LabRangeStated(Women));
        var change = new LabRangeStated(Women with { High = "45" }, 1);
        Assert.Equal("", Refused(state, change));
        Assert.Equal("'range of a laboratory' has no reason.", Refused(state, change, reason: " "));
        Assert.Equal("'range withdrawn' has no reason.", Refused(state, new LabRangeWithdrawn(1), reason: null));
        Assert.Equal("", Refused(state, new LabRangeStated(Men), reason: null));
        var changed = state.After(Sheets.LinkAfter(state.Head, change));
        Assert.StartsWith(
            "Entry 1 is no range that stands",
            Refused(changed, new LabRangeWithdrawn(1)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Entry 1 is no range that stands", Refused(changed, change), StringComparison.Ordinal);
    }
}
