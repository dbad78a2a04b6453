using Cairn.Capture;
using Cairn.Forms;
using Cairn.Store.Drafts;

namespace Cairn.App.Web.Ward;

/// <summary>Days of CRS and ICANS beside each other: a line of the bedside's form a row, a day a column.</summary>
/// <param name="Days">In order; at least one.</param>
/// <param name="Token">Proves that the form came from this server.</param>
/// <param name="Key">Of this showing.</param>
public sealed record GridView(WardSubject Of, FormPlan Form, IReadOnlyList<GridDay> Days, string Token, string Key)
{
    /// <summary>Days beside each other.</summary>
    public const int DaysShown = 7;

    public Phrase? Wrong { get; init; }
    public Phrase? Done { get; init; }
    public string? Reason { get; init; }

    /// <summary>The draft that stands in the fields; null when none does.</summary>
    public FormDraft? Kept { get; init; }

    /// <summary>The days before and after; null where there are none.</summary>
    public DateOnly? Earlier { get; init; }
    public DateOnly? Later { get; init; }

    public bool MayEnter => Of.May(Rights.Right.EnterRecords);

    public string Address => AddressOf(Of, Days[0].Day);

    public static string AddressOf(WardSubject of, DateOnly from) => of.To($"grid/{TrialView.Iso(from)}");

    /// <summary>The lines that are asked, then those that follow.</summary>
    public IEnumerable<FormLine> Asked => Form.Lines.Where(l => !IsFollowed(l));
    public IEnumerable<FormLine> Followed => Form.Lines.Where(IsFollowed);

    public bool HasSaved => Days.Any(d => d.Sheet.Lines.Any(l => l.IsAnswered));

    static bool IsFollowed(FormLine line) => BedsideLines.Followed.Contains(line.Id, StringComparer.Ordinal);
}

/// <summary>A day of the grid.</summary>
/// <param name="Sheet">As the ledger has it.</param>
/// <param name="Sent">What was sent and not written; null when the page only shows what is there.</param>
/// <param name="IsLocked">Nobody changes it.</param>
public sealed record GridDay(DateOnly Day, FormSheet Sheet, Captured? Sent, bool IsLocked)
{
    /// <summary>The beginning of the day's fields: d2026-03-12.</summary>
    public string Prefix => PrefixOf(Day);

    public static string PrefixOf(DateOnly day) => "d" + TrialView.Iso(day);

    public SheetLine Line(FormLine plan) => Sheet.Lines.First(l => l.Id == plan.Id);

    public string Name(FormLine plan, string variable) => $"{Prefix}.{plan.Id}.{variable}";

    /// <summary>What stands in a cell; of a line that follows, what follows.</summary>
    public string Value(FormLine plan)
    {
        var variable = plan.Items[0].Variable;
        return Sent?.Answers.GetValueOrDefault($"{plan.Id}.{variable}") ?? Line(plan).AnswerOf(variable);
    }

    /// <summary>The unit of a number: the one it was recorded in, else the test's own.</summary>
    public string? Unit(FormLine plan)
    {
        if (plan.Test is not { Unit: { } own } || !plan.HasUnit)
            return null;
        return Line(plan).AnswerOf(plan.Domain + "ORRESU") is { Length: > 0 } recorded ? recorded : own.Code;
    }

    public IEnumerable<Finding> Findings(FormLine plan) => Sent?.Findings.Where(f => f.Place == plan.Id) ?? [];
}
