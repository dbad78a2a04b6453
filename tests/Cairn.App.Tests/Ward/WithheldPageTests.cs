using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// A fraction that is withheld at the page before an infusion: it is not recorded without saying whether it was for the cells'
/// toxicity, and the event that is chosen stands in its row (decision 0082).
/// </summary>
public sealed class WithheldPageTests
{
    const string Study = "soochow-cll1",
        Page = $"/studies/{Study}/subjects/S-1/go";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static DateOnly Yesterday => DateOnly.FromDateTime(DateTime.Now).AddDays(-1);

    static async Task<ServedHouse> FirstFractionGiven()
    {
        var house = await ServedHouse.Start();
        await house.Append(
            Study,
            new RecordAdded(
                new Demographics
                {
                    Subject = "S-1",
                    Site = "01",
                    Consent = PartialDate.Of(Yesterday.AddDays(-30)),
                }
            ),
            new RecordAdded(
                new Exposure
                {
                    Subject = "S-1",
                    Sequence = 1,
                    Treatment = "CAR-T",
                    Category = ExposureKind.CellInfusion,
                    Dose = 0.5,
                    DoseUnit = CellDose.Unit,
                    AssignedLevel = 1,
                    Fraction = 1,
                    Start = PartialDate.Of(Yesterday),
                }
            ),
            new RecordAdded(
                new AdverseEvent
                {
                    Subject = "S-1",
                    Sequence = 7,
                    Term = "Cytokine release syndrome",
                    Code = "Cytokine release syndrome",
                    Grade = 2,
                    Relation = Relatedness.Related,
                    Start = PartialDate.Of(Yesterday),
                }
            )
        );
        return house;
    }

    [Fact]
    public async Task A_withheld_fraction_says_whether_it_was_for_toxicity_and_for_which_event()
    {
        await using var house = await FirstFractionGiven();
        using var ann = await house.Person("ann", Role.Investigator, "01", Study);
        Assert.Contains("7: Cytokine release syndrome, grade 2", await ann.Read(Page), StringComparison.Ordinal);
        var silent = await ann.Send(Page, ("outcome", "withhold"), ("reason", "wait for the consultant"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("Say whether it is withheld because", await Guest.Text(silent), StringComparison.Ordinal);
        var said = await ann.Send(
            Page,
            ("outcome", "withhold"),
            ("reason", "wait for the consultant"),
            ("toxicity", "yes"),
            ("event", "7")
        );
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        var state = await house.Ledger.State(Study, cancel: Cancel);
        var row = state.Casebook().Subject("S-1")!.CellInfusions.Single(e => e.Fraction == 2);
        Assert.Equal((0.0, NoYes.Yes, 7), (row.Dose, row.ForToxicity?.Meaning, row.EventNumber));
    }
}
