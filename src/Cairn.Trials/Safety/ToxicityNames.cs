using System.Buffers;
using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// The one name of every toxicity that an event is called by: its coded term, the site's own words beside it, and its category;
/// of "Cytokine release syndrome (CRS), grade 2" what stands before, in and without the rest.
/// </summary>
public static class ToxicityNames
{
    public static IEnumerable<string> Of(AdverseEvent ae)
    {
        ArgumentNullException.ThrowIfNull(ae);
        string?[] written = [ae.Code, ae.Term, ae.Category];
        var pieces = written.OfType<string>().SelectMany(Pieces);
        return pieces.Select(ToxicityTerm.Of).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    static IEnumerable<string> Pieces(string written)
    {
        yield return written;
        if (!written.AsSpan().ContainsAny(Any) && !HasGrade(written))
            yield break;
        foreach (var piece in written.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            yield return WithoutGrade(piece);
    }

    static bool HasGrade(string written) => written.Contains("grade", StringComparison.OrdinalIgnoreCase);

    static string WithoutGrade(string piece)
    {
        var at = piece.IndexOf("grade", StringComparison.OrdinalIgnoreCase);
        return (at > 0 ? piece[..at] : piece).Trim();
    }

    static readonly char[] Between = ['(', ')', ',', ';', '/', '\uff08', '\uff09'];
    static readonly SearchValues<char> Any = SearchValues.Create(Between);
}
