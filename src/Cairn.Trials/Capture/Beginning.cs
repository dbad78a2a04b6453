using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Capture;

/// <summary>
/// The steps by which a person comes into a trial: screening begins with a consent, and ends with one of two milestones.
/// </summary>
public static class Beginning
{
    /// <summary>The longest identifier of a subject.</summary>
    public const int LongestId = 40;

    /// <summary>Why an identifier cannot be given to a new subject; null when it can.</summary>
    public static Finding? Wrong(LedgerState state, string subject)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Length is 0 or > LongestId || !subject.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_'))
            return Error("An identifier has letters, digits, hyphens, points and underscores, at most 40.");
        if (subject.Equals("new", StringComparison.OrdinalIgnoreCase))
            return Error("'new' is no identifier.");
        return state.RecordsOf(subject).Count > 0 ? Error($"{subject} is there already.") : null;
        Finding Error(string what) => Finding.Error("subject", null, null, what, "Choose another one.");
    }

    /// <summary>A person consented: who, where, and when.</summary>
    /// <param name="version">Of the consent form; null when the study keeps none.</param>
    public static IReadOnlyList<EntryContent> Consent(string subject, string? site, DateOnly day, string? version)
    {
        List<EntryContent> says =
        [
            new RecordAdded(
                new Demographics
                {
                    Subject = subject,
                    Site = site,
                    Consent = PartialDate.Of(day),
                }
            ),
            new RecordAdded(Milestone(subject, 1, Records.Milestone.Consented, day, null)),
        ];
        if (version is not null)
            says.Add(new ConsentGiven(subject, version, day));
        return says;
    }

    /// <summary>
    /// The person is enrolled. Against the criteria, or while one is open, it is a deviation that stands beside it with the
    /// reason.
    /// </summary>
    /// <param name="isEligible">True when every criterion is met on that day.</param>
    public static IReadOnlyList<EntryContent> Enrol(
        LedgerState state,
        string subject,
        DateOnly day,
        bool isEligible,
        string? reason
    )
    {
        var enrolled = new RecordAdded(Milestone(subject, Next(state, subject), Records.Milestone.Enrolled, day, null));
        return isEligible
            ? [enrolled]
            : [enrolled, new DeviationRecorded(subject, PartialDate.Of(day), DeviationWeight.Major, $"Enrolled: {reason}")];
    }

    /// <summary>The screening failed.</summary>
    /// <param name="why">The criterion or other reason, in words.</param>
    public static IReadOnlyList<EntryContent> Fail(LedgerState state, string subject, DateOnly day, string why) =>
        [new RecordAdded(Milestone(subject, Next(state, subject), Records.Milestone.ScreenFailure, day, why))];

    /// <summary>Why a screening cannot be ended; null when it can: an earlier end was not followed by a new consent.</summary>
    public static Finding? Concluded(LedgerState state, string subject)
    {
        ArgumentNullException.ThrowIfNull(state);
        var last = state
            .RecordsOf(subject)
            .Where(r => r.Key.Domain == "DS" && !r.Value.IsRemoved)
            .OrderBy(r => r.Value.Newest.Sequence)
            .Select(r => r.Value.Newest.ReadableValues.FirstOrDefault(v => v.Name == "DSDECOD")?.Text)
            .LastOrDefault(IsEnd);
        return last is null || last == Records.Milestone.Consented.Word()
            ? null
            : Finding.Error(subject, null, null, $"{subject} has {last} recorded already.", "Correct that milestone first.");
    }

    static bool IsEnd(string? code) =>
        code is not null
        && new[] { Records.Milestone.Consented, Records.Milestone.Enrolled, Records.Milestone.ScreenFailure }.Any(m =>
            m.Word() == code
        );

    static int Next(LedgerState state, string subject) => new NextNumbers(state, subject).Next("DS");

    static Disposition Milestone(string subject, int number, Milestone code, DateOnly day, string? term) =>
        new()
        {
            Subject = subject,
            Sequence = number,
            Code = code,
            Term = term ?? code.Word(),
            Category = code == Records.Milestone.Consented ? "PROTOCOL MILESTONE" : "DISPOSITION EVENT",
            Date = PartialDate.Of(day),
        };
}
