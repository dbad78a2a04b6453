namespace Cairn.Store;

/// <summary>What keeps a database from doing what it was asked, as far as somebody can do something about it.</summary>
public enum StoreTrouble
{
    /// <summary>Something else: the message says it.</summary>
    Other,

    /// <summary>Another program writes and does not end.</summary>
    Locked,

    /// <summary>It may only be read.</summary>
    ReadOnly,

    /// <summary>Its disk has no room.</summary>
    Full,

    /// <summary>Nobody answered: nothing was asked of it.</summary>
    Unreachable,

    /// <summary>The connection broke on the way: whether it was done is to be looked at.</summary>
    Lost,

    /// <summary>It is not what was written: a table is gone or has another form, or its file is damaged.</summary>
    Altered,
}
