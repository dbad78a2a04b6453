using System.CommandLine;
using Cairn.App.Web;
using Cairn.App.Web.Access;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cairn.App.Commands;

/// <summary><c>cairn serve</c>: the pages of the studies on the shelf, until Ctrl-C.</summary>
static class ServeCommand
{
    public const string UsualUrls = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var (studies, database) = (SharedOptions.Studies(), SharedOptions.Database());
        var urls = new Option<string>("--urls")
        {
            DefaultValueFactory = _ => UsualUrls,
            HelpName = "URL",
            Description = "Where the pages are served; port 0 takes a free one.",
        };
        var (registry, collector) = (RegistryOption(), CollectorOption());
        var command = new Command("serve", "Serves the pages of the studies and of the registry, until Ctrl-C.")
        {
            database,
            registry,
            urls,
            collector,
            studies,
        };
        command.SetAction(
            (parsed, cancel) =>
                Serve(
                    StudyShelf.At(parsed.GetValue(studies)),
                    parsed.GetRequiredValue(database),
                    parsed.GetRequiredValue(registry),
                    parsed.GetRequiredValue(urls),
                    cancel,
                    collector: parsed.GetValue(collector)
                )
        );
        return command;
    }

    static Option<string?> CollectorOption() =>
        new("--otlp")
        {
            HelpName = "URL",
            Description =
                "A collector of OpenTelemetry (OTLP over http) that is told how long requests take, and nothing of patients; "
                + "OTEL_EXPORTER_OTLP_ENDPOINT names one, too.",
        };

    /// <summary>Names the registry's database beside the records' own.</summary>
    static Option<string> RegistryOption() =>
        new("--registry")
        {
            DefaultValueFactory = _ => RegistryDesk.UsualDatabase,
            HelpName = "CONNECTION",
            Description = "The registry of public records (cairn registry load); nothing is found where there is none.",
        };

    /// <summary>Serves until cancelled. The address stands on stdout once the pages can be read.</summary>
    /// <param name="rehearses">True when the database holds made-up data, made to be tried out: anybody may play any
    /// role.</param>
    /// <param name="collector">Where durations are told; that of the environment when left out.</param>
    public static async Task<int> Serve(
        StudyShelf shelf,
        string database,
        string registry,
        string urls,
        CancellationToken cancel,
        bool rehearses = false,
        string? collector = null
    )
    {
        Check(urls);
        using var telemetry = Telemetry.To(collector);
        if (Ledgers.MissingFile(database) is { } missing)
            Console.Error.WriteLine(
                $"cairn: there is no database '{missing}' yet: the pages say what the studies are, no record and no dose. "
                    + "cairn import brings records in; --database names another."
            );
        await using var trials = new OpenTrials(shelf, database);
        foreach (var id in trials.Studies)
            await trials.Find(id, cancel); // a database that cannot be read is said now, not on a page
        await using var records = RegistryDesk.Open(registry);
        await using var accounts = new AccountStore(database);
        var doors = new Doors(accounts, Site.IsForThisMachineOnly(urls), rehearses);
        await using var app = Site.Build(trials, records, accounts, doors, urls, telemetry: telemetry);
        await Start(app, urls, cancel);
        await Say(app, trials, doors, urls, cancel);
        try
        {
            await trials.Follow(cancel);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("cairn: stopped.");
        }
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries))
            if (!IsAddress(url))
                throw BadInputException.At(
                    "--urls",
                    $"'{url}' is no address to serve at.",
                    $"Write it as {UsualUrls}; for https put a proxy before it."
                );
    }

    static bool IsAddress(string url)
    {
        try
        {
            return url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                && BindingAddress.Parse(url) is { Host.Length: > 0, PathBase.Length: 0, Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static async Task Start(WebApplication app, string urls, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new IOException(
                $"{urls} is taken: another program listens there. Stop it, or choose another address with --urls "
                    + $"http://127.0.0.1:5081",
                taken
            );
        }
    }

    static async Task Say(WebApplication app, OpenTrials trials, Doors doors, string urls, CancellationToken cancel)
    {
        if (trials.Studies.Count == 0)
            Console.Error.WriteLine(
                $"cairn: no study is on the shelf: none lies in {trials.Places}; --studies names another folder."
            );
        if (!Site.IsForThisMachineOnly(urls))
            Console.Error.WriteLine($"cairn: WARNING: {PlainHttp}");
        if (!await doors.HasAccounts(cancel))
            Console.Error.WriteLine($"cairn: {FirstAccount(await doors.Ask(cancel))} /start?code={doors.FirstCode}");
        Console.Error.WriteLine(
            $"cairn: serving {trials.Studies.Count} {(trials.Studies.Count == 1 ? "study" : "studies")}; Ctrl-C ends. The pages:"
        );
        foreach (
            var address in app
                .Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses
        )
            Console.Out.WriteLine(address);
    }

    const string PlainHttp =
        "other machines reach this server over plain http: whoever is on the network between can read passwords, sessions and "
        + "records. Serve at http://127.0.0.1:5080 and put a proxy that speaks https before it.";

    static string FirstAccount(bool asks) =>
        asks
            ? "there are no accounts yet. Open the first, an administrator's, at"
            : "you read as the local owner, without signing in. To open the first account, an administrator's:";
}
