using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>Accounts through HTTP: how they begin, how people get in, and what keeps others out (21 CFR 11.200, 11.300).</summary>
public sealed partial class SignInTests
{
    const string Password = ServedHouse.Password;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_account_is_opened_with_the_code_of_the_server_and_administers()
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/")).StatusCode); // the local owner reads
        Assert.Equal(HttpStatusCode.BadRequest, (await First(guest, "0123456789abcdef0123")).StatusCode);
        Assert.False(await house.Doors.HasAccounts(Cancel));
        Assert.Equal("/me", (await First(guest, house.Doors.FirstCode)).Headers.Location?.ToString());
        Assert.Contains("administrator", await guest.Read("/me"), StringComparison.Ordinal);
        Assert.Equal([AccountChange.Opened, AccountChange.SignedIn], await house.History("root"));
        using var other = new Guest(house.Address);
        Assert.StartsWith("/sign-in", (await other.Get("/")).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await First(other, house.Doors.FirstCode)).Headers.Location?.ToString() ?? "/sign-in");
        Assert.Single(await house.Accounts.All(Cancel));
    }

    static Task<HttpResponseMessage> First(Guest guest, string code, string password = Password) =>
        guest.Send(
            "/start",
            ("code", code),
            ("account", "Root"),
            ("name", "Ruth Root"),
            ("password", password),
            ("again", password)
        );

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_password_that_is_short_or_of_one_letter_is_refused(string password)
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.BadRequest, (await First(guest, house.Doors.FirstCode, password)).StatusCode);
        Assert.Empty(await house.Accounts.All(Cancel));
    }

    [Fact]
    public async Task Others_come_by_an_invitation_that_names_role_and_site_and_works_once()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        var said = await root.Done(
            "/people",
            ("account", "li.ann"),
            ("name", "Ann Li"),
            ("role", "coordinator"),
            ("study", ServedHouse.Study),
            ("site", "01")
        );
        var link = Invitation().Match(said).Value;
        using var ann = new Guest(house.Address);
        Assert.Contains("Ann Li", await ann.Read(link), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await ann.Send(link, ("password", Password), ("again", Password + "x"))).StatusCode
        );
        Assert.Equal("/me", (await ann.Send(link, ("password", Password), ("again", Password))).Headers.Location?.ToString());
        var roles = (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Of<RoleGranted>().Single();
        Assert.Equal(
            ("li.ann", Role.Coordinator, "01", "root"),
            (roles.Content.Account, roles.Content.Role, roles.Content.Site, roles.Entry.Who)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Get(link)).StatusCode);
        Assert.Equal([AccountChange.Invited, AccountChange.Opened, AccountChange.SignedIn], await house.History("li.ann"));
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_and_a_name_is_given_once()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        (string, string)[] ann = [("account", "ann"), ("name", "Ann Li"), ("role", "monitor"), ("study", ServedHouse.Study)];
        var link = Invitation().Match(await root.Done("/people", ann)).Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await root.Send("/people", ann)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await root.Send("/people", [("account", "ann2"), .. ann[1..]])).StatusCode);
        house.Clock.Pass(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        using var guest = new Guest(house.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(link)).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_does_not_open_it()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var guest = new Guest(house.Address);
        for (var i = 0; i < Sessions.MostFailures; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await guest.SignIn("ann", "wrong")).StatusCode);
        Assert.Contains("Too many tries", await Guest.Text(await guest.SignIn("ann", Password)), StringComparison.Ordinal);
        Assert.False(await guest.IsIn());
        var history = await house.History("ann");
        Assert.Equal(4, history.Count(h => h == AccountChange.Refused));
        Assert.Contains(AccountChange.LockedOut, history);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_and_a_wrong_password_say_the_same()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var guest = new Guest(house.Address);
        var (wrong, none) = (await guest.SignIn("ann", "wrong"), await guest.SignIn("nobody", "wrong"));
        Assert.Equal(wrong.StatusCode, none.StatusCode);
        Assert.Equal(Alert().Match(await Guest.Text(wrong)).Value, Alert().Match(await Guest.Text(none)).Value);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_click_and_a_click_renews_it()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann");
        house.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.True(await ann.IsIn());
        house.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.True(await ann.IsIn());
        house.Clock.Pass(Sessions.Idle + TimeSpan.FromMinutes(1));
        Assert.False(await ann.IsIn());
    }

    [Fact]
    public async Task A_closed_account_is_out_at_once_in_every_browser_and_never_opens_again()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        using var ann = await house.Person("ann", Role.Monitor);
        Assert.True(await ann.IsIn());
        await root.Done("/people/close", ("account", "ann"), ("reason", "left"));
        Assert.False(await ann.IsIn());
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.SignIn("ann", Password)).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await root.Send("/people/close", ("account", "root"), ("reason", "gone"))).StatusCode
        );
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_asks_for_the_old_one()
    {
        await using var house = await ServedHouse.Start();
        using var here = await house.Person("ann");
        using var there = new Guest(house.Address);
        await there.SignIn("ann", Password);
        const string next = "eleven slow otters";
        (string, string)[] sent = [("password", "wrong"), ("new", next), ("again", next)];
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Send("/me/password", sent)).StatusCode);
        sent[0] = ("password", Password);
        await here.Done("/me/password", sent);
        Assert.True(await here.IsIn());
        Assert.False(await there.IsIn());
        Assert.Equal(HttpStatusCode.SeeOther, (await there.SignIn("ann", next)).StatusCode);
    }

    [Fact]
    public async Task An_authenticator_is_asked_at_every_sign_in_and_a_recovery_code_helps_once()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann");
        await ann.Done("/me/authenticator/new");
        var key = (await house.Accounts.Find("ann", Cancel))!.AuthenticatorKey!;
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Send("/me/authenticator", ("code", "000000"))).StatusCode);
        var codes = RecoveryCode().Matches(await ann.Done("/me/authenticator", ("code", Code(key))));
        Assert.Equal(10, codes.Count);
        var kept = (await house.Accounts.Find("ann", Cancel))!;
        Assert.DoesNotContain(kept.RecoveryCodes, hash => codes.Any(c => c.Groups[1].Value == hash));

        using var other = new Guest(house.Address);
        Assert.StartsWith(
            "/sign-in/code",
            (await other.SignIn("ann", Password)).Headers.Location?.ToString(),
            StringComparison.Ordinal
        );
        Assert.False(await other.IsIn());
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await other.Send("/sign-in/code", ("code", "000000"), ("next", "/"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await other.Send("/sign-in/code", ("code", Code(key)), ("next", "/me"))).StatusCode
        );
        Assert.True(await other.IsIn());

        var one = codes[0].Groups[1].Value;
        foreach (var (status, time) in new[] { (HttpStatusCode.SeeOther, 1), (HttpStatusCode.Unauthorized, 2) })
        {
            using var third = new Guest(house.Address);
            await third.SignIn("ann", Password);
            Assert.Equal(
                (status, time),
                ((await third.Send("/sign-in/recovery", ("code", one), ("next", "/me"))).StatusCode, time)
            );
        }
    }

    // RFC 6238 with SHA-1, 30 seconds and six digits, as authenticator apps count.
    static string Code(string key)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps use
        var hash = HMACSHA1.HashData(FromBase32(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000");
    }

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [Fact]
    public async Task Cookies_are_strict_and_hidden_from_scripts_and_a_forged_form_does_nothing()
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var guest = new Guest(house.Address);
        var set = (await guest.SignIn("ann", Password)).Headers.GetValues("Set-Cookie").ToList();
        Assert.All(set.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)), cookie =>
            Assert.Matches("(?i)samesite=strict.*httponly|httponly.*samesite=strict", cookie)
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.SendForged("/sign-out")).StatusCode);
        Assert.True(await guest.IsIn());
        await guest.Send("/sign-out");
        Assert.False(await guest.IsIn());
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_sent_elsewhere(string next)
    {
        await using var house = await ServedHouse.Start();
        (await house.Person("ann")).Dispose();
        using var guest = new Guest(house.Address);
        Assert.Equal("/", (await guest.SignIn("ann", Password, next)).Headers.Location?.ToString());
    }

    // OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA512 with 210,000 iterations or more. The third version of Identity's form:
    // 01, then the function (2 is HMAC-SHA512) and the iterations, big-endian.
    [Fact]
    public async Task A_password_is_kept_as_pbkdf2_with_enough_iterations_and_a_salt_of_its_own()
    {
        await using var house = await ServedHouse.Start();
        using var guest = new Guest(house.Address);
        await First(guest, house.Doors.FirstCode);
        var hash = Convert.FromBase64String((await house.Accounts.Find("root", Cancel))!.PasswordHash!);
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9)) >= 16);
        Assert.DoesNotContain(Password, File.ReadAllText(house.Database, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/invited/[0-9a-f]{40}")]
    private static partial Regex Invitation();

    [GeneratedRegex("role=\"alert\">[^<]*")]
    private static partial Regex Alert();

    [GeneratedRegex(@">([0-9A-Z]{5}-[0-9A-Z]{5})<")]
    private static partial Regex RecoveryCode();
}
