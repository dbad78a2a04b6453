namespace Cairn.Ledger.Integrity;

/// <summary>How a ledger was broken.</summary>
public enum BreakKind
{
    /// <summary>An entry is not what was written: its hash differs, or one of its columns does.</summary>
    Changed,

    /// <summary>An entry was written again together with its hash; what follows still names the old one.</summary>
    Replaced,

    /// <summary>Entries were taken out.</summary>
    Missing,

    /// <summary>An entry was put in that the chain does not know.</summary>
    Inserted,

    /// <summary>Entries stand in another order than they were written.</summary>
    Reordered,

    /// <summary>An entry stands a second time.</summary>
    Duplicated,

    /// <summary>Entries are missing at the end.</summary>
    Truncated,

    /// <summary>The chain holds in itself, and is another than the one that was anchored.</summary>
    Rewritten,

    /// <summary>A signature was changed, or names another entry than it was given for.</summary>
    SignatureMoved,

    /// <summary>A correction names no earlier entry of its record.</summary>
    CorrectsAnother,

    /// <summary>A value that may identify a person is not the one that was written.</summary>
    PrivateChanged,

    /// <summary>A value that may identify a person is gone, and no entry says why.</summary>
    PrivateLost,

    /// <summary>A value that an entry removed is there again.</summary>
    RemovalUndone,

    /// <summary>A file of a version of the protocol is missing.</summary>
    FileLost,

    /// <summary>A file of a version of the protocol is not the one that the entry names.</summary>
    FileChanged,
}
