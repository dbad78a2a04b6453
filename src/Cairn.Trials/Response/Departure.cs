using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// How a subject left the trial alive: lost to follow-up, or withdrawn (DS). Whoever was measured, treated or seen on a later day
/// had not left: one of the two records is wrong, and which is asked. A status of survival alone is learnt of those who left,
/// too.
/// </summary>
static class Departure
{
    /// <summary>What shows a subject on a day after the departure.</summary>
    internal sealed record Sight(VitalStatus.Contact Contact)
    {
        /// <summary>"seen on 8 Mar 2025 (LB) by another".</summary>
        public override string ToString() => $"seen on {DayWords.Of(Contact.Day)} ({Contact.Because.Domain}) by another";
    }

    public static IEnumerable<(Disposition Row, Milestone What)> Of(SubjectRecords subject) =>
        from row in subject.Of<Disposition>()
        where row.Code.Meaning is Milestone.LostToFollowUp or Milestone.Withdrawn
        select (row, row.Code.Meaning!.Value);

    /// <summary>The last sight of the subject after a departure, up to a day; null when there is none.</summary>
    public static Sight? SeenAfter(SubjectRecords subject, Disposition left, DateOnly until) =>
        left.Date is { Year: not null } day
            ? (
                from contact in VitalStatus.Contacts(subject)
                where contact.Of is not (SurvivalStatus or Disposition) && contact.Day > day.Latest && contact.Day <= until
                orderby contact.Day
                select new Sight(contact)
            ).LastOrDefault()
            : null;

    /// <summary>The departures that a later record contradicts.</summary>
    public static IEnumerable<Finding> Findings(SubjectRecords subject, DateOnly until) =>
        from left in Of(subject)
        let seen = SeenAfter(subject, left.Row, until)
        where seen is not null
        select Finding.Warning(
            $"{subject.Id}, DS {left.Row.Sequence}",
            null,
            "DSSTDTC",
            $"{Capital(left.What.Word())} on {DayWords.Of(left.Row.Date)} by this record, and {seen}.",
            "Correct the date of the one or the other."
        );

    static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();
}
