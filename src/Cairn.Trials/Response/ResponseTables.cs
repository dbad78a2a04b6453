using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Every response table; study files, their schema, commands and reports read this list. A table is a file and a line here.
/// </summary>
public static class ResponseTables
{
    public static IReadOnlyList<ResponseTable> All { get; } = [OwnWords.Table, Eln2017.Table, Eln2022.Table];

    /// <summary>The table of a word; null when there is none.</summary>
    public static ResponseTable? Find(string id) => All.FirstOrDefault(t => t.Id == id);

    /// <summary>The table that a plan names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such table.</exception>
    public static ResponseTable Of(ResponsePlan plan) =>
        Find(plan.Table) ?? throw new ArgumentOutOfRangeException(nameof(plan), plan.Table, "There is no such response table.");
}
