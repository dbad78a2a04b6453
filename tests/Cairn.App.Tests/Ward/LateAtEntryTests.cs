using System.Net;
using System.Text.Json;
using Cairn.App.Tests.Accounts;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// An event that is entered after others had cells who, with it known, might not have had them: said to whoever enters it, by the
/// form and by the interface. S-1 had cells 20 days ago, S-2 five days ago; what happened to S-1 15 days ago is entered today.
/// </summary>
public sealed class LateAtEntryTests
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1";

    static DateOnly Ago(int days) => DateOnly.FromDateTime(DateTime.Now).AddDays(-days);

    static Demographics Person(string id) =>
        new()
        {
            Subject = id,
            Site = "01",
            Consent = PartialDate.Of(Ago(40)),
        };

    static Exposure Cells(string id, int ago) =>
        new()
        {
            Subject = id,
            Sequence = 1,
            Treatment = "CAR-T",
            Category = ExposureKind.CellInfusion,
            Dose = 0.5,
            DoseUnit = CellDose.Unit,
            PlannedDose = 0.5,
            AssignedLevel = 1,
            Start = PartialDate.Of(Ago(ago)),
        };

    static async Task<ServedHouse> Dosed()
    {
        var house = await ServedHouse.Start();
        RecordAdded[] known = [new(Person("S-1")), new(Person("S-2")), new(Cells("S-1", 20)), new(Cells("S-2", 5))];
        await house.Append(Study, known);
        return house;
    }

    // Grade 4 and related: dose-limiting by the study's second line, of any duration.
    static (string, string)[] Event(string grade) =>
        [
            ("key", "k1"),
            ("n1.base", "0"),
            ("n1.AETERM", "Cardiac arrest"),
            ("n1.AEDECOD", "Cardiac arrest"),
            ("n1.AETOXGR", grade),
            ("n1.AEREL", "RELATED"),
            ("n1.AESTDTC", $"{Ago(15):yyyy-MM-dd}"),
            ("then", "stay"),
        ];

    [Theory]
    [InlineData("4", "done=late")]
    [InlineData("2", "done=saved")]
    public async Task An_event_that_came_too_late_is_said_on_the_page_after_the_form(string grade, string done)
    {
        await using var house = await Dosed();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        var saved = await ann.Send($"{Subject}/forms/adverse-events", Event(grade));
        Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, await Guest.Text(saved));
        var next = saved.Headers.Location!.ToString();
        Assert.Contains(done, next, StringComparison.Ordinal);
        var page = await ann.Read(next);
        Assert.Equal(grade == "4", page.Contains("too late for doses already given", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_interface_answers_with_the_alarm()
    {
        await using var house = await Dosed();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        var sent = new
        {
            kind = "record-added",
            subject = "S-1",
            domain = "AE",
            number = 1,
            content = new
            {
                USUBJID = "S-1",
                AESEQ = "1",
                AETERM = "Cardiac arrest",
                AEDECOD = "Cardiac arrest",
                AETOXGR = "4",
                AEREL = "RELATED",
                AESTDTC = $"{Ago(15):yyyy-MM-dd}",
            },
        };
        var answer = await ann.SendJson($"/api/v1/studies/{Study}/entries", JsonSerializer.Serialize(sent));
        var text = await Guest.Text(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        using var json = JsonDocument.Parse(text);
        var alarm = Assert.Single(json.RootElement.GetProperty("alarms").EnumerateArray());
        Assert.Equal("S-2", Assert.Single(alarm.GetProperty("infusedSince").EnumerateArray()).GetString());
    }
}
