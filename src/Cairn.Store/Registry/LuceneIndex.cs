using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Lock = System.Threading.Lock;

namespace Cairn.Store.Registry;

/// <summary>
/// A Lucene index in a folder. One process writes at a time; any number read, each from the last commit it has seen.
/// </summary>
sealed class LuceneIndex(string folder, double mostSteps) : ITrialIndex
{
    const LuceneVersion Version = LuceneVersion.LUCENE_48;
    const string UpToKey = "up-to",
        FormKey = "form";

    /// <summary>What an index holds of an entry: one of another form is made again.</summary>
    const string Form = "2";

    /// <summary>
    /// What is kept in memory before it is written. Measured, November 2026: 16 cost a fifth more work than 64 or 256.
    /// </summary>
    const double WriterMegabytes = 128;

    static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(2);

    /// <summary>No answer takes longer: then a snapshot that was replaced is let go of.</summary>
    static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    /// <summary>What a thread needs to make documents, kept from one <see cref="Put"/> to the next.</summary>
    readonly ConcurrentBag<LuceneDocument> _hands = [];
    readonly Lock _turn = new();
    FSDirectory? _directory;
    IndexWriter? _writer;
    readonly Queue<(LuceneSnapshot Snapshot, long Since)> _replaced = [];
    LuceneSnapshot? _snapshot;
    long _looked;

    public Task<long> UpTo(CancellationToken cancel)
    {
        if (!Exists)
            return Task.FromResult(0L);
        var data = DirectoryReader.ListCommits(Opened)[^1].UserData;
        return Task.FromResult(
            data.TryGetValue(UpToKey, out var row) && data.TryGetValue(FormKey, out var form) && form == Form
                ? long.Parse(row, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0
        );
    }

    public Task StartOver(CancellationToken cancel)
    {
        Writer.DeleteAll();
        return Task.CompletedTask;
    }

    public Task Put(IReadOnlyList<EntryToPut> entries, CancellationToken cancel)
    {
        var writer = Writer;
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(
            entries,
            options,
            () => _hands.TryTake(out var free) ? free : new(),
            (put, _, hand) =>
            {
                Add(writer, put.Make(hand.Reader), put.IsNew, hand);
                return hand;
            },
            _hands.Add
        );
        return Task.CompletedTask;
    }

    /// <summary>One that is new is only added: to replace, every part of the index is searched for what it replaces.</summary>
    static void Add(IndexWriter writer, IndexEntry entry, bool isNew, LuceneDocument hand)
    {
        if (isNew)
            writer.AddDocument(hand.Of(entry));
        else
            writer.UpdateDocument(new Term(LuceneDocument.Number, entry.Number), hand.Of(entry));
    }

    public Task Commit(long upTo, CancellationToken cancel)
    {
        Writer.SetCommitData(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [UpToKey] = upTo.ToString(CultureInfo.InvariantCulture),
                [FormKey] = Form,
            }
        );
        Writer.Commit();
        lock (_turn)
            _looked = 0;
        return Task.CompletedTask;
    }

    public Task<SearchResult> Search(Search search, CancellationToken cancel) =>
        Task.FromResult(
            Snapshot is { } index ? index.Search(search) : new(0, [], [.. search.Facets.Select(f => new FacetCounts(f, []))], [])
        );

    public Task<IReadOnlyList<RelatedTrial>> Related(RelatedSearch search, CancellationToken cancel) =>
        Task.FromResult(Snapshot?.Related(search) ?? []);

    public Task<int> Count(CancellationToken cancel) => Task.FromResult(Snapshot?.Reader.NumDocs ?? 0);

    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _snapshot?.Reader.Dispose();
        foreach (var (snapshot, _) in _replaced)
            snapshot.Reader.Dispose();
        _directory?.Dispose();
        return ValueTask.CompletedTask;
    }

    bool Exists => System.IO.Directory.Exists(folder) && DirectoryReader.IndexExists(Opened);

    FSDirectory Opened => _directory ??= FSDirectory.Open(folder);

    IndexWriter Writer
    {
        get
        {
            lock (_turn)
                return _writer ??= OpenWriter();
        }
    }

    IndexWriter OpenWriter()
    {
        System.IO.Directory.CreateDirectory(folder);
        var config = new IndexWriterConfig(Version, new WordsAreMade())
        {
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = WriterMegabytes,
            OpenMode = OpenMode.CREATE_OR_APPEND,
            UseCompoundFile = false,
        };
        try
        {
            return new(Opened, config);
        }
        catch (LockObtainFailedException taken)
        {
            throw new IOException($"Another process is loading into {folder}: wait until it has ended.", taken);
        }
    }

    /// <summary>The last commit; looked for again every few seconds. Null when there is no index.</summary>
    LuceneSnapshot? Snapshot
    {
        get
        {
            lock (_turn)
            {
                if (_snapshot is not null && Stopwatch.GetElapsedTime(_looked) < LooksAgain)
                    return _snapshot;
                if (_snapshot is null && !Exists)
                    return null;
                _looked = Stopwatch.GetTimestamp();
                LetGo();
                var reader = _snapshot is null ? DirectoryReader.Open(Opened) : DirectoryReader.OpenIfChanged(_snapshot.Reader);
                if (reader is null)
                    return _snapshot;
                if (_snapshot is not null)
                    _replaced.Enqueue((_snapshot, _looked));
                return _snapshot = new(reader, mostSteps);
            }
        }
    }

    void LetGo()
    {
        while (_replaced.TryPeek(out var old) && Stopwatch.GetElapsedTime(old.Since) > LongestAnswer)
            _replaced.Dequeue().Snapshot.Reader.Dispose();
    }

    /// <summary>Words come as streams that Cairn made; Lucene reads no text itself.</summary>
    sealed class WordsAreMade : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            throw new NotSupportedException("Words are made before they reach the index.");
    }
}
