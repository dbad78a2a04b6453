namespace Cairn.Safety.Ctcae;

/// <summary>
/// The lists of terms that lie in the assembly: a line <c>= organ class</c>, then a line a term: the digits of its grades, a tab,
/// its name. A line that begins with # is a remark.
/// </summary>
static class TermList
{
    public static IReadOnlyList<CtcaeTerm> Read(string resource)
    {
        var (terms, organClass) = (new List<CtcaeTerm>(), "");
        foreach (var line in Lines(resource))
            if (line.StartsWith("= ", StringComparison.Ordinal))
                organClass = line[2..];
            else if (line.Split('\t') is [var grades, var name])
                terms.Add(new(name, organClass, [.. grades.Select(digit => digit - '0')]));
        return terms;
    }

    /// <summary>The lines of a list without its remarks.</summary>
    public static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(TermList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
