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

    static readonly (string Code, string[][] Names)[] Kinds = [.. Read()];

    /// <summary>The kind named by a text; null when it names none.</summary>
    public static string? In(IReadOnlyList<Word> words) => Kinds.FirstOrDefault(k => k.Names.Any(n => Stands(n, words))).Code;

    static bool Stands(string[] name, IReadOnlyList<Word> words)
    {
        for (var at = 0; at + name.Length <= words.Count; at++)
        {
            var i = 0;
            while (i < name.Length && words[at + i].Text == name[i])
                i++;
            if (i == name.Length)
                return true;
        }
        return false;
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
