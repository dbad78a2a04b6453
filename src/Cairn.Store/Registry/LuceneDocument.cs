using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>
/// Entries as Lucene documents. Nothing is stored but the number; records lie in the database. Not for several threads: the
/// fields of one document are the next one's, for making them costs as much as filling them.
/// </summary>
sealed class LuceneDocument
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

    readonly List<IIndexableField> _fields = [];
    readonly StringField _number = new(Number, "", Field.Store.YES);
    readonly SortedDocValuesField _order = new(Number, new BytesRef());
    readonly BinaryDocValuesField _profile = new(Profile, new BytesRef());
    readonly Dictionary<string, (Field Field, WordStream Words)> _words = new(StringComparer.Ordinal);
    readonly Dictionary<string, (Int64Field Field, NumericDocValuesField Order)> _numbers = new(StringComparer.Ordinal);
    readonly HashSet<string> _sorted = new(StringComparer.Ordinal);

    /// <summary>Reads the words of the entries.</summary>
    public WordReader Reader { get; } = new();

    public static string WordsOf(Piece piece) => FieldOf[piece];

    static readonly Dictionary<Piece, string> FieldOf = SearchAreas.SearchedPieces.ToDictionary(p => p, p => "w:" + p.Name);

    public static string NumberOf(string field) => "n:" + field;

    public static string CodeOf(string field, string code) => $"{field}={code}";

    /// <summary>The square of one degree that a place lies in.</summary>
    public static string CellOf(int latitude, int longitude) => $"{latitude},{longitude}";

    /// <summary>The fields of an entry, until the next one's are asked for.</summary>
    public IReadOnlyList<IIndexableField> Of(IndexEntry entry)
    {
        _fields.Clear();
        _number.SetStringValue(entry.Number);
        _order.SetBytesValue(new BytesRef(entry.Number));
        _fields.AddRange([_number, _order]);
        var basic = BasicPieces.Where(entry.Words.ContainsKey);
        AddWords(Basic, TextField.TYPE_NOT_STORED, [.. basic.Select(p => Listed(entry.Words[p]))]);
        foreach (var (piece, words) in entry.Words)
            AddWords(WordsOf(piece), TextField.TYPE_NOT_STORED, Listed(words));
        AddTerms(Code, [.. entry.Codes.Select(c => CodeOf(c.Field, c.Code))]);
        AddTerms(Site, [.. entry.Sites]);
        AddTerms(Known, [.. entry.Known.Select(p => p.Name)]);
        AddNumbers(entry);
        AddPoints(entry);
        AddProfile(TrialProfile.Of(entry));
        return _fields;
    }

    static string[] Listed(IReadOnlyList<string> words) => words as string[] ?? [.. words];

    void AddProfile(TrialProfile profile)
    {
        AddTerms(Like, [.. profile.AllTerms]);
        _profile.SetBytesValue(new BytesRef(PackedProfile.Of(profile)));
        _fields.Add(_profile);
    }

    /// <summary>Terms that a trial has or has not: one stream for all, which costs less than a field for each.</summary>
    void AddTerms(string field, string[] terms)
    {
        if (terms.Length > 0)
            AddWords(field, HasOrNot, terms);
    }

    void AddWords(string name, FieldType type, params IReadOnlyList<string[]> lists)
    {
        if (!_words.TryGetValue(name, out var made))
        {
            var words = new WordStream();
            _words[name] = made = (new Field(name, words, type), words);
        }
        made.Words.Take(lists);
        _fields.Add(made.Field);
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

    /// <summary>The first number of a field, which trials are sorted by, and the others.</summary>
    void AddNumbers(IndexEntry entry)
    {
        _sorted.Clear();
        foreach (var (field, number) in entry.Numbers)
            if (_sorted.Add(field))
                AddFirst(field, number);
            else
                _fields.Add(new Int64Field(NumberOf(field), number, Field.Store.NO));
    }

    void AddFirst(string field, long number)
    {
        if (!_numbers.TryGetValue(field, out var made))
        {
            var name = NumberOf(field);
            _numbers[field] = made = (new(name, number, Field.Store.NO), new(name, number));
        }
        made.Field.SetInt64Value(number);
        made.Order.SetInt64Value(number);
        _fields.AddRange([made.Field, made.Order]);
    }

    void AddPoints(IndexEntry entry)
    {
        if (entry.Points.Count == 0)
            return;
        var bytes = new byte[entry.Points.Count * 8];
        for (var i = 0; i < entry.Points.Count; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 8), (float)entry.Points[i].Latitude);
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 8 + 4), (float)entry.Points[i].Longitude);
        }
        _fields.Add(new BinaryDocValuesField(Points, new BytesRef(bytes)));
        var cells = entry.Points.Select(p => CellOf((int)Math.Floor(p.Latitude), (int)Math.Floor(p.Longitude)));
        AddTerms(Cell, [.. cells.Distinct(StringComparer.Ordinal)]);
    }
}
