using Cairn.Quantities;

namespace Cairn.Ledger.Entries;

/// <summary>What an entry says happened: a closed family, a file a kind, listed in <c>EntryKinds</c>.</summary>
public abstract record EntryContent
{
    private protected EntryContent() { }

    public abstract EntryKind Kind { get; }

    /// <summary>The record it is about; null when it is about no record.</summary>
    public virtual RecordKey? About => null;

    /// <summary>Whom it is about; null when it is about the study.</summary>
    public virtual string? Subject => About?.Subject;

    /// <summary>Sequence of the entry that it replaces.</summary>
    public virtual long? Corrects => null;

    /// <summary>When what it says happened.</summary>
    public virtual PartialDate? Happened => null;

    /// <summary>True when it cannot be written without a reason.</summary>
    public virtual bool NeedsReason => false;

    /// <summary>Writes what stands in the entry's content; subject, record and corrected entry stand beside it.</summary>
    public abstract void Write(ContentWriter to);
}
