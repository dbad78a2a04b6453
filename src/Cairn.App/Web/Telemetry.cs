using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cairn.App.Web;

/// <summary>
/// How long the server takes, told to a collector of OpenTelemetry when one is named: a span and a duration a request, each with
/// the method, the template of the address and the status. No address as it was asked, no subject, no account: a template has no
/// patient in it.
/// </summary>
sealed class Telemetry : IDisposable
{
    const string Name = "cairn",
        Unknown = "_OTHER"; // as the conventions call it

    static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    readonly ActivitySource _spans = new(Name);
    readonly Meter _meter = new(Name);
    readonly Histogram<double> _durations;
    readonly TracerProvider _traces;
    readonly MeterProvider _metrics;

    Telemetry(Uri collector)
    {
        _durations = _meter.CreateHistogram<double>("http.server.request.duration", "s", "Duration of a request.");
        var who = ResourceBuilder.CreateDefault().AddService(Name, serviceVersion: ProgramVersion.Full);
        var traces = Sdk.CreateTracerProviderBuilder().AddSource(Name);
        var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Name);
        traces.SetResourceBuilder(who).AddOtlpExporter(o => Send(o, collector, "v1/traces"));
        metrics.SetResourceBuilder(who).AddOtlpExporter(o => Send(o, collector, "v1/metrics"));
        (_traces, _metrics) = (traces.Build(), metrics.Build());
    }

    /// <summary>Null where no collector is named, here or by the usual variable.</summary>
    /// <exception cref="BadInputException">It is no address.</exception>
    public static Telemetry? To(string? collector)
    {
        var named = collector ?? Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (collector is null && string.IsNullOrWhiteSpace(named))
            return null;
        const string Mend = "Write it as http://127.0.0.1:4318";
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new(address)
            : throw BadInputException.At("--otlp", $"'{named}' is no address of a collector.", Mend);
    }

    static void Send(OtlpExporterOptions options, Uri collector, string path) =>
        (options.Protocol, options.Endpoint) = (
            OtlpExportProtocol.HttpProtobuf,
            new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path)
        );

    /// <summary>Measures a request, whatever becomes of it.</summary>
    public async Task Measure(HttpContext http, RequestDelegate next)
    {
        var began = Stopwatch.GetTimestamp();
        Activity.Current = null; // a root of its own: no trace of another system is taken up
        using var span = _spans.StartActivity(Name, ActivityKind.Server);
        try
        {
            await next(http);
        }
        finally
        {
            var tags = Tags(http);
            foreach (var (key, value) in tags)
                span?.SetTag(key, value);
            span?.DisplayName = $"{tags[0].Value} {tags[1].Value}";
            if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
                span?.SetStatus(ActivityStatusCode.Error);
            _durations.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
        }
    }

    static KeyValuePair<string, object?>[] Tags(HttpContext http) =>
        [
            new("http.request.method", Array.Find(Methods, m => m == http.Request.Method) ?? Unknown),
            new("http.route", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none"),
            new("http.response.status_code", http.Response.StatusCode),
        ];

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
        _spans.Dispose();
        _meter.Dispose();
    }
}
