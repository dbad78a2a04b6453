using Cairn.App.Web;
using Cairn.App.Web.Access;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.App.Tests.Accounts;

/// <summary>A server of its own on a free port, on an empty database and with a clock that a test sets.</summary>
sealed class ServedHouse : IAsyncDisposable
{
    public const string Study = "NCT06880354",
        Password = "seven quiet herons",
        Root = "root";

    // Hashed once: what it costs is tested where it is what is asked.
    static readonly Lazy<string> Hash = new(() =>
        new PasswordHasher<Account>(
            Options.Create(new PasswordHasherOptions { IterationCount = Sessions.Iterations })
        ).HashPassword(new() { Name = "", Printed = "" }, Password)
    );

    readonly TemporaryFolder _folder = CairnProcess.Folder();
    readonly WebApplication _app;
    readonly OpenTrials _trials;
    readonly RegistryHandle _registry;

    ServedHouse(string? connection, SetClock clock, bool rehearses, string? shelf)
    {
        Database = connection ?? _folder.File("house.db");
        Clock = clock;
        _trials = new(StudyShelf.At(shelf ?? Path.Combine(CairnProcess.Repository, "studies")), Database, clock);
        _registry = new(_folder.File("registry.db"));
        Accounts = new(Database, clock);
        Doors = new(Accounts, isForThisMachineOnly: true, rehearses);
        _app = Site.Build(_trials, _registry.Store, Accounts, Doors, "http://127.0.0.1:0", clock);
    }

    sealed record RegistryHandle(string File)
    {
        public Cairn.Store.Registry.RegistryStore Store { get; } = RegistryDesk.Open(File);
    }

    public string Database { get; }
    public SetClock Clock { get; }
    public AccountStore Accounts { get; }
    public Doors Doors { get; }
    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public Cairn.Store.LedgerStore Ledger => _trials.Ledger;

    /// <summary>Every address of the server, with what it needs.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ServedHouse> Start(string? connection = null, bool rehearses = false, string? shelf = null)
    {
        var house = new ServedHouse(connection, new(), rehearses, shelf);
        await house._app.StartAsync(Cancel);
        return house;
    }

    /// <summary>A person with an open account, and a role in the study where one is given.</summary>
    public async Task<Guest> Person(string account, Role? role = null, string? site = null, string study = Study)
    {
        if (await Accounts.Find(account, Cancel) is null)
            Assert.True(
                await Accounts.Add(
                    new()
                    {
                        Name = account,
                        Printed = Printed(account),
                        PasswordHash = Hash.Value,
                        SecurityStamp = Guid.NewGuid().ToString("N"),
                    },
                    cancel: Cancel
                )
            );
        if (role is { } given)
            await Append(
                given == Role.Administrator ? AccountChanged.Ledger : study,
                new RoleGranted(account, Printed(account), given, site)
            );
        var guest = new Guest(Address);
        await guest.SignIn(account, Password);
        return guest;
    }

    public static string Printed(string account) => $"Dr {account.ToUpperInvariant()}";

    /// <summary>An entry by the administrator, as if it had been made through a page.</summary>
    public async Task<IReadOnlyList<Entry>> Append(string study, params EntryContent[] contents)
    {
        var by = new Attribution(Root, ProtocolWords.Of(Role.Administrator), Reason: "for the test");
        var answer = await Ledger.Append(study, new([.. contents.Select(c => new Draft(c, by))]), Cancel);
        Assert.True(answer.IsDone, string.Join(" ", answer.Refusals));
        return answer.Entries;
    }

    /// <summary>What the ledger of accounts says of an account, in order.</summary>
    public async Task<IReadOnlyList<AccountChange>> History(string account) =>
        [
            .. (await Ledger.State(AccountChanged.Ledger, cancel: Cancel))
                .Of<AccountChanged>()
                .Where(c => c.Content.Account == account)
                .Select(c => c.Content.What),
        ];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _trials.DisposeAsync();
        await _registry.Store.DisposeAsync();
        await Accounts.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>A clock that a test sets; it runs with the machine's until then.</summary>
sealed class SetClock : TimeProvider
{
    TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
