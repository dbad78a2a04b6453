using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Conduct;

/// <summary>A subject who has to be asked for consent again: a new version of the form says something they do not know.</summary>
/// <param name="Consented">Version they consented to last; null when the records name none.</param>
/// <param name="Version">The version they have not consented to.</param>
/// <param name="Since">First day of that version.</param>
/// <param name="FirstCells">Day of their first infusion of cells before it; null when there was none.</param>
public sealed record AskAgain(string Subject, string? Consented, string Version, DateOnly Since, DateOnly? FirstCells)
{
    /// <summary>Everybody to be asked again on a day, by identifier.</summary>
    public static IReadOnlyList<AskAgain> Of(LedgerState state, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<ConsentVersion> versions = [.. state.Of<ConsentVersion>().Select(v => v.Content)];
        var asks = versions.FindLast(v => v.AsksAgain && v.From <= day);
        if (asks is null)
            return [];
        HashSet<string> enough = [.. from version in versions where version.From >= asks.From select version.Version];
        List<ConsentGiven> given = [.. from g in state.Of<ConsentGiven>() where g.Content.Day <= day select g.Content];
        return
        [
            .. state
                .Casebook()
                .AsOf(day)
                .Subjects.Where(s => IsInTrial(s, asks.From))
                .Where(s => !given.Exists(g => g.Whom == s.Id && enough.Contains(g.Version)))
                .Select(s => new AskAgain(s.Id, Last(given, s.Id), asks.Version, asks.From, CellsBefore(s, asks.From))),
        ];
    }

    static bool IsInTrial(SubjectRecords subject, DateOnly from) =>
        subject.Demographics?.Death is null
        && !(subject.Demographics?.Consent is { } consent && consent.IsOnOrBefore(from.AddDays(-1)).IsFalse);

    static string? Last(List<ConsentGiven> given, string subject) =>
        given.Where(g => g.Whom == subject).MaxBy(g => g.Day)?.Version;

    static DateOnly? CellsBefore(SubjectRecords subject, DateOnly from) =>
        subject.CellInfusions.Where(e => e.Start?.Date < from).Min(e => e.Start?.Date);
}
