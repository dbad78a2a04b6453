using Cairn.Records;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Records;

public sealed class CasebookTests
{
    static Demographics Consented(string subject, int day) => new() { Subject = subject, Consent = On(day) };

    static MedicalHistory History(string subject) =>
        new()
        {
            Subject = subject,
            Sequence = 1,
            Term = "GOUT",
        };

    static Medication Before(string subject) =>
        new()
        {
            Subject = subject,
            Sequence = 1,
            Treatment = "CYTARABINE",
            Start = On(-300),
        };

    static Casebook AsOf(int day, params IReadOnlyList<SubjectRecords> subjects) =>
        new Casebook("sample", false, null, subjects).AsOf(Day0.AddDays(day));

    [Fact]
    public void Who_consents_later_is_not_known_yet_whatever_history_was_written_down()
    {
        SubjectRecords[] subjects =
        [
            Subject("A", Consented("A", -20), History("A")),
            Subject("B", Consented("B", 100), History("B"), Before("B")),
        ];
        Assert.Equal(["A"], AsOf(50, subjects).Subjects.Select(s => s.Id));
        Assert.Equal(["A", "B"], AsOf(100, subjects).Subjects.Select(s => s.Id));
    }

    [Fact]
    public void A_consent_with_a_wrong_date_hides_nobody_who_was_treated() =>
        Assert.Single(AsOf(50, Subject("A", Consented("A", 100), Infusion("A"))).Subjects);

    [Fact]
    public void Without_a_consent_a_subject_is_known_by_any_record() =>
        Assert.Single(AsOf(50, Subject("A", History("A"))).Subjects);

    [Fact]
    public void What_happens_later_is_not_known_yet()
    {
        var subject = AsOf(
            5,
            Subject("A", Infusion("A"), Event("A", "Fever", 1, 2, end: 9), Event("A", "Rash", 1, 6, sequence: 2))
        ).Subjects[0];
        Assert.Null(Assert.Single(subject.Of<AdverseEvent>()).End);
    }
}
