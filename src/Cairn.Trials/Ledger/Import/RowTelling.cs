namespace Cairn.Ledger.Import;

/// <summary>What a row or a record tells, by which one is known that has no number.</summary>
/// <param name="What">Test, event, treatment, object, specimen, place, fraction.</param>
/// <param name="Category">Its category: the first that a site corrects.</param>
/// <param name="When">When it was, as written.</param>
readonly record struct RowTelling(string What, string Category, string When)
{
    static readonly string[] Whats = ["TESTCD", "TERM", "TRT", "DECOD", "OBJ", "SPEC", "LOC", "FRAC"];
    static readonly string[] Whens = ["DTC", "STDTC"];

    /// <param name="of">The text of a variable; null where it is empty.</param>
    public static RowTelling Of(string domain, Func<string, string?> of) =>
        new(Joined(domain, Whats, of), of(domain + "CAT") ?? "", Joined(domain, Whens, of));

    static string Joined(string domain, string[] names, Func<string, string?> of) =>
        string.Join('\u001F', names.Select(name => of(domain + name) ?? ""));
}
