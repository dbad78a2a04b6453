namespace Cairn.Documents.Datasets;

/// <summary>A kind of file that datasets are written in: a member is one file and one line in <see cref="All"/>.</summary>
public abstract class DatasetFormat
{
    private protected DatasetFormat() { }

    /// <summary>Every kind, in the order in which they are offered.</summary>
    public static IReadOnlyList<DatasetFormat> All { get; } =
    [new CsvFormat(), new DatasetJsonFormat(), new DatasetLinesFormat(), new TransportFormat()];

    /// <summary>The kind of that word; null when there is none.</summary>
    public static DatasetFormat? Of(string id) => All.FirstOrDefault(f => f.Id == id);

    /// <summary>The word of commands and addresses: csv.</summary>
    public abstract string Id { get; }

    /// <summary>What it is, in words.</summary>
    public abstract string Says { get; }

    /// <summary>The ending of its files, with the point.</summary>
    public abstract string Ending { get; }

    /// <summary>What of a dataset this kind of file cannot hold; empty where it holds all.</summary>
    public virtual IEnumerable<Finding> Faults(Dataset dataset) => [];

    /// <summary>Writes one dataset. The same dataset gives the same bytes.</summary>
    /// <param name="source">The study and the point of its ledger that it is from.</param>
    public abstract void Write(Dataset dataset, DatasetSource source, Stream to);
}

/// <summary>What datasets are from.</summary>
/// <param name="Study">The study's identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The last day whose events are in.</param>
/// <param name="Sequence">The last entry of the ledger that they rest on.</param>
/// <param name="Head">The hash of that entry.</param>
/// <param name="Program">What wrote them, with its version.</param>
public sealed record DatasetSource(string Study, string Name, DateOnly AsOf, long Sequence, string Head, string Program)
{
    /// <summary>The beginning of the last day. No time of the clock: the same data give the same bytes.</summary>
    public DateTime Stamp => AsOf.ToDateTime(TimeOnly.MinValue);
}
