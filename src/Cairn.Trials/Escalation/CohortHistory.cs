using System.Globalization;

namespace Cairn.Escalation;

/// <summary>A cohort that was treated.</summary>
/// <param name="Level">The level received.</param>
/// <param name="Outcome">What became of its subjects.</param>
/// <param name="IsBackfill">Treated below the current level while the escalation waited: the current level stays.</param>
public readonly record struct TreatedCohort(int Level, DoseTally Outcome, bool IsBackfill = false)
{
    /// <summary>The state after it.</summary>
    internal EscalationState After(in EscalationState state) =>
        IsBackfill ? state.With(Level, state[Level] + Outcome) : state.After(Level, Outcome);

    /// <summary>The cohort as it is written; a level of two agents as their doses.</summary>
    public string Written(DoseMatrix? matrix) => $"{(IsBackfill ? "+" : "")}{DoseMatrix.Written(matrix, Level)}{Outcome.Letters}";

    public override string ToString() => Written(null);
}

/// <summary>
/// The cohorts of a trial in the order treated, as an outcome string: the dose level, then one letter for each evaluable subject
/// (N no event that counts, T dose-limiting toxicity, M moderate event without a DLT; where responses are looked at E response
/// without a DLT, B both), for example <c>1NNN 2NNT 2NNN</c>. Where lower levels are filled meanwhile, a plus before the level
/// says that the cohort was: <c>1NEN 2NNN +1NE</c>.
/// </summary>
/// <example>
/// <code>
/// history = [ cohort { blank cohort } ] cohort = [ "+" ] level subject { subject } level = digit { digit }
/// subject = "N" | "T" | "M" |
/// "E" | "B"
/// </code>
/// </example>
public sealed record CohortHistory(IReadOnlyList<TreatedCohort> Cohorts)
{
    /// <summary>Highest level treated; 0 when nobody was.</summary>
    public int HighestLevel => Cohorts.Count == 0 ? 0 : Cohorts.Max(c => c.Level);

    /// <summary>The tallies, read at the level treated last; before the first cohort at the start level.</summary>
    public EscalationState State(int levels, int startLevel) =>
        Cohorts.Aggregate(EscalationState.Start(levels, startLevel), (state, cohort) => cohort.After(state));

