using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Capture;
using Cairn.Records;
using Cairn.Rights;
using static Cairn.App.Tests.Ward.WardTests;

namespace Cairn.App.Tests.Ward;

/// <summary>What comes to the ward from where it should not: guessed addresses, forms from nowhere, hostile and endless text. Nothing is seen, nothing is written.</summary>
public sealed class WardIntruderTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_site_s_subject_is_neither_seen_nor_written_by_guessing_its_address()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        using var eve = await house.Person("eve", Role.Coordinator, "02");
        await Add(ann);
        await Chemistry(ann, ("K.base", "0"), ("K.LBORRES", "41"));
        var query = OpenQuery.Of(await house.Ledger.State(Study, cancel: Cancel))[0].Entry;
        foreach (
            var path in new[]
            {
                "visits",
                "forms/chemistry/SCR",
                "forms/adverse-events",
                "enrol",
                $"queries/{query}",
                "queries/new?record=LB.1",
            }
        )
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.Get($"{Subject}/{path}")).StatusCode);
        foreach (var path in new[] { "forms/chemistry/SCR", "forms/chemistry/SCR/check", "enrol", $"queries/{query}/answer" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await eve.Send($"{Subject}/{path}", ("key", "k"), ("answer", "x"))).StatusCode
            );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await eve.Send(New, ("subject", "S-9"), ("site", "01"), ("day", Today))).StatusCode
        );
        Assert.DoesNotContain("S-1", await eve.Read($"/studies/{Study}/queries"), StringComparison.Ordinal);
        // Through the address of a subject of one's own, a query of another's is none.
        await Add(eve, "S-2", "02");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Get($"/studies/{Study}/subjects/S-2/queries/{query}")).StatusCode);
    }

    [Fact]
    public async Task A_form_from_nowhere_is_refused_and_so_is_one_of_a_session_that_ended()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        var forged = await ann.SendForged(
            $"{Subject}/forms/chemistry/SCR",
            ("ALT.base", "0"),
            ("ALT.LBORRES", "41"),
            ("date", Today)
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var nobody = new Guest(house.Address);
        var ended = await nobody.Send(
            $"{Subject}/forms/chemistry/SCR",
            ("ALT.base", "0"),
            ("ALT.LBORRES", "41"),
            ("date", Today)
        );
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        Assert.Empty((await WardTests.Records(house)).Of<LabResult>());
    }

    /// <summary>Text that would be markup, script, a query or a path anywhere but in a text.</summary>
    const string Hostile =
        "<script>alert(1)</script>\"><img src=x onerror=alert(1)>' OR 1=1; DROP TABLE entries; -- {{7*7}} ${7*7} @(7*7) "
        + "../../etc/passwd javascript:alert(1) </textarea></select><svg onload=alert(1)>\u202Eevil\u200B";

    [Fact]
    public async Task Hostile_text_in_every_field_of_every_form_stays_text()
    {
        const string text = Hostile;
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await Add(ann);
        var study = Cairn.Documents.StudyFiles.StudyFolder.Read(Path.Combine(CairnProcess.Repository, "studies", Study)).Value!;
        foreach (var form in study.Forms)
        {
            var place = form.Repeats switch
            {
                Cairn.Forms.FormRepeat.Visit => $"{form.Id}/SCR",
                Cairn.Forms.FormRepeat.Day => $"{form.Id}/{Today}",
                _ => form.Id,
            };
            var id = form.Repeats == Cairn.Forms.FormRepeat.Log ? "n1" : null;
            (string, string)[] fields =
            [
                ("key", text),
                ("date", text),
                ("reason", text),
                .. form.Lines.SelectMany(l =>
                    l.Items.Select(i => ($"{id ?? l.Id}.{i.Variable}", text)).Prepend(($"{id ?? l.Id}.base", text))
                ),
            ];
            var answer = await ann.Send($"{Subject}/forms/{place}", fields);
            Assert.True((int)answer.StatusCode is 303 or 409 or 422, $"{form.Id}: {(int)answer.StatusCode}");
            var raw = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain("<script>alert", raw, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", raw, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg onload", raw, StringComparison.Ordinal);
        }
        await ann.Send($"{Subject}/forms/medications", ("key", "k"), ("n1.base", "0"), ("n1.CMTRT", text), ("n1.CMINDC", text));
        Assert.Contains((await WardTests.Records(house)).Of<Medication>(), m => m.Treatment == text.Trim());
        foreach (var path in new[] { $"{Subject}/forms/medications", $"{Subject}/visits", Subject, $"/studies/{Study}/history" })
            Assert.DoesNotContain(
                "<script>alert",
                await (await ann.Get(path)).Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_body_without_end_and_one_with_thousands_of_fields_are_refused_and_write_nothing()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        await TooLarge.IsRefused(
            ann.Send($"{Subject}/forms/medications", ("n1.base", "0"), ("n1.CMTRT", new string('x', 3_000_000)))
        );
        var many = await ann.Send($"{Subject}/forms/medications", [.. Enumerable.Range(0, 5000).Select(i => ($"f{i}", "x"))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.StatusCode);
        Assert.Empty((await WardTests.Records(house)).Of<Medication>());
    }
}
