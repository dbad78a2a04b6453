using Cairn.Registry.Words;

namespace Cairn.Registry.Signals;

/// <summary>Kinds of product, each with the phrases that name it. The first that fits is the kind: CAR-NK before CAR-T.</summary>
static class ProductKinds
{
    const string Table = """
        CAR_NK | CAR-NK | CAR NK | chimeric antigen receptor natural killer
        CAR_T | CAR-T | CAR T | CART cell | CART19 | chimeric antigen receptor | CAR modified T | CAR19 | CARTs | CAR-modified
        TCR_T | TCR-T | T cell receptor engineered | TCR gene | engineered T cell receptor | TCR-transduced
        TIL | tumor infiltrating lymphocyte
        NK_CELL | natural killer cell | NK cell
        DENDRITIC_CELL | dendritic cell
        DONOR_LYMPHOCYTE | donor lymphocyte infusion | donor leukocyte infusion
        VIRUS_SPECIFIC_T | virus-specific T | virus specific T | cytotoxic T lymphocyte
        STEM_CELL_TRANSPLANT | stem cell transplant | stem cell transplantation | bone marrow transplantation
         | hematopoietic cell transplantation
        MESENCHYMAL_CELL | mesenchymal stem cell | mesenchymal stromal cell
        BISPECIFIC | bispecific | BiTE antibody | T cell engager | blinatumomab | teclistamab
        ANTIBODY_DRUG_CONJUGATE | antibody drug conjugate | ADC antibody | gemtuzumab | inotuzumab | brentuximab
         | vedotin | ozogamicin | deruxtecan
        ANTIBODY | monoclonal antibody | rituximab | daratumumab | trastuzumab | bevacizumab | pembrolizumab
         | nivolumab | ipilimumab | cetuximab
        GENE_THERAPY | gene therapy | AAV vector | gene transfer
        VACCINE | vaccine | vaccination | immunization
        RADIATION | radiotherapy | radiation therapy
        """;

    static readonly string[] Codes;

    /// <summary>Names by their first word, each with the place of its kind.</summary>
    static readonly Dictionary<string, List<(int Kind, string[] Name)>> NamesFrom = new(StringComparer.Ordinal);

    static ProductKinds()
    {
        (string Code, string[][] Names)[] kinds = [.. Read()];
        Codes = [.. kinds.Select(k => k.Code)];
        foreach (var (kind, (_, names)) in kinds.Index())
        foreach (var name in names)
        {
            if (!NamesFrom.TryGetValue(name[0], out var from))
                NamesFrom[name[0]] = from = [];
            from.Add((kind, name));
        }
    }

    /// <summary>The kind named by a text; null when it names none.</summary>
    public static string? In(IReadOnlyList<string> words)
    {
        var first = Codes.Length;
        for (var at = 0; at < words.Count; at++)
            if (NamesFrom.TryGetValue(words[at], out var from))
                foreach (var (kind, name) in from)
                    if (kind < first && RunOfWords.Stands(name, words, at))
                        first = kind;
        return first < Codes.Length ? Codes[first] : null;
    }

    static string[] Words(WordReader reader, string name) => [.. reader.Read(name).Select(w => w.Text)];

    static IEnumerable<(string, string[][])> Read()
    {
        var reader = new WordReader();
        foreach (var line in Table.Replace("\n ", " ", StringComparison.Ordinal).Split('\n'))
        {
            var names = line.Split('|', StringSplitOptions.TrimEntries);
            yield return (names[0], [.. from name in names[1..] select Words(reader, name)]);
        }
    }
}
