using System.Text.RegularExpressions;
using Cairn.Registry.Structure;

namespace Cairn.App.Web.Registry;

/// <summary>The registry's names of pieces as words: PrimaryOutcomeMeasure is primary outcome measure.</summary>
static partial class PieceWords
{
    public static string Of(Piece piece)
    {
        var spaced = Word().Replace(piece.Name, " $1");
        var words = spaced.Trim().ToLowerInvariant();
        return words.Replace("i p d", "IPD", StringComparison.Ordinal);
    }

    [GeneratedRegex("([A-Z]+(?![a-z])|[A-Z][a-z]+)")]
    private static partial Regex Word();
}
