using Cairn.Ledger.Integrity;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn verify</c> found, as it prints it.</summary>
/// <param name="Place">The database or file that was checked.</param>
sealed record VerifyAnswer(string Place, IReadOnlyList<ChainVerdict> Verdicts, KnownOutside Outside)
{
    public bool Holds => Verdicts.All(v => v.Holds) && Outside.Findings.All(f => f.Severity != Severity.Error);

    /// <summary>Prints it; the exit code.</summary>
    public int Print(bool asJson)
    {
        if (asJson)
            Shell.Print(Json);
        else
            Say();
        return Holds ? ExitCode.Done : ExitCode.IntegrityFailure;
    }

    object Json =>
        new
        {
            Place,
            Holds,
            Ledgers = Verdicts.Select(v => new
            {
                v.Study,
                v.Holds,
                v.Entries,
                v.Head,
                Breaks = v.Breaks.Select(b => new
                {
                    Entry = b.Sequence,
                    b.Kind,
                    b.Column,
                    b.Other,
                    b.Finding.What,
                }),
            }),
            Outside.Anchors,
            Outside.Findings,
        };

    void Say()
    {
        foreach (var verdict in Verdicts)
            Console.Out.WriteLine(
                verdict.Holds
                    ? $"{verdict.Study}: holds; entries: {verdict.Entries}; head {verdict.Head.Code}"
                    : $"{verdict.Study}: BROKEN at entry {verdict.Breaks[0].Sequence}; entries: {verdict.Entries}"
            );
        foreach (var anchor in Outside.Anchors)
            Console.Out.WriteLine(anchor);
        foreach (var found in Verdicts.SelectMany(v => v.Breaks))
            Console.Out.WriteLine(found);
        foreach (var finding in Outside.Findings)
            Console.Out.WriteLine(finding);
        if (Verdicts.Count == 0 && Outside.Anchors.Count == 0 && Holds)
            Console.Out.WriteLine($"{Place}: no entries.");
    }
}
