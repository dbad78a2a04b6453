using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The subjects that a table of safety counts: everyone treated, or those of one dose level.</summary>
/// <param name="Level">Dose level assigned, from 1; null: all of them.</param>
public sealed record SafetyScope(Analysis Analysis, int? Level, IReadOnlyList<TreatedSubject> Subjects)
{
    /// <summary>Everyone treated.</summary>
    public static SafetyScope All(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return new(analysis, null, analysis.Treated);
    }

    /// <summary>One for each dose level that somebody was treated at, in order.</summary>
    public static IReadOnlyList<SafetyScope> ByLevel(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return
        [
            .. analysis
                .Treated.Where(s => s.Level is not null)
                .GroupBy(s => s.Level!.Value)
                .OrderBy(g => g.Key)
                .Select(g => new SafetyScope(analysis, g.Key, [.. g])),
        ];
    }

    /// <summary>The version of CTCAE that the study grades by.</summary>
    public CtcaeVersion Version => CtcaeVersion.Of(Analysis.Study.Safety);

    public bool IsSynthetic => Analysis.Casebook.IsSynthetic;

    public int N => Subjects.Count;

    /// <summary>What stands under a column of counts.</summary>
    public Phrase Share => $"n (%) of {Written.Count(N)}";

    /// <summary>Every emergent event with its subject.</summary>
    public IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> Events =>
        Subjects.SelectMany(s => s.Events.Select(ae => (s, ae)));

    /// <summary>A table of this scope; its id says the level.</summary>
    public Table Table(
        string id,
        string caption,
        IReadOnlyList<Column> columns,
        IReadOnlyList<RowGroup> groups,
        string whenEmpty,
        params IReadOnlyList<Inline> notes
    ) =>
        new()
        {
            Id = Level is { } level ? (Phrase)$"{id}-level-{level}" : id,
            Caption = Level is { } at ? (Phrase)$"{caption}, dose level {at}" : caption,
            Synthetic = IsSynthetic,
            Columns = columns,
            Groups = [.. groups.Where(g => g.Rows.Count > 0)],
            WhenEmpty = whenEmpty,
            Notes = notes,
        };

    /// <summary>Subjects of events, each once, with the rows behind them.</summary>
    public Cell Count(IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> events)
    {
        var rows = events.ToList();
        return Cell.CountOf(rows.DistinctBy(r => r.Subject.Id, StringComparer.Ordinal).Count(), N).From(Behind(rows));
    }

    /// <summary>The rows of events.</summary>
    public static IEnumerable<Fact> Behind(IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> events) =>
        events.Select(e => e.Event.AsFact());
}
