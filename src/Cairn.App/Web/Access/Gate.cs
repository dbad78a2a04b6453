using Cairn.Conduct;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Cairn.App.Web.Access;

/// <summary>
/// Who comes, and what they may do: asked anew at every request, of the ledgers as they are at that moment. A role that was taken
/// and an account that was closed are gone with the next click.
/// </summary>
sealed class Gate(LedgerStore ledger, AccountStore accounts, Doors doors, TimeProvider clock)
{
    /// <summary>The cookie that keeps the role of a rehearsal.</summary>
    public const string PlayedRole = "cairn-plays";

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public async Task<Visitor> WhoIs(HttpContext http)
    {
        if (SentKey.IsSent(http.Request))
            return await ByKey(http);
        if (!IsThroughProxy(http) && !await doors.Ask(http.RequestAborted))
            return new Visitor.LocalOwner(Environment.UserName, Played(http), doors.Rehearses);
        if (http.User.Identity is not { IsAuthenticated: true, Name: { } name })
            return new Visitor.Nobody();
        var account = await accounts.Find(name, http.RequestAborted);
        return account is { IsOpen: true } && IsFresh(http, account)
            ? new Visitor.Person(account.Name, account.Printed)
            : new Visitor.Nobody();
    }

    // Who shows a key is what the key says, and nobody else, whatever cookies come with it.
    async Task<Visitor> ByKey(HttpContext http)
    {
        if (SentKey.Of(http.Request) is not var (id, secret) || await accounts.Keys.Find(id, http.RequestAborted) is not { } key)
            return new Visitor.Nobody();
        if (!key.HoldsAt(Now) || !SentKey.Opens(key, secret))
            return new Visitor.Nobody();
        return await accounts.Find(key.Account, http.RequestAborted) is { IsOpen: true } account
            ? new Visitor.Program(account.Name, account.Printed, key)
            : new Visitor.Nobody();
    }

    // Whoever comes through a proxy sits at another machine, whatever address the server listens at.
    static bool IsThroughProxy(HttpContext http) =>
        http.Request.Headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        );

    // A session that began before the password, a code or a passkey changed knows another stamp.
    static bool IsFresh(HttpContext http, Account account)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
        return http.User.FindFirst(options.ClaimsIdentity.SecurityStampClaimType)?.Value == account.SecurityStamp;
    }

    Role? Played(HttpContext http) =>
        doors.Rehearses && ProtocolWords.TryRead(http.Request.Cookies[PlayedRole] ?? "", out Role role) ? role : null;

    /// <summary>All that a visitor may do in a study.</summary>
    public async Task<Pass> PassFor(Visitor visitor, string study, CancellationToken cancel)
    {
        if (
            visitor is not (Visitor.Person or Visitor.Program)
            || visitor is Visitor.Program { Key: var key } && key.Study != study
        )
            return new(visitor, []);
        var actors = new List<Actor>();
        foreach (var place in new[] { study, AccountChanged.Ledger }.Distinct(StringComparer.Ordinal))
            actors.Add(new(visitor.Account, await PeopleOf(place, cancel), Now, Today));
        return new(visitor, actors);
    }

    /// <summary>Who may do what in a study, as its ledger says.</summary>
    public async Task<People> PeopleOf(string study, CancellationToken cancel) =>
        People.Of(await ledger.State(study, cancel: cancel));

    /// <summary>The leave to open accounts and give roles; null when the visitor has none.</summary>
    public async Task<Permit?> Administration(Visitor visitor, CancellationToken cancel) =>
        (await PassFor(visitor, AccountChanged.Ledger, cancel)).For(Right.GrantRoles);
}
