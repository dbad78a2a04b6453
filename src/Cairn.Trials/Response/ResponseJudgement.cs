using Cairn.Quantities;
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
    /// <summary>
    /// Reads the plan's table with the given values. A sample that is too poor counts as no marrow, whatever the blood beside it
    /// shows; blasts of 5 % or more in it are disease all the same.
    /// </summary>
    public static ResponseJudgement Of(ResponseValues values, ResponsePlan plan)
    {
        if (values.MarrowBlasts is null)
            return NotEvaluable(
                values,
                new("response.no-marrow-blasts", "No marrow blast percentage: not evaluable."),
                values.Read.Missing.Count > 0 ? values.Read.Missing : [NoBlasts]
            );
        var table = ResponseTables.Of(plan);
        List<Read> lines = [.. table.Lines(plan).Select(line => new Read(line, line.Holds(values)))];
        var proven = lines.Find(line => line.Holds.IsTrue);
        List<Read> open = [.. lines.TakeWhile(line => line != proven).Where(line => line.Holds.IsUnknown)];
        if (!values.Adequate.IsTrue && !(proven is null && open.Count == 0 && values.MarrowBlasts.IsAtLeast(5).IsTrue))
            return NotEvaluable(
                values,
                new(
                    "response.poor-sample",
                    "The marrow sample is too poor to be read (fewer than 200 cells counted and cellularity below 10 %), and "
                        + "counts as no marrow: not evaluable.",
                    new("response.values", $"Recorded: {values.InWords()}.")
                ),
                values.Adequate.IsUnknown ? PoorSample : []
            );
        var asked = Grounds.Questions(open.SelectMany(line => line.Holds.Missing));
        var read = asked.Missing.Count == 0 ? values.Read.Settled : Grounds.Of([asked, values.Read]);
        var category = proven?.Line.Gives ?? Unproven(open);
        return new(
            read.Say(category, Rule(table, lines, category, proven, open, values)),
            [.. open.Select(line => line.Line.Gives)]
        );
    }

    // A marrow below 5 % that only something unrecorded keeps from a category shows no failure.
    static ResponseCategory Unproven(List<Read> open) =>
        open.Exists(line => line.Line.Gives < ResponseCategory.PR) ? ResponseCategory.NotEvaluable : ResponseCategory.NoResponse;

    static ResponseJudgement NotEvaluable(ResponseValues values, Rule rule, IReadOnlyList<Gap> missing) =>
        new(new(ResponseCategory.NotEvaluable, rule, values.Read.Because, missing), []);

    static readonly Gap NoBlasts = new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts", "%");

    static readonly IReadOnlyList<Gap> PoorSample =
    [
        new Gap.NotRecorded("MI", TestCode.CellsCounted, "cells counted in the marrow sample"),
        new Gap.NotRecorded("MI", TestCode.Cellularity, "cellularity of the marrow sample"),
    ];

    sealed record Read(ResponseLine Line, Answer<Truth> Holds);

    static Rule Rule(
        ResponseTable table,
        List<Read> lines,
        ResponseCategory category,
        Read? proven,
        List<Read> open,
        ResponseValues values
    )
    {
        var failed = Phrase.Join("; ", lines.Where(l => l.Holds.IsFalse).Select(Needs));
        Phrase unproven = category == ResponseCategory.NotEvaluable ? "Not evaluable" : (Phrase)$"No response: {failed}";
        var decided = proven?.Holds.Rule.Words ?? unproven;
        Phrase orBetter = open.Count == 0 ? "" : (Phrase)$"; {string.Join(", ", open.Select(l => l.Line.Gives))} still possible";
        var name = char.ToUpperInvariant(table.Name[0]) + table.Name[1..];
        return new(
            $"response.{table.Id}.{ProtocolId(category)}",
            $"{name}: {decided}{orBetter}.",
            new("response.values", $"Recorded: {values.InWords()}.")
        );
    }

    static Phrase Needs(Read line) => $"{line.Line.Gives} needs {line.Holds.Rule.Words}";

    // As ids are written: no-response, cri.
    static string ProtocolId(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.CR => "cr",
            ResponseCategory.CRh => "crh",
            ResponseCategory.CRi => "cri",
            ResponseCategory.MLFS => "mlfs",
            ResponseCategory.PR => "pr",
            ResponseCategory.NoResponse => "no-response",
            ResponseCategory.NotEvaluable => "not-evaluable",
        };
}
