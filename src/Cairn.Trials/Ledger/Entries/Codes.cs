using System.Collections.Frozen;

namespace Cairn.Ledger.Entries;

/// <summary>
/// The members of our enums as the ledger writes them: kebab case. A member that is renamed is another code, and a test of its
/// kind says so.
/// </summary>
static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Of<T>().ByValue[value];

    /// <summary>The member of that code; null when there is none.</summary>
    public static T? Find<T>(string code)
        where T : struct, Enum => Of<T>().ByCode.TryGetValue(code, out var value) ? value : null;

    static Table<T> Of<T>()
        where T : struct, Enum => Table<T>.One;

    sealed class Table<T>
        where T : struct, Enum
    {
        public static Table<T> One { get; } = new();

        public FrozenDictionary<T, string> ByValue { get; } =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Kebab(v.ToString()));

        public FrozenDictionary<string, T> ByCode { get; } =
            Enum.GetValues<T>().ToFrozenDictionary(v => Kebab(v.ToString()), StringComparer.Ordinal);
    }

    static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
