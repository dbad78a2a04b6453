using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Structure;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>An entry as a Lucene document. Nothing is stored but the number; records lie in the database.</summary>
static class LuceneDocument
{
    public const string Number = "number",
        Basic = "basic",
        Code = "code",
        Site = "site",
        Known = "known",
        Cell = "cell",
        Points = "points",
        Like = "like",
        Profile = "profile";

    static readonly Piece[] BasicPieces = [.. SearchAreas.Basic.Parts.Select(p => p.Piece)];

    static readonly FieldType HasOrNot = Frozen();

    public static string WordsOf(Piece piece) => "w:" + piece.Name;

    public static string NumberOf(string field) => "n:" + field;

    public static string CodeOf(string field, string code) => $"{field}={code}";

    /// <summary>The square of one degree that a place lies in.</summary>
    public static string CellOf(int latitude, int longitude) => $"{latitude},{longitude}";

    public static Document Of(IndexEntry entry)
    {
        var document = new Document
        {
            new StringField(Number, entry.Number, Field.Store.YES),
            new SortedDocValuesField(Number, new BytesRef(entry.Number)),
            new TextField(Basic, new WordStream([.. BasicPieces.Where(entry.Words.ContainsKey).Select(p => entry.Words[p])])),
        };
        foreach (var (piece, words) in entry.Words)
            document.Add(new TextField(WordsOf(piece), new WordStream(words)));
        AddTerms(document, Code, [.. entry.Codes.Select(c => CodeOf(c.Field, c.Code))]);
        AddTerms(document, Site, entry.Sites);
        AddTerms(document, Known, [.. entry.Known.Select(p => p.Name)]);
        AddNumbers(document, entry);
        AddPoints(document, entry);
        AddProfile(document, TrialProfile.Of(entry));
        return document;
    }

    static void AddProfile(Document document, TrialProfile profile)
    {
        AddTerms(document, Like, [.. profile.AllTerms]);
        document.Add(new BinaryDocValuesField(Profile, new BytesRef(PackedProfile.Of(profile))));
    }

    /// <summary>Terms that a trial has or has not: one stream for all, which costs less than a field for each.</summary>
    static void AddTerms(Document document, string field, IReadOnlyList<string> terms)
    {
        if (terms.Count > 0)
            document.Add(new Field(field, new WordStream(terms), HasOrNot));
    }

    static FieldType Frozen()
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = true,
            IndexOptions = IndexOptions.DOCS_ONLY,
        };
        type.Freeze();
        return type;
    }

    static void AddNumbers(Document document, IndexEntry entry)
    {
        var sorted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, number) in entry.Numbers)
        {
            document.Add(new Int64Field(NumberOf(field), number, Field.Store.NO));
            if (sorted.Add(field))
                document.Add(new NumericDocValuesField(NumberOf(field), number));
        }
    }

    static void AddPoints(Document document, IndexEntry entry)
    {
        if (entry.Points.Count == 0)
            return;
        var bytes = new byte[entry.Points.Count * 8];
        for (var i = 0; i < entry.Points.Count; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 8), (float)entry.Points[i].Latitude);
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 8 + 4), (float)entry.Points[i].Longitude);
        }
        document.Add(new BinaryDocValuesField(Points, new BytesRef(bytes)));
        var cells = entry.Points.Select(p => CellOf((int)Math.Floor(p.Latitude), (int)Math.Floor(p.Longitude)));
        AddTerms(document, Cell, [.. cells.Distinct(StringComparer.Ordinal)]);
    }
}
