using Cairn.Analyses;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Html;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Analyses;

[Trait("Speed", "Slow")]
public sealed class KeptAnalysisTests
{
    const int Late = 24;

    // The records of a rehearsal, some of them, of every kind, recorded last and in any order.
    static List<EntryContent> Contents(string id, Random chance)
    {
        var book = Played.Once(id, 3).Casebook;
        var records = book.Subjects.SelectMany(s => s.All).Select(r => (EntryContent)new RecordAdded(r)).ToList();
        var late = records
            .GroupBy(r => r.About!.Value.Domain)
            .Select(g => g.ElementAt(chance.Next(g.Count())))
            .Take(Late)
            .ToArray();
        chance.Shuffle(late);
        return [new SyntheticMark(3, []), .. records.Except(late), .. book.Decisions.Select(d => new DoseDecided(d)), .. late];
    }

    // A part of an analysis is derived when it is asked for, and kept from then on.
    static void Derive(Analysis analysis) => Assert.NotEmpty(HtmlFile.Text(TrialReport.Of(analysis, new(0, ""))));

    static string Text(Analysis analysis, LedgerState state) => HtmlFile.Text(TrialReport.Of(analysis, state.Head));

    // Whoever is not touched by an entry is not derived again: the analysis must not show it.
    [Theory]
    [InlineData("soochow-cll1")]
    [InlineData("NCT06880354")]
    public void An_analysis_after_each_entry_is_the_analysis_of_all_entries_read_anew(string id)
    {
        var (study, _) = Played.Of(id);
        var entries = Sheets.Link(Contents(id, new Random(5)));
        var day = LedgerState.Fold(study.Id, entries).Casebook().Subjects.SelectMany(s => s.All).Max(r => r.When?.Date)!.Value;
        var state = LedgerState.Fold(study.Id, entries.SkipLast(Late));
        Derive(Analysis.Of(study, state.Casebook(), day.AddDays(-200)));
        foreach (var entry in entries.TakeLast(Late))
        {
            state = state.After([entry]);
            Derive(Analysis.Of(study, state.Casebook(), day));
        }
        Assert.Equal(
            Text(Analysis.Of(study, LedgerState.Fold(study.Id, entries).Casebook(), day), state),
            Text(Analysis.Of(study, state.Casebook(), day), state)
        );
    }
}
