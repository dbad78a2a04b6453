using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Structure;
using Lucene.Net.Documents;
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
        foreach (var (field, code) in entry.Codes)
            document.Add(new StringField(Code, CodeOf(field, code), Field.Store.NO));
        foreach (var site in entry.Sites)
            document.Add(new StringField(Site, site, Field.Store.NO));
        foreach (var piece in entry.Known)
            document.Add(new StringField(Known, piece.Name, Field.Store.NO));
        AddNumbers(document, entry);
        AddPoints(document, entry);
        AddProfile(document, TrialProfile.Of(entry));
        return document;
    }

    static void AddProfile(Document document, TrialProfile profile)
    {
        foreach (var term in profile.AllTerms)
            document.Add(new StringField(Like, term, Field.Store.NO));
        document.Add(new BinaryDocValuesField(Profile, new BytesRef(PackedProfile.Of(profile))));
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
        foreach (var (latitude, longitude) in entry.Points)
            document.Add(new StringField(Cell, CellOf((int)Math.Floor(latitude), (int)Math.Floor(longitude)), Field.Store.NO));
    }
}
