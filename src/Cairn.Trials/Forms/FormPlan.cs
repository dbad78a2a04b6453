namespace Cairn.Forms;

/// <summary>How often a form is filled in for one subject.</summary>
public enum FormRepeat
{
    /// <summary>Once at each visit that names it.</summary>
    Visit,
    Once,

    /// <summary>A row whenever something happens: adverse events, medications.</summary>
    Log,

    /// <summary>Once a day, at the bedside.</summary>
    Day,
}

/// <summary>A form as it is planned: what is asked, line by line. Each line is one record.</summary>
/// <param name="Id">Letters, digits and hyphens; by it a visit names the form.</param>
/// <param name="Lines">At least one; of a log exactly one, which every row repeats.</param>
public sealed record FormPlan(string Id, string Title, FormRepeat Repeats, IReadOnlyList<FormLine> Lines)
{
    /// <summary>What whoever fills it in should know; null for nothing.</summary>
    public string? Says { get; init; }

    /// <summary>True when one date is asked for the whole form.</summary>
    public bool AsksDate => Repeats is FormRepeat.Visit or FormRepeat.Once && Lines.Any(l => l.Dated is not null);

    /// <summary>The domains its records belong to.</summary>
    public IEnumerable<string> Domains => Lines.Select(l => l.Domain).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The form as a study changes it: its title and words where the change has them, its lines in the place of those of the same
    /// id,
    /// the others behind them.
    /// </summary>
    /// <param name="without">Lines that are taken out.</param>
    public FormPlan Changed(FormPlan change, IReadOnlyCollection<string> without) =>
        this with
        {
            Title = change.Title.Length > 0 ? change.Title : Title,
            Says = change.Says ?? Says,
            Lines =
            [
                .. Lines
                    .Where(l => !without.Contains(l.Id, StringComparer.Ordinal))
                    .Select(l => change.Lines.FirstOrDefault(c => c.Id == l.Id) ?? l),
                .. change.Lines.Where(c => Lines.All(l => l.Id != c.Id)),
            ],
        };
}
