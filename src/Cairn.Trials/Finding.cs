namespace Cairn;

/// <summary>How much a finding matters: an error stops the action, a warning asks for a look.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>
/// Something wrong in what was given (a file, a record, an argument): where it is, what is wrong, how to mend it.
/// Wrong data is a value in the result, never an exception.
/// </summary>
/// <param name="Severity">An error stops the action as a whole; a warning does not.</param>
/// <param name="Place">Where: a file, or subject, visit and variable, as the reader knows it.</param>
/// <param name="Line">Line in the file, from 1; null when the place is no line.</param>
/// <param name="Column">The column's name in a table, or the key's path in a study file; null when the whole line is
/// meant.</param>
/// <param name="Problem">What is wrong, in one sentence, with the value found.</param>
/// <param name="Remedy">How to mend it, in one sentence.</param>
public sealed record Finding(Severity Severity, string Place, int? Line, string? Column, Phrase Problem, Phrase Remedy)
{
    /// <summary>What is wrong, in English.</summary>
    public string What => Problem.ToString();

    /// <summary>How to mend it, in English.</summary>
    public string Mend => Remedy.ToString();

    /// <summary>What is wrong and how to mend it.</summary>
    public Phrase Says => Phrase.Join(" ", Problem, Remedy);

    public static Finding Error(string place, int? line, string? column, Phrase what, Phrase mend) =>
        new(Severity.Error, place, line, column, what, mend);

    public static Finding Warning(string place, int? line, string? column, Phrase what, Phrase mend) =>
        new(Severity.Warning, place, line, column, what, mend);

    public override string ToString()
    {
        var line = Line is { } n ? $":{n}" : "";
        var column = Column is { } c ? $" [{c}]" : "";
        return $"{Place}{line}{column}: {What} {Mend}";
    }
}

/// <summary>A value together with what was found wrong on the way to it. The value is null when an error stopped it.</summary>
public sealed record Checked<T>(T? Value, IReadOnlyList<Finding> Findings)
    where T : class
{
    /// <summary>True when no finding is an error.</summary>
    public bool IsSound => Value is not null && Findings.All(f => f.Severity != Severity.Error);
}
