namespace Cairn.Documents.Csv;

/// <summary>What is wrong in a file: the first twenty findings in order of line, and how many more there are.</summary>
public sealed class FileFindings(string path)
{
    const int Most = 20;

    readonly List<Finding> _findings = [];

    /// <summary>All that were found, listed or not.</summary>
    public int Count { get; private set; }

    public void Add(int? line, string? column, string what, string mend)
    {
        Count++;
        if (_findings.Count < Most)
            _findings.Add(Finding.Error(path, line, column, what, mend));
    }

    public IReadOnlyList<Finding> ToList()
    {
        List<Finding> listed = [.. _findings.OrderBy(f => f.Line ?? 0)];
        if (Count > listed.Count)
            listed.Add(Finding.Error(path, null, null, $"{Count - listed.Count} more like these.", "Mend the ones above first."));
        return listed;
    }
}
