using System.Net;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.Capture;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Ward;

/// <summary>The ward's pages through HTTP, without script: who comes in, what is entered, asked, verified, locked and signed.</summary>
public sealed class WardTests
{
    internal const string Study = ServedHouse.Study,
        New = $"/studies/{Study}/subjects/new",
        Subject = $"/studies/{Study}/subjects/S-1";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static string Today => DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static async Task Add(Guest guest, string subject = "S-1", string site = "01")
    {
        var answer = await guest.Send(New, ("subject", subject), ("site", site), ("day", Today));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await Guest.Text(answer));
    }

    internal static async Task<SubjectRecords> Records(ServedHouse house, string subject = "S-1") =>
        (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject(subject)!;

    internal static Task<HttpResponseMessage> Chemistry(Guest guest, params (string, string)[] fields) =>
        guest.Send($"{Subject}/forms/chemistry/SCR", [("key", "k1"), ("date", Today), ("date.base", ""), .. fields]);

    internal static string Value(string page, string name) =>
        Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    /// <summary>Every line of a form that has no answer yet, answered with why there is none.</summary>
    internal static IEnumerable<(string, string)> NotDone(string page) =>
        from line in Regex.Matches(page, "name=\"([A-Z0-9]+)\\.LBORRES\"").Select(m => m.Groups[1].Value)
        let fill = Value(page, $"{line}.base") == "0" ? "ND" : Value(page, $"{line}.LBORRES")
        from field in new[] { ($"{line}.base", Value(page, $"{line}.base")), ($"{line}.LBORRES", fill) }
        select field;

    [Fact]
    public async Task A_subject_comes_in_with_a_consent_and_its_visits_and_forms_are_there()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        var page = await ann.Read($"{Subject}/visits");
        Assert.Contains("No cells yet", page, StringComparison.Ordinal);
        Assert.Contains($"{Subject}/forms/chemistry/SCR", page, StringComparison.Ordinal);
        Assert.Equal("01", (await Records(house)).Demographics!.Site);
        var again = await ann.Send(New, ("subject", "S-1"), ("site", "01"), ("day", Today));
        Assert.Contains("S-1 is there already", await Guest.Text(again), StringComparison.Ordinal);
        foreach (var odd in new[] { "new", "a/b", "<b>", "" })
            Assert.NotEqual(
                HttpStatusCode.SeeOther,
                (await ann.Send(New, ("subject", odd), ("site", "01"), ("day", Today))).StatusCode
            );
    }

    [Fact]
    public async Task A_form_is_saved_and_shown_again_and_going_back_and_sending_it_twice_doubles_nothing()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        (string, string)[] fields = [("ALT.base", "0"), ("ALT.LBORRES", "41"), ("ALT.LBORRESU", "U/L")];
        var saved = await Chemistry(ann, fields);
        Assert.StartsWith($"{Subject}/visits?done=saved", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        var twice = await Chemistry(ann, fields);
        Assert.StartsWith($"{Subject}/visits?done=same", twice.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single((await Records(house)).Of<LabResult>());
        var page = await ann.Read($"{Subject}/forms/chemistry/SCR");
        Assert.Equal("41", Value(page, "ALT.LBORRES"));
        // Sent from the page before, with another value: what was saved is shown, and nothing is written.
        var back = await Chemistry(ann, ("ALT.base", "0"), ("ALT.LBORRES", "42"), ("ALT.LBORRESU", "U/L"));
        Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
        Assert.Contains("ann wrote it", await Guest.Text(back), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_on_one_form_lose_nothing()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        using var bob = await house.Person("bob", Role.Investigator, "01");
        await Add(ann);
        await Chemistry(ann, ("ALT.base", "0"), ("ALT.LBORRES", "41"));
        var entry = Value(await bob.Read($"{Subject}/forms/chemistry/SCR"), "ALT.base");
        await Chemistry(ann, ("ALT.base", entry), ("ALT.LBORRES", "45"), ("reason", "typed wrongly"));
        var second = await Chemistry(
            bob,
            ("ALT.base", entry),
            ("ALT.LBORRES", "47"),
            ("AST.base", "0"),
            ("AST.LBORRES", "30"),
            ("reason", "read again")
        );
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await Guest.Text(second);
        Assert.Contains("LBORRES was 41 and is 45", page, StringComparison.Ordinal);
        Assert.Equal(("47", "30"), (Value(page, "ALT.LBORRES"), Value(page, "AST.LBORRES")));
        var looked = await Chemistry(
            bob,
            ("ALT.base", Value(page, "ALT.base")),
            ("ALT.LBORRES", "47"),
            ("AST.base", "0"),
            ("AST.LBORRES", "30"),
            ("reason", "read again")
        );
        Assert.Equal(HttpStatusCode.SeeOther, looked.StatusCode);
        Assert.Equal(["47", "30"], (await Records(house)).Of<LabResult>().OrderBy(l => l.TestCode).Select(l => l.Result));
    }

    [Fact]
    public async Task Fifty_people_who_save_at_once_lose_nothing()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        // On one subject: each a row of the same log, so that every one wants the next number.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    ann.Send(
                        $"{Subject}/forms/medications",
                        ("key", $"key{i}"),
                        ("n1.base", "0"),
                        ("n1.CMTRT", $"Drug {i}"),
                        ("n1.CMSTDTC", "2026-03")
                    )
                )
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(50, (await Records(house)).Of<Medication>().Select(m => m.Treatment).Distinct().Count());
    }

    [Fact]
    public async Task A_changed_value_asks_for_a_reason_and_voids_the_form_s_signature()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await Add(ann);
        await Chemistry(ann, ("ALT.base", "0"), ("ALT.LBORRES", "41"));
        (string, string)[] signing = [("meaning", "review"), ("password", ServedHouse.Password)];
        var early = await ann.Send($"{Subject}/acts/sign/chemistry/SCR", signing);
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Contains("Not answered yet: ", await Guest.Text(early), StringComparison.Ordinal);
        await Chemistry(ann, [.. NotDone(await ann.Read($"{Subject}/forms/chemistry/SCR"))]);
        var wrong = await ann.Send($"{Subject}/acts/sign/chemistry/SCR", ("meaning", "review"), ("password", "no"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var signed = await ann.Send($"{Subject}/acts/sign/chemistry/SCR", signing);
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Contains("signed", await ann.Read($"{Subject}/forms/chemistry/SCR"), StringComparison.Ordinal);
        var entry = Value(await ann.Read($"{Subject}/forms/chemistry/SCR"), "ALT.base");
        var unreasoned = await Chemistry(ann, ("ALT.base", entry), ("ALT.LBORRES", "14"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        Assert.Contains("Say why saved values change", await Guest.Text(unreasoned), StringComparison.Ordinal);
        await Chemistry(ann, ("ALT.base", entry), ("ALT.LBORRES", "14"), ("reason", "figures exchanged"));
        var signature = Assert.Single((await house.Ledger.State(Study, cancel: Cancel)).Casebook().Signatures);
        Assert.Equal(SignatureStanding.Voided, signature.Standing);
    }

    // E6(R3) 4.2.4: the gap between what happened and its entry is seen; a week is what monitoring plans allow (assumed).
    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task What_comes_more_than_a_week_after_its_day_is_marked_late(int days, bool isLate)
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        await Add(ann);
        var day = $"{DateTime.UtcNow.AddDays(-days):yyyy-MM-dd}";
        (string, string)[] fields = [("key", "k1"), ("date", day), ("date.base", ""), ("ALT.base", "0"), ("ALT.LBORRES", "41")];
        await ann.Send($"{Subject}/forms/chemistry/SCR", fields);
        var page = await ann.Read($"{Subject}/forms/chemistry/SCR");
        Assert.Contains("41", page, StringComparison.Ordinal);
        Assert.Equal(isLate, page.Contains("entered late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_odd_value_is_asked_about_answered_closed_and_seen_by_who_may()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        using var dora = await house.Person("dora", Role.DataManager);
        await Add(ann);
        await Chemistry(ann, ("K.base", "0"), ("K.LBORRES", "41"), ("K.LBORRESU", "mmol/L"));
        var open = Assert.Single(OpenQuery.Of(await house.Ledger.State(Study, cancel: Cancel)));
        Assert.Contains("41 mmol/L is implausible", await ann.Read($"/studies/{Study}/queries"), StringComparison.Ordinal);
        var address = $"{Subject}/queries/{open.Entry}";
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Send(address + "/close")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ann.Send(address + "/answer", ("answer", "haemolysed"))).StatusCode);
        Assert.Contains("haemolysed", await dora.Read(address), StringComparison.Ordinal);
        var early = await dora.Send($"{Subject}/acts/lock/chemistry/SCR");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("It has open queries: 1.", await Guest.Text(early), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await dora.Send(address + "/close")).StatusCode);
        Assert.Empty(OpenQuery.Of(await house.Ledger.State(Study, cancel: Cancel)));
        var asked = await dora.Send($"{Subject}/queries/new", ("record", "DM."), ("variable", ""), ("question", "Born when?"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
    }

    [Fact]
    public async Task A_form_is_verified_and_locked_and_locked_it_is_not_changed()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        using var mona = await house.Person("mona", Role.Monitor, "01");
        using var dora = await house.Person("dora", Role.DataManager);
        await Add(ann);
        await Chemistry(ann, ("ALT.base", "0"), ("ALT.LBORRES", "41"), ("ALT.LBORRESU", "U/L"));
        Assert.Equal(HttpStatusCode.SeeOther, (await mona.Send($"{Subject}/acts/verify/chemistry/SCR")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await dora.Send($"{Subject}/acts/lock/chemistry/SCR")).StatusCode);
        var page = await ann.Read($"{Subject}/forms/chemistry/SCR");
        Assert.Contains("verified, locked", page, StringComparison.Ordinal);
        var entry = Value(page, "ALT.base");
        var change = await Chemistry(ann, ("ALT.base", entry), ("ALT.LBORRES", "14"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.Conflict, change.StatusCode);
        Assert.Contains("It is locked", await Guest.Text(change), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await dora.Send($"{Subject}/acts/unlock/chemistry/SCR")).StatusCode); // no reason
        await dora.Send($"{Subject}/acts/unlock/chemistry/SCR", ("reason", "a correction came"));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await Chemistry(ann, ("ALT.base", entry), ("ALT.LBORRES", "14"), ("reason", "x"))).StatusCode
        );
    }

    [Fact]
    public async Task Enrolment_against_the_criteria_needs_a_reason_and_is_a_deviation_and_a_screening_ends_once()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await Add(ann);
        await Add(ann, "S-2");
        var unreasoned = await ann.Send($"{Subject}/enrol", ("do", "enrol"), ("day", Today));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        var enrolled = await ann.Send($"{Subject}/enrol", ("do", "enrol"), ("day", Today), ("reason", "marrow pending"));
        Assert.Equal(HttpStatusCode.SeeOther, enrolled.StatusCode);
        Assert.NotNull((await Records(house)).Milestone(Milestone.Enrolled));
        var state = await house.Ledger.State(Study, cancel: Cancel);
        Assert.Equal(DeviationWeight.Major, Assert.Single(state.Of<DeviationRecorded>()).Content.Weight);
        var again = await ann.Send($"{Subject}/enrol", ("do", "enrol"), ("day", Today), ("reason", "again"));
        Assert.Contains("ENROLLED recorded already", await Guest.Text(again), StringComparison.Ordinal);
        await ann.Send($"/studies/{Study}/subjects/S-2/enrol", ("do", "fail"), ("day", Today), ("why", "I7.1"));
        Assert.Equal("I7.1", (await Records(house, "S-2")).Milestone(Milestone.ScreenFailure)!.Term);
    }

    [Fact]
    public async Task Before_cells_go_is_not_recorded_against_a_line_and_postponing_is_with_a_reason()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await Add(ann);
        await ann.Send($"{Subject}/enrol", ("do", "enrol"), ("day", Today), ("reason", "marrow pending"));
        var page = await ann.Read($"{Subject}/go");
        Assert.Contains("No go today", page, StringComparison.Ordinal);
        Assert.Contains("Limits of safety", page, StringComparison.Ordinal);
        Assert.Contains("✓ not near", page, StringComparison.Ordinal);
        var go = await ann.Send($"{Subject}/go", ("outcome", "go"), ("reason", "we want to"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, go.StatusCode);
        var unreasoned = await ann.Send($"{Subject}/go", ("outcome", "postpone"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        await ann.Send($"{Subject}/go", ("outcome", "postpone"), ("reason", "results are missing"));
        var state = await house.Ledger.State(Study, cancel: Cancel);
        var decided = Assert.Single(state.Of<Adjudicated>());
        Assert.Equal(
            ("postpone", "ann", "results are missing"),
            (decided.Content.Outcome, decided.Entry.Who, decided.Entry.Reason)
        );
        Assert.Contains("results are missing", await ann.Read($"{Subject}/go"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_says_what_waits_for_whom_by_role_and_site()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        using var dora = await house.Person("dora", Role.DataManager);
        using var eve = await house.Person("eve", Role.Coordinator, "02");
        await Add(ann);
        await Chemistry(ann, ("K.base", "0"), ("K.LBORRES", "41"));
        var mine = await ann.Read($"/studies/{Study}/today");
        Assert.Contains("2 things wait for you", mine, StringComparison.Ordinal); // the screening, and the query
        Assert.Contains("Nothing waits for you today", await dora.Read($"/studies/{Study}/today"), StringComparison.Ordinal);
        Assert.DoesNotContain("S-1", await eve.Read($"/studies/{Study}/today"), StringComparison.Ordinal);
    }
}
