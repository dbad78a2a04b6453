namespace Cairn.Criteria.Model;

/// <summary>The CQL libraries that eligibility files may include: Gates, History, Results, Answers.</summary>
public static class SharedLibraries
{
    /// <summary>The text of a library; null when there is none of that name.</summary>
    public static string? Text(string name)
    {
        using var stream = typeof(SharedLibraries).Assembly.GetManifestResourceStream($"{name}.cql");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