    /// <summary>
    /// The same as a design left it: a level that it closed after a cohort stays closed, whatever was treated there afterwards.
    /// Words of one level in a row are one cohort until it is full.
    /// </summary>
    public EscalationState State(Design design, int levels)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design.Kept(State(levels, design.StartLevel), Closed(design, levels));
    }

    /// <summary>The start of a trial with every level closed that the design closed after a cohort.</summary>
    internal EscalationState Closed(Design design, int levels)
    {
        var (state, run) = (design.Start(levels), 0);
        var closed = state;
        foreach (var (i, cohort) in Cohorts.Index())
        {
            var level = cohort.Level;
            run = cohort.IsBackfill ? 0 : (level == state.Current ? run : 0) + cohort.Outcome.Evaluable;
            state = cohort.After(state);
            if (run % design.CohortSize == 0 || i + 1 < Cohorts.Count && Cohorts[i + 1].Level != level)
                closed = closed.CloseAsIn(design.Closing(state));
        }
        return closed;
    }

    /// <summary>Reads an outcome string.</summary>
    /// <param name="text">The string; empty when nobody was treated.</param>
    /// <param name="place">How the reader knows the string, for the findings.</param>
    /// <param name="levels">Number of dose levels; null when it is not known.</param>
    /// <param name="startLevel">The design's start level; a first cohort above it skips a level.</param>
    /// <param name="maySkip">True where the design may skip an untried level, and says so.</param>
    /// <param name="matrix">The doses of two agents, whose levels are written as both; null for one agent.</param>
    /// <param name="mayFill">True where the design fills lower levels while the escalation waits.</param>
    public static Checked<CohortHistory> Read(
        string text,
        string place = "outcomes",
        int? levels = null,
        int startLevel = 1,
        bool maySkip = false,
        DoseMatrix? matrix = null,
        bool mayFill = false
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new List<Finding>();
        var cohorts = new List<TreatedCohort>();
        var (tried, subjects, current) = (new TriedLevels(startLevel, matrix), 0, startLevel);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var isBackfill = word[0] == '+';
            if (Cohort(isBackfill ? word[1..] : word, matrix, Refuse) is not { } read)
                continue;
            var cohort = read with { IsBackfill = isBackfill };
            if (isBackfill && !mayFill)
                Refuse(
                    "A plus says that the cohort filled a lower level, and the design fills none.",
                    "Leave the plus out, or take a design with backfill (bf-boin)."
                );
            else if (isBackfill && cohort.Level >= current)
                Refuse(
                    $"Dose level {cohort.Level} is not below the level treated last ({current}): nobody is filled in there.",
                    "Leave the plus out, or correct the level."
                );
            else if (cohort.Level > (levels ?? EscalationState.MaxLevels))
                Refuse(
                    $"There is no dose level {cohort.Level}; the highest is {levels ?? EscalationState.MaxLevels}.",
                    "Correct the level, or the number of levels."
                );
            else if (!maySkip && tried.Before(cohort.Level) is { } before)
                Refuse(
                    $"Dose level {DoseMatrix.Written(matrix, cohort.Level)} was treated before level {before}.",
                    $"Correct the level, or add the cohort treated at level {before}: no level is skipped."
                );
            tried.Add(cohort.Level);
            current = isBackfill ? current : cohort.Level;
            if ((subjects += cohort.Outcome.Evaluable) - cohort.Outcome.Evaluable <= MostSubjects && subjects > MostSubjects)
                Refuse($"This makes {subjects} subjects.", $"Give at most {MostSubjects} in all.");
            cohorts.Add(cohort);

            void Refuse(string what, string mend) => findings.Add(Finding.Error(place, null, $"cohort '{word}'", what, mend));
        }
        return new(findings.Count == 0 ? new(cohorts) : null, findings);
    }

    const int MostSubjects = 4000;

    static TreatedCohort? Cohort(string word, DoseMatrix? matrix, Action<string, string> refuse)
    {
        var digits = word.TakeWhile(c => char.IsAsciiDigit(c) || c == '.' && matrix is not null).Count();
        var subjects = word[digits..];
        var unknown = subjects.AsSpan().IndexOfAnyExcept("NTMEB");
        if (digits == 0)
            refuse(
                "The cohort names no dose level.",
                $"Write the level first, for example {(matrix is null ? "1NNN" : "1.1NNN")}."
            );
        else if (Level(word[..digits], matrix) is not { } level)
            refuse(
                $"'{word[..digits]}' is no dose level.",
                matrix is null
                    ? "Levels count from 1."
                    : $"Write a dose of agent A from 1 to {matrix.DosesOfA}, a point, and one of B from 1 to {matrix.DosesOfB}."
            );
        else if (subjects.Length > MostSubjects)
            refuse($"The cohort has {subjects.Length} subjects.", $"Give at most {MostSubjects}.");
        else if (subjects.Length == 0)
            refuse("The cohort has no subjects.", "Write one letter for each evaluable subject, or leave the cohort out.");
        else if (unknown >= 0)
            refuse(
                $"'{subjects[unknown]}' at character {digits + unknown + 1} is no outcome.",
                (char.IsAsciiLetterOrDigit(subjects[unknown]) ? "" : "A space stands between cohorts, as in \"1NNN 2NNT\". ")
                    + "Write N (no event that counts), T (DLT), M (moderate event without a DLT), E (response without a "
                    + "DLT) or B (response and DLT)."
            );
        else
            return new(level, new(subjects.Length, Count("TB"), Count("M"), Count("EB"), Count("B")));
        return null;

        int Count(string letters) => subjects.Count(letters.Contains);
    }

    static int? Level(string text, DoseMatrix? matrix)
    {
        if (matrix is not null)
            return matrix.Read(text);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level > 0 ? level : null;
    }

    /// <summary>The history as it is written; a level of two agents as their doses.</summary>
    public string Written(DoseMatrix? matrix) => string.Join(' ', Cohorts.Select(c => c.Written(matrix)));

    public override string ToString() => Written(null);
}
