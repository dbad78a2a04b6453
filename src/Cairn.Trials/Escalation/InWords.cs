using System.Globalization;

namespace Cairn.Escalation;

/// <summary>Numbers and nouns as a rule says them.</summary>
static class InWords
{
    /// <summary>A sentence with its numbers, written the same on every machine.</summary>
    public static Phrase Invariant(Phrase words) => words;

    /// <summary><c>1 subject</c>, <c>12 subjects</c>.</summary>
    public static Phrase Subjects(int n) => Plural(n, "subject");

    /// <summary><c>1 DLT</c>, <c>2 DLTs</c>.</summary>
    public static Phrase Dlts(int n) => Plural(n, "DLT");

    /// <summary><c>1 DLT</c>, or <c>1 to 2 DLTs</c>.</summary>
    public static Phrase Dlts(int from, int to) => from == to ? Dlts(from) : (Phrase)$"{from} to {Dlts(to)}";

    /// <summary>A noun with its number.</summary>
    public static Phrase Plural(int n, string noun) => Phrase.Of($"{{0}} {noun}{(n == 1 ? "" : "s")}", Count(n));

    /// <summary>A whole number with a comma between thousands: 1,234.</summary>
    public static string Count(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number as short as it can be said, to six decimals: 0.5, 12, 0.000001.</summary>
    public static string Short(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Numbers in a row, with commas between.</summary>
    public static string Row(IEnumerable<double> numbers, string format) =>
        string.Join(", ", numbers.Select(n => n.ToString(format, CultureInfo.InvariantCulture)));
}
