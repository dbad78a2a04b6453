using Cairn.Registry.Words;

namespace Cairn.Registry.Signals;

/// <summary>
/// Antigens and receptors that cell products and antibodies are aimed at, each with its names. A name counts as a target only
/// where the record speaks of a product aimed at something (<see cref="TrialSignals"/>).
/// </summary>
public static class Antigens
{
    const string Table = """
        CLL1 | CLL-1 | CLL 1 | CLEC12A | C-type lectin-like molecule-1 | C-type lectin-like molecule 1 | MICL | CD371
        CD5
        CD7
        CD19
        CD20 | MS4A1
        CD22 | Siglec-2
        CD30
        CD33 | Siglec-3
        CD37
        CD38
        CD44v6
        CD47
        CD52
        CD56
        CD70
        CD79b
        CD123 | IL3RA | IL-3RA
        CD133
        CD138 | syndecan-1
        CD171
        CD276 | B7-H3 | B7H3
        BCMA | B-cell maturation antigen | B cell maturation antigen | TNFRSF17
        GPRC5D
        FCRL5 | FcRH5
        SLAMF7 | CS1
        FLT3 | CD135
        NKG2D | NKG2DL
        TIM3 | TIM-3
        ADGRE2 | EMR2
        IL1RAP | IL-1RAP
        LILRB4
        ILT3
        FRB | folate receptor beta
        WT1 | Wilms tumor 1
        PRAME
        NY-ESO-1 | NYESO1
        MAGE-A4 | MAGEA4
        MAGE-A3 | MAGEA3
        ROR1
        HER2 | ERBB2 | HER-2
        EGFR
        EGFRvIII
        GD2
        GPC3 | glypican-3 | glypican 3
        PSMA
        PSCA
        MESOTHELIN | mesothelin
        MUC1
        MUC16 | CA125
        CEA | CEACAM5
        CLDN18.2 | claudin18.2 | claudin 18.2 | Claudin-18.2
        CLDN6 | claudin 6 | claudin-6
        EPCAM | epithelial cell adhesion molecule
        TROP2 | Trop-2
        IL13RA2 | IL13R alpha2 | IL-13Ra2
        DLL3
        AXL
        PDL1 | PD-L1
        PD1 | PD-1
        CTLA4 | CTLA-4
        LAG3 | LAG-3
        VEGF
        VEGFR2
        TRBC1
        """;

    static readonly Dictionary<string, string> CodeOf = Read();
    static readonly int Longest = CodeOf.Keys.Max(k => k.Count(c => c == ' ') + 1);

    /// <summary>The code of a name: CLL1 for CLEC12A; null when it is not known as a target.</summary>
    public static string? Meant(string name) => CodeOf.GetValueOrDefault(Key(Forms(new(), name)));

    /// <summary>The codes of the antigens named in a text, in the order of first mention.</summary>
    public static IEnumerable<string> In(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        for (var length = Math.Min(Longest, words.Count - at); length > 0; length--)
            if (CodeOf.TryGetValue(Key(words, at, length), out var code))
            {
                yield return code;
                at += length - 1;
                break;
            }
    }

    static Dictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new WordReader();
        foreach (var line in Table.Split('\n'))
        {
            var names = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var name in names)
                codes.TryAdd(Key(Forms(reader, name)), names[0]);
        }
        return codes;
    }

    static string[] Forms(WordReader reader, string name) => [.. reader.Read(name).Select(w => w.Text)];

    static string Key(IReadOnlyList<string> words) => Key(words, 0, words.Count);

    static string Key(IReadOnlyList<string> words, int at, int length) =>
        length == 1 ? words[at] : string.Join(' ', words.Skip(at).Take(length));
}
