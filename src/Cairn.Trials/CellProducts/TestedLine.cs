using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>A line of the specification with the lot's result.</summary>
/// <param name="Meets">Whether the newest result meets it; unknown while there is none that can be read.</param>
public sealed record TestedLine(ReleaseTest Line, ProductFinding? Result, Answer<Truth> Meets)
{
    /// <summary>The lines of a study for one lot.</summary>
    public static IReadOnlyList<TestedLine> Of(Study study, SubjectRecords records, string lot) =>
        [.. (study.Product?.Release ?? []).Select(line => Of(line, records, lot))];

    static TestedLine Of(ReleaseTest line, SubjectRecords records, string lot)
    {
        var results = records.Of<ProductFinding>().Where(f => f.Product == lot && f.TestCode == line.Test);
        var newest = results.LastOrDefault(f => f.Status is null);
        return new(line, newest, newest is null ? Open(line) : Read(line, newest));
    }

    static Answer<Truth> Open(ReleaseTest line)
    {
        var test = Catalogue.Find("BS", line.Test);
        var gap = new Gap.NotRecorded("BS", line.Test, test?.Label ?? line.Test, test?.Unit?.Code);
        return new(Truth.Unknown, new(Id(line), "No result is recorded."), [], [gap]);
    }

    static Answer<Truth> Read(ReleaseTest line, ProductFinding result)
    {
        if (line.Word is { } word)
            return Answer<Truth>.Of(
                Truth.Of(string.Equals(result.Result, word, StringComparison.OrdinalIgnoreCase)),
                new(Id(line), $"{line.Test} has to be {word}."),
                result.AsFact()
            );
        var number = Catalogue.Find("BS", line.Test)?.Read(result);
        return number is null
            ? Open(line)
            : number.As(value => value is { } known ? Within(line, known) : Truth.Unknown, new(Id(line), LimitsOf(line)));
    }

    // A result below the limit of a method (<0.5) meets an upper limit above it, whatever it is.
    static Truth Within(ReleaseTest line, Measured value)
    {
        var (isBelow, isAbove) = (value.High < line.Minimum, value.Low > line.Maximum);
        isBelow |= value.HighIsOpen && value.High <= line.Minimum;
        isAbove |= value.LowIsOpen && value.Low >= line.Maximum;
        if (isBelow || isAbove)
            return Truth.False;
        var surely = (line.Minimum is not { } low || value.Low >= low) && (line.Maximum is not { } high || value.High <= high);
        return surely ? Truth.True : Truth.Unknown;
    }

    static string LimitsOf(ReleaseTest line)
    {
        string?[] limits = [Limit("at least", line.Minimum), Limit("at most", line.Maximum)];
        return $"{line.Test} has to be {string.Join(" and ", limits.Where(l => l is not null))}.";
    }

    static string? Limit(string words, double? limit) =>
        limit is { } known ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{words} {known}") : null;

    static string Id(ReleaseTest line) => $"release.{line.Test}";
}
