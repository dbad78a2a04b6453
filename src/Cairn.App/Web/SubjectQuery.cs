using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.App.Web;

public enum SubjectOrder
{
    Subject,
    Stage,
    Level,
    Dlt,
    Response,
    LastContact,
}

/// <summary>Which subjects the list shows, and in which order: what its address says.</summary>
public sealed record SubjectQuery
{
    const string Died = "died",
        Screened = "screened",
        Enrolled = "enrolled",
        Infused = "infused";

    /// <summary>A stage in kebab case, or screened (everyone), enrolled, infused.</summary>
    public string Stage { get; init; } = Screened;
    public int? Level { get; init; }
    public SubjectOrder Order { get; init; }
    public bool Descending { get; init; }

    /// <summary>The choices of stage with their words.</summary>
    public static IReadOnlyList<(string Value, string Words)> Stages { get; } =
    [
        (Screened, "everyone screened"),
        (Enrolled, "everyone enrolled"),
        (Infused, "everyone infused"),
        .. Enum.GetValues<Stage>().Select(s => (ProtocolWords.Of(s), StageWords.Of(s))),
    ];

    /// <summary>Reads an address; what is wrong with it otherwise.</summary>
    public static (SubjectQuery? Query, string? Wrong) Read(IQueryCollection address)
    {
        string? Given(string name) => address[name].ToString() is { Length: > 0 } text ? text : null;
        var (stage, level, sort) = (Given("stage") ?? Screened, Given("level"), Given("sort"));
        if (!Stages.Any(s => s.Value == stage))
            return (null, $"There is no stage '{stage}'; there are {string.Join(", ", Stages.Select(s => s.Value))}.");
        int? wanted = int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (level is not null && wanted is null)
            return (null, $"'{level}' is no dose level; write a number from 1.");
        var order = SubjectOrder.Subject;
        if (sort is not null && !ProtocolWords.TryRead(sort.TrimStart('-'), out order))
            return (
                null,
                $"Subjects cannot be sorted by '{sort}'; they can by {string.Join(", ", ProtocolWords.All<SubjectOrder>())}."
            );
        return (
            new()
            {
                Stage = stage,
                Level = wanted,
                Order = order,
                Descending = sort?.StartsWith('-') == true,
            },
            null
        );
    }

    /// <summary>The subjects asked for, in order; within equals by identifier.</summary>
    public IReadOnlyList<SubjectAnalysis> Of(IEnumerable<SubjectAnalysis> subjects)
    {
        var chosen = subjects
            .Where(s => Shows(s.Stage) && (Level is null || s.Level == Level))
            .OrderBy(s => s.Subject, StringComparer.Ordinal);
        return [.. Descending ? chosen.OrderByDescending(Key) : chosen.OrderBy(Key)];
    }

    /// <summary>What the address carries besides the study and its day.</summary>
    public string ToAddress() =>
        string.Concat(
            Stage == Screened ? "" : "&stage=" + Stage,
            Level is { } level ? "&level=" + level.ToString(CultureInfo.InvariantCulture) : "",
            Order == default && !Descending ? "" : $"&sort={Sort}"
        );

    /// <summary>The order as the address writes it.</summary>
    public string Sort => (Descending ? "-" : "") + ProtocolWords.Of(Order);

    bool Shows(SubjectStage stage) =>
        Stage switch
        {
            Screened => true,
            Enrolled => stage.Enrolled,
            Infused => stage.Infused,
            Died => stage.IsDead,
            _ => ProtocolWords.Of(stage.Stage) == Stage,
        };

    // What is not known comes last going up.
    IComparable Key(SubjectAnalysis s) =>
        Order switch
        {
            SubjectOrder.Stage => (int)s.Stage.Stage,
            SubjectOrder.Level => s.Level ?? int.MaxValue,
            SubjectOrder.Dlt => (int)(s.Dose?.Assessment.Status.Value ?? (DltStatus)int.MaxValue),
            SubjectOrder.Response => s.Stage.Infused ? (int)s.Course.Best.Value : (int)ResponseCategory.NotEvaluable + 1,
            SubjectOrder.LastContact => s.Course.Day(CourseEventKind.LastKnownAlive) ?? DateOnly.MaxValue,
            SubjectOrder.Subject => 0,
        };
}
