using System.Collections.ObjectModel;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>One recorded row of one subject, shaped like an SDTM domain (SDTMIG 3.4).</summary>
public abstract record Record
{
    [Sdtm("USUBJID", Required = true)]
    public required string Subject { get; init; }

    /// <summary>Identity of the row within subject and domain, from 1; null in domains with one row a subject (DM).</summary>
    public virtual int? Sequence { get; init; }

    /// <summary>Columns the type does not know, kept as they came.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The event's own date: when it happened or was measured.</summary>
    public abstract PartialDate? When { get; }

    /// <summary>True for a row that says that something asked for by name was not done: it is evidence, and no event.</summary>
    public virtual bool IsDenied => false;

    /// <summary>True when it happened after a day, whatever part of its date is unknown.</summary>
    public bool IsAfter(DateOnly day) => When?.IsSurelyAfter(day) == true;

    /// <summary>What the record said at the end of a day by which it had begun.</summary>
    public virtual Record AsOf(DateOnly day) => this;

    public string Domain => RecordShape.Of(GetType()).Domain;

    /// <summary>Sequence of the ledger's entry that the record was read from; null outside a ledger.</summary>
    public long? Entry { get; init; }

    public RecordKey Key => new(Subject, Domain, Sequence);

    /// <summary>This record as evidence for an answer.</summary>
    public abstract Fact AsFact();

    /// <summary>The row as SDTM has it: <c>LB { LBSEQ: '1', LBTESTCD: 'ALT' }</c>.</summary>
    public sealed override string ToString() =>
        $"{Domain} {{ {string.Join(", ", RecordShape.Write(this).Select(v => $"{v.Key}: '{v.Value}'"))} }}";

    /// <summary>A value of this record as evidence.</summary>
    protected Fact Says(string variable, string? value, string? unit, PartialDate? date) =>
        new(Key, variable, value, unit, date, Entry);
}

/// <summary>A record that is one of several of its subject.</summary>
public abstract record NumberedRecord : Record
{
    [Sdtm("--SEQ", Required = true)]
    public override int? Sequence { get; init; }

    /// <summary>The row's identity where it came from: a line of a form, a resource of another system.</summary>
    [Sdtm("--SPID")]
    public string? SourceId { get; init; }

    [Sdtm("VISIT")]
    public string? Visit { get; init; }

    [Sdtm("EPOCH")]
    public string? Epoch { get; init; }
}

/// <summary>A record of something that lasts: what ends after a day has not ended yet on that day.</summary>
public abstract record PeriodRecord : NumberedRecord
{
    /// <summary>First day.</summary>
    public abstract PartialDate? Start { get; init; }

    /// <summary>Last day; null while it goes on, or when it is not recorded.</summary>
    public abstract PartialDate? End { get; init; }

    public override PartialDate? When => Start;

    /// <summary>Whether it goes on; unknown when neither an end nor a word says.</summary>
    public Truth GoesOn => End is null ? GoesOnBeyondTheRow : Truth.False;

    // What the row says beside an end.
    private protected virtual Truth GoesOnBeyondTheRow => Truth.Unknown;

    public sealed override PeriodRecord AsOf(DateOnly day) => End?.IsSurelyAfter(day) == true ? NotEnded() : this;

    // As it stood on a day before its end.
    private protected virtual PeriodRecord NotEnded() => this with { End = null };
}
