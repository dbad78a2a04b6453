using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>The category that a response table gives.</summary>
/// <param name="Answer">
/// The deepest category that the known values prove, the line that decided, and what is missing where a deeper one is still open.
/// A count that was not taken is never assumed to be good.
/// </param>
/// <param name="StillPossible">Deeper categories that the missing values leave open; empty when the answer is settled.</param>
public sealed record ResponseJudgement(Answer<ResponseCategory> Answer, IReadOnlyList<ResponseCategory> StillPossible)
{
    /// <summary>Reads the plan's table with the given values.</summary>
    public static ResponseJudgement Of(ResponseValues values, ResponsePlan plan)
    {
        if (values.MarrowBlasts is null)
            return NotEvaluable(
                values,
                new("response.no-marrow-blasts", "No marrow blast percentage: not evaluable."),
                values.Unread.Count > 0 ? values.Unread : [new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts", "%")]
            );
        var table = ResponseTables.Of(plan);
        var proven = table.FirstOrDefault(line => line.Holds(values) == true);
        var open = table.TakeWhile(line => line != proven).Where(line => line.Holds(values) is null).ToList();
        if (values.Adequate != true && (proven is not null || open.Count > 0))
            return NotEvaluable(
                values,
                new(
                    "response.poor-sample",
                    "The marrow sample is too poor to show a response (fewer than 200 cells counted and cellularity below 10 %): not evaluable."
                ),
                values.Adequate is null ? PoorSample : []
            );
        var missing = open.SelectMany(line => line.Missing(values)).Distinct().ToList();
        return new(
            new(
                proven?.Gives ?? ResponseCategory.NoResponse,
                new(Id(plan.Table, proven), Says(plan.Table, table, proven, open, values)),
                values.Because,
                missing.Count == 0 ? [] : [.. missing, .. values.Unread]
            ),
            [.. open.Select(line => line.Gives)]
        );
    }

    static ResponseJudgement NotEvaluable(ResponseValues values, Rule rule, IReadOnlyList<Gap> missing) =>
        new(new(ResponseCategory.NotEvaluable, rule, values.Because, missing), []);

    static readonly IReadOnlyList<Gap> PoorSample =
    [
        new Gap.NotRecorded("MI", TestCode.CellsCounted, "cells counted in the marrow sample"),
        new Gap.NotRecorded("MI", TestCode.Cellularity, "cellularity of the marrow sample"),
    ];

    // Ids are lower case and stay when a table is reworded.
    static string Id(ResponseTable table, ResponseLine? proven) =>
        $"response.{table}.{proven?.Gives ?? ResponseCategory.NoResponse}".ToLowerInvariant();

    static string Says(
        ResponseTable name,
        IReadOnlyList<ResponseLine> table,
        ResponseLine? proven,
        List<ResponseLine> open,
        ResponseValues values
    )
    {
        var decided = proven is null
            ? "No response: "
                + string.Join(
                    "; ",
                    table.Where(l => l.Holds(values) == false).Select(l => $"{l.Gives} needs {l.Fails(values)!.Says}")
                )
            : $"{proven.Gives}: {string.Join(", ", proven.Needs.Select(n => n.Says))}";
        var orBetter = open.Count == 0 ? "" : $"; {string.Join(", ", open.Select(l => l.Gives))} still possible";
        return $"{InWords(name)}: {decided}{orBetter}. Recorded: {values.InWords()}.";
    }

    static string InWords(ResponseTable table) =>
        table switch
        {
            ResponseTable.OwnWords => "The protocol's own table",
            ResponseTable.Eln2017 => "ELN 2017",
            _ => "ELN 2022",
        };
}
