using System.Text.RegularExpressions;

namespace Cairn.Ledger.Import;

/// <summary>
/// Whether an identifier that nobody has yet may be somebody's who is known, written another way: 7 for 007, cll1-01 for CLL1-01,
/// 7.0 for 7. A spreadsheet takes zeros away and a program adds parts; the wrong subject would be made, so that it is asked.
/// </summary>
static partial class SubjectIdentity
{
    /// <summary>Refuses each such identifier once a file, with the number of its rows; gives those that are refused.</summary>
    public static HashSet<string> Check(IReadOnlyList<Sheet> sheets, LedgerState state, List<Finding> findings)
    {
        var others = Others(sheets, Known(sheets, state));
        var asked = new Dictionary<(string File, string Subject, string Known), (int Line, int Rows)>();
        foreach (var sheet in sheets)
        foreach (var row in sheet.Rows)
            if (others.GetValueOrDefault(row.Key.Subject) is { } other)
            {
                var key = (sheet.Table.File, row.Key.Subject, other);
                asked[key] = asked.TryGetValue(key, out var so) ? so with { Rows = so.Rows + 1 } : (row.Line, 1);
            }
        findings.AddRange(asked.Select(a => Asks(a.Key, a.Value)));
        return asked.Keys.Select(k => k.Subject).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Who is known, by what an identifier is without zeros in front, case and width.</summary>
    static Dictionary<string, HashSet<string>> Known(IReadOnlyList<Sheet> sheets, LedgerState state)
    {
        var casebook = state.Casebook();
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var subject in casebook.Subjects.Concat(casebook.Strangers))
            Of(known, subject.Id).Add(subject.Id);
        foreach (var subject in Subjects(sheets.Where(s => s.Table.Domain == "DM")).Concat(Subjects(sheets)))
            AddNew(known, subject);
        return known;
    }

    // Each once, in the order in which they come: a subject has thousands of rows.
    static IEnumerable<string> Subjects(IEnumerable<Sheet> sheets)
    {
        var rows = sheets.SelectMany(s => s.Rows);
        return rows.Select(r => r.Key.Subject).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whom else each subject of the rows may be; null for nobody.</summary>
    static Dictionary<string, string?> Others(IReadOnlyList<Sheet> sheets, Dictionary<string, HashSet<string>> known) =>
        Subjects(sheets).ToDictionary(s => s, s => Other(s, known), StringComparer.Ordinal);

    static void AddNew(Dictionary<string, HashSet<string>> known, string subject)
    {
        if (Of(known, subject) is { Count: 0 } nobody)
            nobody.Add(subject);
    }

    static HashSet<string> Of(Dictionary<string, HashSet<string>> known, string subject)
    {
        var form = Form(subject);
        if (!known.TryGetValue(form, out var alike))
            known[form] = alike = new(StringComparer.Ordinal);
        return alike;
    }

    static string? Other(string subject, Dictionary<string, HashSet<string>> known) =>
        Of(known, subject) is var alike && alike.Contains(subject) ? null : alike.Min(StringComparer.Ordinal);

    static Finding Asks((string File, string Subject, string Known) who, (int Line, int Rows) at)
    {
        var rows = at.Rows == 1 ? "" : $" ({at.Rows} rows, the first is named)";
        return Finding.Error(
            who.File,
            at.Line,
            "USUBJID",
            $"'{who.Subject}' is nobody yet, and differs from {who.Known} only by zeros in front or by how it is written.{rows}",
            $"Write {who.Known} where it is the same person (in a map: words, USUBJID, '{who.Subject}': '{who.Known}'); give "
                + $"another person an identifier that differs by more."
        );
    }

    static string Form(string subject)
    {
        var shown = string.Concat(subject.Select(Narrow)).ToUpperInvariant();
        var apart = Marks().Replace(Unseen().Replace(shown, ""), "-");
        return Zeros().Replace(Part().Replace(apart.Trim('-'), "$1"), "");
    }

    // The letters and digits of full width stand 0xFEE0 behind the plain ones.
    static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    [GeneratedRegex(@"\p{Cf}")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[\s_\-–/]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^([0-9]+)\.0+$")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![0-9])0+(?=[0-9])")]
    private static partial Regex Zeros();
}
