using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Cairn.Ledger;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>Entries to rows and back.</summary>
static class EntryRows
{
    /// <summary>A column: of a text, or of a number.</summary>
    sealed record Column(string Name, DbType Type, Func<Entry, string?>? Text, Func<Entry, long?>? Number)
    {
        public Column(string name, Func<Entry, string?> text)
            : this(name, DbType.String, text, null) { }

        public Column(string name, DbType type, Func<Entry, long?> number)
            : this(name, type, null, number) { }

        public object? Of(Entry entry) =>
            Text is not null ? Text(entry)
            : Number!(entry) is not { } number ? null
            : Type == DbType.Int32 ? (int)number
            : number;
    }

    static readonly Column[] Columns =
    [
        new("study", e => e.Study),
        new("sequence", DbType.Int64, e => e.Sequence),
        new("kind", e => e.Kind),
        new("subject", e => e.Subject),
        new("domain", e => e.Domain),
        new("number", DbType.Int32, e => e.Number),
        new("corrects", DbType.Int64, e => e.Corrects),
        new("content", e => e.Content),
        new("private", e => e.Private),
        new("who", e => e.Who),
        new("role", e => e.Role),
        new("site", e => e.Site),
        new("at", e => e.At),
        new("event_date", e => e.EventDate),
        new("device_time", e => e.DeviceTime),
        new("source", e => e.Source),
        new("reason", e => e.Reason),
        new("previous_hash", e => e.PreviousHash),
        new("hash", e => e.Hash),
    ];

    public const string AskHead = "SELECT sequence, hash FROM heads WHERE study = @study";

    public const string PutHead =
        "INSERT INTO heads (study, sequence, hash) VALUES (@study, @sequence, @hash) "
        + "ON CONFLICT (study) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash";

