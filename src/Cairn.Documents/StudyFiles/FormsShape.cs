using Cairn.Forms;
using Cairn.Records;

namespace Cairn.Documents.StudyFiles;

/// <summary>The keys of <c>forms.yaml</c>.</summary>
static class FormsShape
{
    public static FormsFile Forms(YamlMap m) => new(m.List("forms", "forms", Form, required: true));

    static FormChange Form(YamlMap m)
    {
        var (id, title) = (m.RequiredText("id"), m.Text("title") ?? "");
        var repeats = m.Word<FormRepeat>("repeats") ?? FormRepeat.Visit;
        var says = m.Text("says");
        IReadOnlyList<FormLine> lines = [.. m.List("lines", Line), .. m.Texts("tests").Select(OfTest)];
        return new(new(id, title, repeats, lines) { Says = says }, m.Texts("without"));
    }

    static FormLine Line(YamlMap m) =>
        new(m.RequiredText("id"), m.RequiredText("domain"), m.RequiredText("label"))
        {
            Fixed = Pairs(m.Texts("fixed")),
            Dated = m.Text("dated"),
            Items = m.List("items", Item, required: true),
        };

    static FormItem Item(YamlMap m) =>
        new(m.RequiredText("variable"), m.RequiredText("label"))
        {
            Words = [.. Pairs(m.Texts("words")).Select(w => new ItemWord(w.Key, w.Value))],
            Help = m.Text("help"),
            IsRequired = m.Flag("required") == true,
            IsLong = m.Flag("long") == true,
        };

    // "LB ALT"; what the catalogue lacks becomes a line without items, which the study's check names.
    static FormLine OfTest(string written) =>
        written.Split(' ') switch
        {
            [var domain, var code] when Catalogue.Find(domain, code) is { } test => FormLine.Of(test),
            [var domain, var code] => new(code, domain, written),
            _ => new(written, "", written),
        };

    // WORD=what it says; what stands alone says itself.
    static Dictionary<string, string> Pairs(IReadOnlyList<string> written)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in written)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            pairs[at < 0 ? text : text[..at]] = at < 0 ? text : text[(at + 1)..];
        }
        return pairs;
    }
}

/// <summary>A form, or what a study changes of a form that every study has.</summary>
/// <param name="Plan">Its title is empty where the change has none.</param>
/// <param name="Without">Lines that are taken out.</param>
sealed record FormChange(FormPlan Plan, IReadOnlyList<string> Without);

sealed record FormsFile(IReadOnlyList<FormChange> Forms);
