namespace Cairn.Store;

/// <summary>A step of the database's form. Once released it is never changed; the next change is another step.</summary>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="What">In a few words, for who reads the table of versions.</param>
sealed record Migration(int Version, string What, IReadOnlyList<string> Sqlite, IReadOnlyList<string> Postgres);