    static readonly string Names = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>A study's entries in order of sequence.</summary>
    /// <param name="after">The last sequence that is not wanted.</param>
    /// <param name="upTo">The last one that is.</param>
    public static async IAsyncEnumerable<Entry> Read(
        DbConnection connection,
        DbTransaction? transaction,
        string study,
        long after,
        long upTo,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var command = connection.Command(
            $"SELECT {Names} FROM entries WHERE study = @study AND sequence > @after AND sequence <= @upTo ORDER BY sequence",
            transaction,
            ("study", study),
            ("after", after),
            ("upTo", upTo)
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var texts = new Repeated();
        while (await rows.ReadAsync(cancel))
            yield return ToEntry(rows, texts);
    }

    /// <summary>A study's entries of one kind in order of sequence.</summary>
    public static async Task<IReadOnlyList<Entry>> OfKind(
        DbConnection connection,
        DbTransaction? transaction,
        string study,
        string kind,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command(
            $"SELECT {Names} FROM entries WHERE study = @study AND kind = @kind ORDER BY sequence",
            transaction,
            ("study", study),
            ("kind", kind)
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var (entries, texts) = (new List<Entry>(), new Repeated());
        while (await rows.ReadAsync(cancel))
            entries.Add(ToEntry(rows, texts));
        return entries;
    }

    /// <summary>The head as the table of heads has it.</summary>
    public static async Task<ChainHead> Head(
        DbConnection connection,
        DbTransaction? transaction,
        string study,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command(AskHead, transaction, ("study", study));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel) ? HeadAt(rows, 0) : ChainHead.Empty;
    }

    /// <summary>The head in a row: its sequence in a column, its hash in the next one.</summary>
    public static ChainHead HeadAt(DbDataReader row, int column) => new(Counted(row, column), Said(row, column + 1));

    /// <summary>Every study's head as the table of heads has it.</summary>
    public static async Task<Dictionary<string, ChainHead>> Heads(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command("SELECT study, sequence, hash FROM heads", transaction);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var heads = new Dictionary<string, ChainHead>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancel))
            heads[Said(rows, 0)] = HeadAt(rows, 1);
        return heads;
    }

    /// <summary>The studies that have an entry, whatever the table of heads says: one look into the index for each.</summary>
    public static async Task<IReadOnlyList<string>> Studies(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command(
            "WITH RECURSIVE named(study) AS (SELECT min(study) FROM entries UNION ALL "
                + "SELECT (SELECT min(study) FROM entries WHERE study > named.study) FROM named WHERE named.study IS NOT NULL) "
                + "SELECT study FROM named WHERE study IS NOT NULL",
            transaction
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var studies = new List<string>();
        while (await rows.ReadAsync(cancel))
            studies.Add(Said(rows, 0));
        return studies;
    }

    /// <summary>How many columns a row has.</summary>
    public static int Count => Columns.Length;

    /// <summary>The statement that inserts a row; its values are bound by place, from 1.</summary>
    public static string InsertOne { get; } =
        $"INSERT INTO entries ({Names}) VALUES ({string.Join(", ", Columns.Select(_ => "?"))})";

    /// <summary>True when a column, from 0, holds a number; else a text.</summary>
    public static bool IsNumber(int column) => Columns[column].Number is not null;

    public static long? NumberOf(Entry entry, int column) => Columns[column].Number!(entry);

    public static string? TextOf(Entry entry, int column) => Columns[column].Text!(entry);

    /// <summary>A prepared command that inserts some rows; <see cref="Fill"/> says which.</summary>
    public static DbCommand Inserting(DbConnection connection, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Columns.Select(c => $"@{c.Name}{r}"))})");
        var command = connection.Command($"INSERT INTO entries ({Names}) VALUES {string.Join(", ", values)}");
        for (var row = 0; row < rows; row++)
            foreach (var column in Columns)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.DbType) = ($"@{column.Name}{row}", column.Type);
                parameter.Value = DBNull.Value;
                command.Parameters.Add(parameter);
            }
        command.Prepare();
        return command;
    }

    public static void Fill(DbCommand inserting, Entry[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        for (var column = 0; column < Columns.Length; column++)
            inserting.Parameters[row * Columns.Length + column].Value = Columns[column].Of(rows[row]) ?? DBNull.Value;
    }

    /// <summary>Takes private values out of an entry.</summary>
    public static async Task Redact(DbConnection connection, DbTransaction transaction, Entry redacted, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "UPDATE entries SET private = @private WHERE study = @study AND sequence = @sequence",
            transaction,
            ("private", redacted.Private),
            ("study", redacted.Study),
            ("sequence", redacted.Sequence)
        );
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task SetHead(
        DbConnection connection,
        DbTransaction transaction,
        string study,
        ChainHead head,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command(
            PutHead,
            transaction,
            ("study", study),
            ("sequence", head.Sequence),
            ("hash", head.Hash)
        );
        await command.ExecuteNonQueryAsync(cancel);
    }

    static Entry ToEntry(DbDataReader row, Repeated texts) =>
        new()
        {
            Study = texts.One(Said(row, 0)),
            Sequence = Counted(row, 1),
            Kind = texts.One(Said(row, 2)),
            Subject = texts.One(Text(row, 3)),
            Domain = texts.One(Text(row, 4)),
            Number = row.IsDBNull(5) ? null : Number(row),
            Corrects = row.IsDBNull(6) ? null : row.GetInt64(6),
            Content = Said(row, 7),
            Private = Text(row, 8),
            Who = texts.One(Said(row, 9)),
            Role = texts.One(Said(row, 10)),
            Site = texts.One(Text(row, 11)),
            At = texts.One(Said(row, 12)),
            EventDate = Text(row, 13),
            DeviceTime = Text(row, 14),
            Source = texts.One(Said(row, 15)),
            Reason = texts.One(Text(row, 16)),
            PreviousHash = Said(row, 17),
            Hash = Said(row, 18),
        };

    // SQLite would let a number that is too large pass as another one. No entry has -1: its hash does not hold.
    static int Number(DbDataReader row) => row.GetInt64(5) is >= 0 and <= int.MaxValue and var number ? (int)number : -1;

    // No program writes a row without it: whoever altered the file did.
    static string Said(DbDataReader row, int column) => Text(row, column) ?? throw Damaged(row, column);

    static long Counted(DbDataReader row, int column) => row.IsDBNull(column) ? throw Damaged(row, column) : row.GetInt64(column);

    static StoreException Damaged(DbDataReader row, int column) =>
        new(
            $"The database is damaged: a row lacks its {row.GetName(column)}. Restore it from an archive or a backup.",
            trouble: StoreTrouble.Altered
        );

    static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Gives equal texts one string: a ledger repeats few names many times.</summary>
    sealed class Repeated
    {
        const int Most = 100_000;
        readonly HashSet<string> _known = new(StringComparer.Ordinal);

        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
        public string? One(string? text)
        {
            if (text is null)
                return null;
            if (_known.TryGetValue(text, out var one))
                return one;
            if (_known.Count < Most)
                _known.Add(text);
            return text;
        }
    }
}
