using System.Globalization;
using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Capture;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// The cells of a subject through HTTP, without script: from the vein to the bedside, and what is refused on the way.
/// </summary>
public sealed class ProductPagesTests
{
    const string Study = ServedHouse.Study,
        Product = $"/studies/{Study}/subjects/S-1/product";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Earlier than now, each a minute after the last.
    static int _minute;

    static string Next() =>
        DateTime
            .Now.AddMinutes(-500 + Interlocked.Increment(ref _minute))
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    static async Task<ServedHouse> Begun()
    {
        var house = await ServedHouse.Start();
        await house.Append(Study, [.. Beginning.Consent("S-1", "01", new DateOnly(2026, 1, 5), null)]);
        await house.Append(
            Study,
            new RecordAdded(
                new VitalSign
                {
                    Subject = "S-1",
                    Sequence = 1,
                    TestCode = ScreeningCode.Weight,
                    Result = "60",
                    Unit = "kg",
                    Date = PartialDate.Of(2026, 1, 6),
                }
            )
        );
        return house;
    }

    static Task<HttpResponseMessage> Step(
        Guest guest,
        string step,
        string thing,
        string from = "",
        string identity = "COI-1",
        params (string, string)[] more
    ) =>
        guest.Send(
            $"{Product}/step",
            [
                ("step", step),
                ("thing", thing),
                ("from", from),
                ("identity", identity),
                ("when", Next()),
                ("holder", "somebody"),
                .. more,
            ]
        );

