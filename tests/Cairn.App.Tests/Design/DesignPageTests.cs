using System.Net;
using Cairn.App.Tests.Accounts;

namespace Cairn.App.Tests.Design;

/// <summary>
/// The design page through HTTP, without script: the address holds the design, and what does not fit is said in words.
/// </summary>
public sealed class DesignPageTests
{
    const string Boin = "/design?rule=boin&target=0.3&cohorts=10&cohort-size=3";

    static string Truths(string lines) => "&truths=" + Uri.EscapeDataString(lines);

    [Fact]
    public async Task Somebody_who_knows_no_command_sees_a_design_judged_at_once_without_signing_in()
    {
        await using var house = await ServedHouse.Start();
        await house.Person("ann"); // from the first account on, everybody signs in elsewhere
        using var nobody = new Guest(house.Address);
        var page = await nobody.Read("/design");
        foreach (var section in new[] { "Decision table", "Operating characteristics", "Courses of the trial", "Sensitivity" })
            Assert.Contains(section, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    // The boundaries of BOIN for a target of 0.3 are 0.236 and 0.359 (Liu and Yuan 2015, table 1).
    [Fact]
    public async Task The_address_holds_the_design()
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        var page = await guest.Read(Boin + Truths("mine: 0.1, 0.3, 0.5"));
        Assert.Contains("0.236", page, StringComparison.Ordinal);
        Assert.Contains("0.359", page, StringComparison.Ordinal);
        Assert.Contains("mine: 0.1, 0.3, 0.5", page, StringComparison.Ordinal);
        Assert.Equal(page, await guest.Read(Boin + Truths("mine: 0.1, 0.3, 0.5")));
    }

    [Theory]
    [InlineData("/design?rule=three-plus-three&truths=0.1,0.3", "The variant of the 3+3 is not given")]
    [InlineData("/design?rule=crm&target=0.25&truths=0.1,0.3", "prior guesses")]
    [InlineData("/design?rule=boin&cohorts=10&truths=0.1,0.3", "Target DLT rate: The target DLT rate is not stated")]
    [InlineData("/design?rule=boin&target=7&cohorts=10&truths=0.1,0.3", "out of range")]
    [InlineData("/design?rule=boin&target=0.3&cohorts=10&truths=0.1,maybe", "maybe")]
    [InlineData("/design?rule=boin&target=0.3&cohorts=10&truths=", "No truth is given")]
    [InlineData("/design?rule=boin&target=0.3&cohorts=10&truths=0.1,0.2%0A0.1", "different numbers of dose levels")]
    [InlineData("/design?rule=boin&target=%3Cb%3E&cohorts=10&truths=0.1,0.2", "")]
    public async Task What_is_missing_or_does_not_fit_is_said_in_words(string address, string words)
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        var answer = await guest.Get(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await Guest.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_appendix_of_a_protocol_is_taken_along_as_one_file()
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        var answer = await guest.Get("/design/appendix" + Boin[7..] + Truths("mine: 0.1, 0.3, 0.5"));
        Assert.Equal("dose-escalation-design.html", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Contains("How these numbers were made", await Guest.Text(answer), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Get("/design/appendix?rule=crm&truths=0.1")).StatusCode);
    }

    public static TheoryData<string> Kinds => [.. Cairn.Escalation.Designs.DesignKinds.All.Select(k => k.Id)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_rule_shows_the_fields_that_it_declares(string rule)
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        var page = await Guest.Text(await guest.Get($"/design?rule={Uri.EscapeDataString(rule)}"));
        var kind = Cairn.Escalation.Designs.DesignKinds.Named(rule)!;
        foreach (var parameter in kind.Parameters.Where(p => p is not Cairn.Escalation.Plan.RecordParameter))
            Assert.Contains($"name=\"{App.Web.Design.DesignQuery.NameOf(parameter)}\"", page, StringComparison.Ordinal);
    }
}
