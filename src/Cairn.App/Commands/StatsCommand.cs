using System.CommandLine;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats</c>: estimators on any CSV file.</summary>
static class StatsCommand
{
    public static Command Create() => new("stats", "Estimators on any CSV file: survival, cumulative incidence, binomial intervals.");
}