    static async Task Done(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await Guest.Text(answer));
    }

    static async Task Refused(Task<HttpResponseMessage> sent, string why)
    {
        var answer = await sent;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, await Guest.Text(answer), StringComparison.Ordinal);
    }

    static async Task Made(Guest nurse, Guest laboratory)
    {
        await Done(Step(nurse, "collected", "", more: ("name", "A")));
        await Done(Step(nurse, "shipped", "A"));
        await Done(Step(laboratory, "received", "A"));
        await Done(Step(laboratory, "manufacture-started", "", "A", more: ("name", "P1")));
        await Done(Step(laboratory, "filled", "", "P1", more: [("name", "P1-1"), ("cells", "100")]));
    }

    static Task<HttpResponseMessage> Results(Guest guest, string viability) =>
        guest.Send(
            $"{Product}/results",
            ("thing", "P1"),
            ("day", Next()[..10]),
            (ProductTest.Viability, viability),
            (ProductTest.Transduced, "40"),
            (ProductTest.VectorCopies, "2"),
            (ProductTest.Endotoxin, "<0.5"),
            (ProductTest.Sterility, "NEGATIVE"),
            (ProductTest.Mycoplasma, "NEGATIVE"),
            (ProductTest.ReplicatingVirus, "NEGATIVE")
        );

    static Task<HttpResponseMessage> Judge(Guest guest, string verdict, string path = "judge") =>
        guest.Send(
            $"{Product}/{path}",
            ("thing", "P1"),
            ("verdict", verdict),
            ("reason", "because"),
            ("password", ServedHouse.Password)
        );

    [Fact]
    public async Task Cells_go_from_the_vein_to_the_ward_and_every_slip_is_refused_with_its_reason()
    {
        await using var house = await Begun();
        using var nurse = await house.Person("ann", Role.Coordinator, "01");
        using var laboratory = await house.Person("lab", Role.CellLaboratory);
        await Made(nurse, laboratory);
        await Refused(Step(laboratory, "shipped", "P1-1"), "is not known");
        await Refused(Judge(laboratory, "released"), "a result of the specification is open");
        await Done(Results(laboratory, "88"));
        await Refused(Step(laboratory, "shipped", "P1-1"), "the release is not signed");
        Assert.Equal(HttpStatusCode.Forbidden, (await Judge(nurse, "released")).StatusCode);
        await Done(Judge(laboratory, "released"));
        await Done(Step(laboratory, "shipped", "P1-1"));
        await Refused(Step(nurse, "received", "P1-1", more: ("celsius", "-100")), "warmer than the study allows");
        await Done(Step(nurse, "received", "P1-1", more: ("celsius", "-150")));
        await Refused(Step(nurse, "thawed", "P1-1", identity: "COI-2"), "another code of identity");
        await Done(Step(nurse, "thawed", "P1-1"));
        var page = await nurse.Read(Product);
        Assert.Contains("Thawed; no gap in the chain", page, StringComparison.Ordinal);
        Assert.Contains("S-1", await laboratory.Read($"/studies/{Study}/product"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bedside_takes_a_second_person_with_their_own_password_and_no_infusion_is_recorded_without_a_go()
    {
        await using var house = await Begun();
        using var nurse = await house.Person("ann", Role.Coordinator, "01");
        using var laboratory = await house.Person("lab", Role.CellLaboratory);
        using var second = await house.Person("bo", Role.Coordinator, "01");
        using var elsewhere = await house.Person("cy", Role.Coordinator, "02");
        using var monitor = await house.Person("mo", Role.Monitor, "01");
        await Made(nurse, laboratory);
        await Done(Results(laboratory, "88"));
        await Done(Judge(laboratory, "released"));
        await Done(Step(laboratory, "shipped", "P1-1"));
        await Done(Step(nurse, "received", "P1-1", more: ("celsius", "-150")));
        await Done(Step(nurse, "thawed", "P1-1"));
        Task<HttpResponseMessage> Identity(string patient, string who, string password) =>
            Step(nurse, "identified", "P1-1", more: [("patient", patient), ("second", who), ("second-password", password)]);
        await Refused(Identity("S-2", "bo", ServedHouse.Password), "Do not give them");
        await Refused(Identity("S-1", "ann", ServedHouse.Password), "has to be another");
        await Refused(Identity("S-1", "bo", "guessed"), "has to be another");
        await Refused(Identity("S-1", "cy", ServedHouse.Password), "may enter product steps here");
        await Refused(Identity("S-1", "mo", ServedHouse.Password), "may enter product steps here");
        await Done(Identity("S-1", "bo", ServedHouse.Password));
        await Refused(
            nurse.Send(
                $"{Product}/infuse",
                ("thing", "P1-1"),
                ("identity", "COI-1"),
                ("fraction", "1"),
                ("cells", "15"),
                ("when", Next())
            ),
            "No go is recorded"
        );
        var steps = (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!.Of<ProductEvent>();
        Assert.Equal(("Dr ANN", "Dr BO"), (steps.Last().DoneBy, steps.Last().SecondPerson));
    }

    [Fact]
    public async Task Out_of_specification_the_laboratory_asks_and_the_investigator_approves_both_signed()
    {
        await using var house = await Begun();
        using var nurse = await house.Person("ann", Role.Coordinator, "01");
        using var laboratory = await house.Person("lab", Role.CellLaboratory);
        using var investigator = await house.Person("pi", Role.Investigator, "01");
        await Made(nurse, laboratory);
        await Done(Results(laboratory, "61"));
        await Refused(Judge(laboratory, "released"), "a result misses the specification");
        await Refused(Judge(investigator, "out-of-specification-approved", "approve"), "the laboratory has not asked for it");
        await Done(Judge(laboratory, "released-out-of-specification"));
        await Refused(Step(laboratory, "shipped", "P1-1"), "nobody approved its use");
        await Done(Judge(investigator, "out-of-specification-approved", "approve"));
        await Done(Step(laboratory, "shipped", "P1-1"));
        var book = (await house.Ledger.State(Study, cancel: Cancel)).Casebook();
        Assert.Equal([true, true], book.Judgements.Select(j => j.Holds));
        Assert.Equal([SignatureMeaning.Release, SignatureMeaning.Approval], book.Signatures.Select(s => s.Meaning));
    }

    [Fact]
    public async Task A_manufacture_that_failed_is_shown_and_another_may_begin()
    {
        await using var house = await Begun();
        using var laboratory = await house.Person("lab", Role.CellLaboratory);
        await Done(Step(laboratory, "collected", "", more: ("name", "A")));
        await Done(Step(laboratory, "shipped", "A"));
        await Done(Step(laboratory, "received", "A"));
        await Done(Step(laboratory, "manufacture-started", "", "A", more: ("name", "P1")));
        await Done(Step(laboratory, "manufacturing-failure", "P1"));
        Assert.Contains("Manufacture failed", await laboratory.Read(Product), StringComparison.Ordinal);
        await Done(Step(laboratory, "manufacture-started", "", "A", more: ("name", "P2")));
        var filled = await Step(laboratory, "filled", "", "P1", more: [("name", "P1-1"), ("cells", "9")]);
        Assert.Equal(HttpStatusCode.NotFound, filled.StatusCode); // no bag is filled of a lot that failed
    }
}
