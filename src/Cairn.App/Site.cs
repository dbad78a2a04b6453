using System.Net;
using Cairn.App.Web;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.App.Web.Interface;
using Cairn.App.Web.Languages;
using Cairn.App.Web.Registry;
using Cairn.App.Web.Registry.Api;
using Cairn.App.Web.Ward;
using Cairn.Store.Accounts;
using Cairn.Store.Registry;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cairn.App;

/// <summary>The pages as a web server.</summary>
static class Site
{
    /// <summary>The server, ready to start.</summary>
    /// <param name="urls">Addresses to listen on, separated by semicolons; port 0 takes a free one.</param>
    /// <param name="clock">The server's time; the machine's when left out.</param>
    /// <param name="telemetry">Where durations are told; nowhere when left out.</param>
    public static WebApplication Build(
        OpenTrials trials,
        RegistryStore records,
        AccountStore accounts,
        Doors doors,
        string urls,
        TimeProvider? clock = null,
        Telemetry? telemetry = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(urls);
        builder.WebHost.ConfigureKestrel(Limit);
        builder
            .Logging.AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
                o.UseUtcTimestamp = true;
            })
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical); // why it cannot begin, the shell says in words
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o =>
            o.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(doors);
        builder.Services.AddSingleton(trials).AddSingleton(trials.Ledger);
        builder.Services.AddSingleton<Gate>().AddSingleton<Guard>();
        builder.Services.AddSingleton<KeyPace>();
        builder.Services.AddSingleton<AccountLog>().AddSingleton<Signing>();
        builder.Services.AddSingleton<SaidOnce>();
        builder.Services.AddSingleton<Web.Ward.ProductForms>();
        builder.Services.AddRouting().AddRazorComponents();
        builder.Services.AddSingleton(LanguageRoutes.Letters);
        Sessions.AddTo(builder.Services, accounts);
        SessionKeys.AddTo(builder.Services, accounts, doors);
        if (IsForThisMachineOnly(urls))
            builder.Services.AddHostFiltering(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        var app = builder.Build();
        if (telemetry is not null)
            app.Use(telemetry.Measure);
        app.Use(Guarded);
        if (IsForThisMachineOnly(urls))
            app.UseHostFiltering();
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost });
        LanguageRoutes.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<Guard>().Check);
        Map(app, trials, records);
        return app;
    }

    /// <summary>The longest body of a request, in bytes: a form of a ward has thousands at most.</summary>
    const int LongestBody = 2 << 20;

    static void Limit(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel) =>
        (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MaxRequestLineSize) = (
            false,
            LongestBody,
            LongestAddress
        );

    /// <summary>
    /// The longest address, in bytes: a search that is too long is refused in words, 100,000 characters of Chinese included.
    /// </summary>
    const int LongestAddress = 1_000_000;

    static void Map(WebApplication app, OpenTrials trials, RegistryStore records)
    {
        StyleSheetFile.Map(app);
        PasskeyScript.Script.Map(app);
        LanguageRoutes.Map(app);
        app.MapGet("/health", () => Results.Text("ok\n")).IsPublic();
        app.MapGet("/ready", (OpenTrials open, HttpContext http) => Ready(open, http.RequestAborted)).IsPublic();
        var registry = new OpenRegistry(records, trials, RegistryRoutes.Links);
        new RegistryRoutes(registry).Map(app);
        new StudiesApi(records).Map(app);
        var pages = ActivatorUtilities.CreateInstance<PageRoutes>(app.Services);
        pages.Map(app);
        ActivatorUtilities.CreateInstance<SignInRoutes>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<StartRoutes>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<OwnAccountRoutes>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<PeopleRoutes>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<NewStudyRoutes>(app.Services, records).Map(app);
        ActivatorUtilities.CreateInstance<StudyPeopleRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<VersionsRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<RangesRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<RangeListRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<DecideRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<AdjudicateRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<SignSubjectRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<DueRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<HistoryRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<EntriesApi>(app.Services).Map(app);
        ActivatorUtilities.CreateInstance<KeyRoutes>(app.Services).Map(app);
        var reach = new SubjectReach(trials);
        new TrialApi(trials, reach).Map(app);
        InterfaceDocument.Map(app);
        var (subjects, saving) = WardRoutes.Map(app, pages);
        new FormsApi(subjects, reach, saving).Map(app);
        ActivatorUtilities.CreateInstance<Web.Design.DesignRoutes>(app.Services).Map(app);
    }

    // Alive is who answers; ready is who can read the ledgers.
    static async Task<IResult> Ready(OpenTrials trials, CancellationToken cancel)
    {
        try
        {
            await trials.Ledger.Heads(cancel);
            return Results.Text("ready\n");
        }
        catch (Store.StoreException)
        {
            return Results.Text("the database cannot be read\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>True when no other machine can reach these addresses.</summary>
    public static bool IsForThisMachineOnly(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(url =>
                BindingAddress.Parse(url) is var a
                && (
                    a.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                    || (IPAddress.TryParse(a.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
                )
            );

    static readonly Action<ILogger, string, Exception?> Broke = LoggerMessage.Define<string>(
        LogLevel.Error,
        new(1, nameof(Broke)),
        "{Address} could not be shown"
    );

    // Every answer carries the headers; what breaks ends here, in plain words for the reader and in full in the log.
    static async Task Guarded(HttpContext http, RequestDelegate next)
    {
        Headers(http.Response.Headers);
        if (!http.Request.Host.HasValue)
        {
            // HTTP/1.0, or a host left empty: no address to answer with.
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync("The request names no host.\n", http.RequestAborted);
            return;
        }
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested) { }
        catch (Exception half) when (!http.Response.HasStarted && IsHalf(half))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest; // the connection broke: nobody reads it
        }
        catch (Exception malformed) when (!http.Response.HasStarted && IsMalformed(http.Request, malformed))
        {
            await PageRoutes
                .Say(
                    new(
                        400,
                        "That is no form",
                        "What was sent cannot be read: a character or a boundary in it is broken. Nothing was changed.",
                        "Send it from the page again."
                    )
                )
                .ExecuteAsync(http);
        }
        catch (Exception large) when (!http.Response.HasStarted && IsTooLarge(large))
        {
            await PageRoutes
                .Say(
                    new(
                        413,
                        "That is too much at once",
                        "What was sent is larger than any form of this server. Nothing was changed.",
                        "Send less at once; whole files are brought in at the command line."
                    )
                )
                .ExecuteAsync(http);
        }
        catch (WideQueryException wide) when (!http.Response.HasStarted)
        {
            await PageRoutes
                .Say(new(400, "That cannot be asked", wide.What, WideQueryException.Mend, [("All trials", "/registry")]))
                .ExecuteAsync(http);
        }
        catch (Exception broken) when (!http.Response.HasStarted)
        {
            Broke(
                http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Cairn"),
                http.Request.Path.ToUriComponent(),
                broken
            );
            http.Response.Clear();
            Headers(http.Response.Headers);
            await PageRoutes.Say(TroubleOf(http.Request.Method, broken)).ExecuteAsync(http);
        }
    }

    static Trouble? OfStore(string method, Store.StoreTrouble trouble) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? ReadingTroubles.Of(trouble) : StoreTroubles.Of(trouble);

    static Trouble TroubleOf(string method, Exception broken) =>
        (broken is Store.StoreException store ? OfStore(method, store.Trouble) : null)
        ?? new(
            500,
            "This page could not be made",
            "Something failed on the way to it. Nothing was changed.",
            "Try again. When it stays, tell whoever runs this server the time and the address; the reason is in its log."
        );

    static bool IsTooLarge(Exception failed) =>
        failed is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException
        || failed.InnerException is { } inner && IsTooLarge(inner);

    // What cannot be decoded and what breaks a limit come as one exception: what is decoded names its cause, and a short body
    // breaks no limit.
    static bool IsMalformed(HttpRequest request, Exception failed) =>
        (
            failed is InvalidDataException
            && (failed.InnerException is InvalidOperationException || request.ContentLength < NoLimit)
        )
        || failed.InnerException is { } inner && IsMalformed(request, inner);

    /// <summary>A body shorter than this many bytes is within the framework's limits for names and counts of values.</summary>
    const int NoLimit = 1024;

    static bool IsHalf(Exception failed) =>
        failed is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }
        || failed.InnerException is { } inner && IsHalf(inner);

    static void Headers(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store"; // pages may name patients
    }

    /// <summary>The report carries its stylesheet within itself.</summary>
    public static void AllowStyleWithin(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
}
