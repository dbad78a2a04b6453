using Cairn.Capture;
using Cairn.Documents.Laboratory;

namespace Cairn.App.Web.Ward.Laboratory;

/// <summary>The page on which results of a laboratory are brought onto a visit's forms.</summary>
/// <param name="Token">Proves that the form came from this server.</param>
public sealed record LaboratoryView(WardSubject Of, string Token)
{
    public Phrase? Wrong { get; init; }

    /// <summary>What was brought; null before anything was.</summary>
    public LaboratorySheet? Sheet { get; init; }

    /// <summary>The bytes that were brought, in base 64: read again when they are approved.</summary>
    public string Raw { get; init; } = "";
    public string Visit { get; init; } = "";
    public string Day { get; init; } = "";
    public string Patient { get; init; } = "";
    public string Reason { get; init; } = "";
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where each result belongs; null before it is known.</summary>
    public PlacedResults? Placed { get; init; }

    /// <summary>What the forms would say to it.</summary>
    public IReadOnlyList<(PlacedForm Form, Captured Captured)> Forms { get; init; } = [];

    public bool NeedsReason => Forms.Any(f => f.Captured.State == CaptureState.NeedsReason) || Reason.Length > 0;

    /// <summary>Visits that have a form with results of a laboratory.</summary>
    public IEnumerable<(string Id, string Name)> Visits =>
        from visit in Of.View.Study.Schedule
        where visit.Day is not null && Of.View.Study.FormsAt(visit).Any(f => f.Lines.Any(l => l.Domain == "LB"))
        select (visit.Id, visit.Name);

    /// <summary>The form, line and outcome of a result; null where it is left out.</summary>
    public (PlacedForm Form, SheetLine Line, Captured Captured)? PlaceOf(ResultRow row)
    {
        foreach (var (form, captured) in Forms)
            if (form.Lines.GetValueOrDefault(row.Line) is { } line)
                return (form, captured.Sheet.Lines.First(l => l.Id == line), captured);
        return null;
    }
}
