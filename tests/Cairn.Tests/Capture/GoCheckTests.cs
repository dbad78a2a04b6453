using Cairn.Capture;
using Cairn.Criteria.Gates;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Tests.Ledger;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Capture;

/// <summary>Go or no-go between fractions: nobody is given more cells against a sign, or without having looked.</summary>
public sealed class GoCheckTests
{
    const string Subject = "S-1";
    static readonly Cairn.Studies.Study Soochow = Trial.Read(Trial.Soochow);
    static readonly DateOnly First = new(2026, 4, 1),
        Second = new(2026, 4, 2);

    static LedgerState Infused(params EntryContent[] more) =>
        Sheets.Fold([
            .. Beginning.Consent(Subject, "01", new DateOnly(2026, 3, 1), null),
            new RecordAdded(
                new Exposure
                {
                    Subject = Subject,
                    Sequence = 1,
                    Treatment = "CELLS",
                    Category = ExposureKind.CellInfusion,
                    Dose = 0.5,
                    DoseUnit = CellDose.Unit,
                    AssignedLevel = 1,
                    Fraction = 1,
                    Start = PartialDate.Of(First),
                }
            ),
            .. more,
        ]);

    static RecordAdded Sign(int number, FaObject about, string test, string result) =>
        new(
            new FindingAbout
            {
                Subject = Subject,
                Sequence = number,
                TestCode = test,
                About = about,
                Result = result,
                Date = PartialDate.Of(Second),
            }
        );

    static GoCheck Check(LedgerState state)
    {
        var gate = GateLog.Of(Soochow, state.Casebook().Subject(Subject)!, Second)[^1];
        return GoCheck.Of(Soochow, state, gate, Second, Truth.True, null);
    }

    static Truth Of(GoCheck check, GoQuestion question) => check.Lines.Single(l => l.Question == question).Allows;

    [Fact]
    public void The_second_fraction_is_asked_about_and_what_nobody_recorded_is_not_in_favour()
    {
        var check = Check(Infused());
        Assert.Equal((2, "go:fraction-2", false), (check.Gate.Fraction, check.Code, check.MayGo));
        GoQuestion[] asked =
        [
            GoQuestion.CrsToday,
            GoQuestion.IcansToday,
            GoQuestion.PressorToday,
            GoQuestion.OxygenToday,
            GoQuestion.Infection,
            GoQuestion.Tocilizumab,
            GoQuestion.Contact,
        ];
        Assert.All(asked, question => Assert.Equal(Truth.Unknown, Of(check, question)));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    public void A_cytokine_release_of_any_grade_today_is_against_it(string grade, bool allows) =>
        Assert.Equal(Truth.Of(allows), Of(Check(Infused(Sign(1, FaObject.Crs, TestCode.Grade, grade))), GoQuestion.CrsToday));

    [Fact]
    public void Go_cannot_be_recorded_against_a_line() =>
        Assert.Throws<InvalidOperationException>(() => GoDecision.Of(Soochow, Infused(), Check(Infused()), GoOutcome.Go, "no"));

    [Fact]
    public void A_fraction_that_is_withheld_is_recorded_with_the_dose_0_and_nothing_is_ahead_in_its_place()
    {
        var state = Infused(Sign(1, FaObject.Crs, TestCode.Grade, "2"));
        var says = GoDecision.Of(Soochow, state, Check(state), GoOutcome.Withhold, "CRS grade 2");
        state = state.After(Sheets.LinkAfter(state.Head, [.. says]));
        var withheld = state.Casebook().Subject(Subject)!.CellInfusions.Single(e => e.Fraction == 2);
        Assert.Equal((0.0, 1, "WITHHELD: CRS grade 2"), (withheld.Dose!.Value, withheld.AssignedLevel, withheld.Adjustment));
        Assert.Equal(Codes.Of(GoOutcome.Withhold), GoDecision.Last(state, Subject, "go:fraction-2")!.Content.Outcome);
        Assert.Null(withheld.ForToxicity);
        var next = GateLog.Of(Soochow, state.Casebook().Subject(Subject)!, Second)[^1];
        Assert.NotEqual(2, next.State == GateState.Ahead ? next.Fraction : null);
    }

    [Fact]
    public void What_the_ward_says_of_toxicity_and_of_the_event_stands_in_the_row()
    {
        var state = Infused();
        WithheldBecause because = new(NoYes.Yes, 4);
        var says = GoDecision.Of(Soochow, state, Check(state), GoOutcome.Withhold, "wait for the consultant", because);
        state = state.After(Sheets.LinkAfter(state.Head, [.. says]));
        var withheld = state.Casebook().Subject(Subject)!.CellInfusions.Single(e => e.Fraction == 2);
        Assert.Equal((NoYes.Yes, 4), (withheld.ForToxicity!.Meaning, withheld.EventNumber));
    }
}
