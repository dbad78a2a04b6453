using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Cairn.Documents.Datasets;

/// <summary>Define-XML 2.1: what the datasets of one standard hold, for programs and reviewers.</summary>
static class DefineXml
{
    public const string FileName = "define.xml";

    static readonly XNamespace Odm = "http://www.cdisc.org/ns/odm/v1.3",
        Def = "http://www.cdisc.org/ns/def/v2.1",
        Link = "http://www.w3.org/1999/xlink";

    public static string Version(DatasetStandard standard) => $"MDV.{Guide(standard).Name}";

    public static string GroupOf(Dataset dataset) => $"IG.{dataset.Name}";

    public static string ItemOf(Dataset dataset, DatasetColumn column) => $"IT.{dataset.Name}.{column.Name}";

    static string LeafOf(Dataset dataset) => $"LF.{dataset.Name}";

    static string MethodOf(Dataset dataset, DatasetColumn column) => $"MT.{dataset.Name}.{column.Name}";

    static (string Name, string Version) Guide(DatasetStandard standard) =>
        standard switch
        {
            DatasetStandard.Sdtm => ("SDTMIG", "3.4"),
            DatasetStandard.Adam => ("ADaMIG", "1.3"),
        };

    /// <param name="datasets">Of one standard; one or more.</param>
    /// <param name="ending">The ending of their files.</param>
    public static void Write(IReadOnlyList<Dataset> datasets, string ending, DatasetSource source, Stream to)
    {
        var standard = datasets[0].Standard;
        var root = new XElement(
            Odm + "ODM",
            new XAttribute(XNamespace.Xmlns + "def", Def),
            new XAttribute(XNamespace.Xmlns + "xlink", Link),
            new XAttribute("ODMVersion", "1.3.2"),
            new XAttribute("FileOID", $"{source.Study}.{source.Head}.{standard}"),
            new XAttribute("FileType", "Snapshot"),
            new XAttribute("CreationDateTime", source.Stamp.ToString("s", CultureInfo.InvariantCulture)),
            new XAttribute("Originator", source.Program),
            new XAttribute(Def + "Context", "Other"),
            new XElement(
                Odm + "Study",
                new XAttribute("OID", source.Study),
                new XElement(
                    Odm + "GlobalVariables",
                    new XElement(Odm + "StudyName", source.Study),
                    new XElement(Odm + "StudyDescription", Told(datasets, source)),
                    new XElement(Odm + "ProtocolName", source.Study)
                ),
                Metadata(datasets, standard, ending)
            )
        );
        using var xml = XmlWriter.Create(to, new() { Indent = true, CloseOutput = false });
        new XDocument(root).Save(xml);
    }

    static string Told(IReadOnlyList<Dataset> datasets, DatasetSource source) =>
        datasets.Any(d => d.IsSynthetic) ? $"{source.Name} SYNTHETIC records: no person is behind them." : source.Name;

    static XElement Metadata(IReadOnlyList<Dataset> datasets, DatasetStandard standard, string ending)
    {
        var (name, version) = Guide(standard);
        return new(
            Odm + "MetaDataVersion",
            new XAttribute("OID", Version(standard)),
            new XAttribute("Name", $"Datasets of {name} {version}"),
            new XAttribute(Def + "DefineVersion", "2.1.0"),
            new XElement(
                Def + "Standards",
                new XElement(
                    Def + "Standard",
                    new XAttribute("OID", $"STD.{name}"),
                    new XAttribute("Name", name),
                    new XAttribute("Type", "IG"),
                    new XAttribute("Version", version),
                    new XAttribute("Status", "Final")
                )
            ),
            datasets.Select(d => Group(d, $"STD.{name}", ending)),
            datasets.SelectMany(d => d.Columns.Select((c, i) => Item(d, c, i))),
            datasets.SelectMany(d => d.Columns.Where(c => c.Derivation is not null).Select(c => Method(d, c)))
        );
    }

    static XElement Group(Dataset dataset, string guide, string ending)
    {
        var file = dataset.FileName + ending;
        return new(
            Odm + "ItemGroupDef",
            new XAttribute("OID", GroupOf(dataset)),
            new XAttribute("Name", dataset.Name),
            new XAttribute("Repeating", dataset.Keys.Count > 2 ? "Yes" : "No"),
            new XAttribute("IsReferenceData", "No"),
            new XAttribute("SASDatasetName", dataset.Name),
            dataset.Standard == DatasetStandard.Sdtm ? new XAttribute("Domain", dataset.Name) : null,
            new XAttribute("Purpose", dataset.Standard == DatasetStandard.Sdtm ? "Tabulation" : "Analysis"),
            new XAttribute(Def + "Structure", dataset.Structure),
            new XAttribute(Def + "ArchiveLocationID", LeafOf(dataset)),
            new XAttribute(Def + "StandardOID", guide),
            Described(dataset.Title),
            dataset.Columns.Select((c, i) => Reference(dataset, c, i)),
            new XElement(Def + "Class", new XAttribute("Name", dataset.Class)),
            new XElement(
                Def + "leaf",
                new XAttribute("ID", LeafOf(dataset)),
                new XAttribute(Link + "href", file),
                new XElement(Def + "title", file)
            )
        );
    }

    static XElement Reference(Dataset dataset, DatasetColumn column, int at)
    {
        var key = dataset.Keys.Index().FirstOrDefault(k => k.Item == column.Name);
        return new(
            Odm + "ItemRef",
            new XAttribute("ItemOID", ItemOf(dataset, column)),
            new XAttribute("Mandatory", key.Item is null || column.Kind == ColumnKind.Day ? "No" : "Yes"),
            new XAttribute("OrderNumber", at + 1),
            key.Item is null ? null : new XAttribute("KeySequence", key.Index + 1),
            column.Derivation is null ? null : new XAttribute("MethodOID", MethodOf(dataset, column)),
            column.IsStandard ? null : new XAttribute(Def + "IsNonStandard", "Yes")
        );
    }

    static XElement Item(Dataset dataset, DatasetColumn column, int at) =>
        new(
            Odm + "ItemDef",
            new XAttribute("OID", ItemOf(dataset, column)),
            new XAttribute("Name", column.Name),
            new XAttribute("DataType", TypeOf(column.Kind)),
            column.Kind is ColumnKind.Text or ColumnKind.Whole or ColumnKind.Number
                ? new XAttribute("Length", dataset.LengthOf(at))
                : null,
            column.Kind == ColumnKind.Number ? new XAttribute("SignificantDigits", dataset.DigitsOf(at)) : null,
            new XAttribute("SASFieldName", column.Name),
            Described(column.Label),
            new XElement(
                Def + "Origin",
                new XAttribute("Type", dataset.Standard == DatasetStandard.Sdtm ? "Collected" : "Derived"),
                new XAttribute("Source", dataset.Standard == DatasetStandard.Sdtm ? "Investigator" : "Sponsor")
            )
        );

    static XElement Method(Dataset dataset, DatasetColumn column) =>
        new(
            Odm + "MethodDef",
            new XAttribute("OID", MethodOf(dataset, column)),
            new XAttribute("Name", $"{dataset.Name}.{column.Name}"),
            new XAttribute("Type", "Computation"),
            Described(column.Derivation!)
        );

    static XElement Described(string text) =>
        new(Odm + "Description", new XElement(Odm + "TranslatedText", new XAttribute(XNamespace.Xml + "lang", "en"), text));

    static string TypeOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => "text",
            ColumnKind.Whole => "integer",
            ColumnKind.Number => "float",
            ColumnKind.Moment => "partialDatetime",
            ColumnKind.Day => "date",
        };
}
