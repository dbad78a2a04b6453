using System.Xml.Linq;

namespace Cairn.App.Tests.Ward;

/// <summary>The forms of OpenEDC, as CDISC ODM: each task an event, each form with what was answered.</summary>
static class OpenEdcStudy
{
    static readonly XNamespace Odm = "http://www.cdisc.org/ns/odm/v1.3";

    // OpenEDC writes an underscore for a hyphen of a name.
    public static TypedAnswer Named(TypedAnswer answer) => answer with { Form = answer.Form.Replace('-', '_').Replace('/', '_') };

    public static bool IsDay(TypedAnswer answer) =>
        answer.Text.Length == 10 && (answer.Field == "date" || answer.Field.EndsWith("DTC", StringComparison.Ordinal));

    public static string Item(TypedAnswer answer) => $"{answer.Form}.{answer.Field}";

    public static XElement Of(IReadOnlyList<IReadOnlyList<TypedAnswer>> tasks)
    {
        var version = new XElement(Odm + "MetaDataVersion", new XAttribute("OID", "V"), new XAttribute("Name", "V"));
        List<(string Form, IReadOnlyList<TypedAnswer> Answers)> forms =
        [
            .. tasks.SelectMany(
                (t, i) => t.Select(Named).GroupBy(a => a.Form).Select(f => ($"E{i}.{f.Key}", (IReadOnlyList<TypedAnswer>)[.. f]))
            ),
        ];
        version.Add(new XElement(Odm + "Protocol", tasks.Select((_, i) => Reference("StudyEvent", $"E{i}"))));
        for (var i = 0; i < tasks.Count; i++)
        {
            var mine = forms.Where(f => f.Form.StartsWith($"E{i}.", StringComparison.Ordinal));
            version.Add(Definition("StudyEvent", $"E{i}", mine.Select(f => Reference("Form", f.Form))));
        }
        version.Add(forms.Select(f => Definition("Form", f.Form, [Reference("ItemGroup", f.Form + ".G")])));
        version.Add(forms.Select(f => Definition("ItemGroup", f.Form + ".G", f.Answers.Select(a => Reference("Item", Item(a))))));
        var answers = forms.SelectMany(f => f.Answers).DistinctBy(Item).ToList();
        version.Add(answers.Select(a => Definition("Item", Item(a), Kind(a))));
        version.Add(answers.Where(a => a.Choices.Count > 0).Select(Words));
        var names = new[] { "StudyName", "StudyDescription", "ProtocolName" }.Select(n => new XElement(Odm + n, "time"));
        return new(
            Odm + "ODM",
            new XElement(Odm + "Study", new XAttribute("OID", "S"), new XElement(Odm + "GlobalVariables", names), version)
        );
    }

    static IEnumerable<object> Kind(TypedAnswer answer)
    {
        yield return new XAttribute("DataType", IsDay(answer) ? "date" : "text");
        yield return new XElement(Odm + "Question", Text(answer.Field));
        if (answer.Choices.Count > 0)
            yield return new XElement(Odm + "CodeListRef", new XAttribute("CodeListOID", Item(answer) + ".C"));
    }

    static XElement Words(TypedAnswer answer) =>
        new(
            Odm + "CodeList",
            new XAttribute("OID", Item(answer) + ".C"),
            new XAttribute("DataType", "text"),
            new XAttribute("Name", answer.Field),
            answer.Choices.Select(
                (word, i) =>
                    new XElement(
                        Odm + "CodeListItem",
                        new XAttribute("CodedValue", i + 1),
                        new XElement(Odm + "Decode", Text(word))
                    )
            )
        );

    static XElement Text(string text) => new(Odm + "TranslatedText", new XAttribute(XNamespace.Xml + "lang", "en"), text);

    static XElement Reference(string kind, string oid) =>
        new(Odm + $"{kind}Ref", new XAttribute($"{kind}OID", oid), new XAttribute("Mandatory", "No"));

    static XElement Definition(string kind, string oid, IEnumerable<object> content) =>
        new(
            Odm + $"{kind}Def",
            new XAttribute("OID", oid),
            new XAttribute("Name", oid),
            new XAttribute("Repeating", "No"),
            kind == "StudyEvent" ? new XAttribute("Type", "Common") : null,
            content
        );
}
