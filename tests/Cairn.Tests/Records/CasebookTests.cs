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

    static AdverseEvent Sepsis(int? end) =>
        Event("A", "Sepsis", 5, 3, end) with
        {
            Fatal = NoYes.Yes,
            Outcome = EventOutcome.Fatal,
        };

    [Fact]
    public void Before_a_fatal_event_has_ended_nobody_has_died_of_it()
    {
        var subject = Subject("A", Infusion("A"), Sepsis(9));
        var before = AsOf(8, subject).Subjects[0].Of<AdverseEvent>().Single();
        Assert.Equal((null, null, null), (before.End, before.Grade, before.Fatal));
        Assert.Equal(EventOutcome.NotResolved, before.Outcome?.Meaning);
        Assert.False(before.IsFatal);
        Assert.True(AsOf(9, subject).Subjects[0].Of<AdverseEvent>().Single().IsFatal);
    }

    [Fact]
    public void What_tells_of_a_death_without_its_day_is_not_known_before_the_death()
    {
        var subject = Subject(
            "A",
            Infusion("A"),
            Sepsis(null),
            new Demographics { Subject = "A", Death = On(12) },
            new DeathDetail
            {
                Subject = "A",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = "SEPSIS",
            }
        );
        Assert.False(Cairn.Response.VitalStatus.Of(AsOf(11, subject).Subjects[0], Day0.AddDays(11)).IsDead);
        Assert.True(Cairn.Response.VitalStatus.Of(AsOf(12, subject).Subjects[0], Day0.AddDays(12)).IsDead);
    }

    [Fact]
    public void An_event_that_ended_later_was_not_resolved_and_keeps_its_grade()
    {
        var rash = Event("A", "Rash", 3, 1, 9) with { Outcome = EventOutcome.Resolved, Fatal = NoYes.No };
        var known = AsOf(5, Subject("A", Infusion("A"), rash)).Subjects[0].Of<AdverseEvent>().Single();
        Assert.Equal((3, EventOutcome.NotResolved, Truth.True), (known.Grade, known.Outcome?.Meaning, known.GoesOn));
    }

    [Fact]
    public void An_illness_that_ended_later_was_still_there()
    {
        var gout = History("A") with { Start = On(-50), End = On(9) };
        var known = AsOf(5, Subject("A", Infusion("A"), gout)).Subjects[0].Of<MedicalHistory>().Single();
        Assert.Equal((null, Truth.True), (known.End, known.GoesOn));
    }

    [Fact]
    public void A_subject_is_found_by_its_identifier_before_a_stranger_and_nobody_by_another()
    {
        var person = Subject("A", Infusion("A"));
        Casebook casebook = new("sample", false, null, [person])
        {
            Strangers = [Subject("A", History("A")), Subject("B", History("B"))],
        };
        Assert.Same(person, casebook.Subject("A"));
        Assert.Same(casebook.Strangers[1], casebook.Subject("B"));
        Assert.Null(casebook.Subject("a"));
    }

    [Fact]
    public void Other_subjects_are_looked_for_anew()
    {
        Casebook casebook = new("sample", false, null, [Subject("A", Infusion("A"))]);
        Assert.NotNull(casebook.Subject("A"));
        var later = casebook with { Subjects = [Subject("B", Infusion("B"))] };
        Assert.Null(later.Subject("A"));
        Assert.Same(later.Subjects[0], later.Subject("B"));
        Assert.Equal(casebook, casebook with { });
    }

    [Fact]
    public void A_casebook_is_cut_once()
    {
        var known = AsOf(5, Subject("A", Infusion("A")));
        Assert.Same(known, known.AsOf(Day0.AddDays(5)));
    }

    // Neither an end nor a word that says so: unknown, never "it is over".
    [Theory]
    [InlineData("ONGOING", Truth.True)]
    [InlineData("AFTER", Truth.True)]
    [InlineData("BEFORE", Truth.False)]
    [InlineData("UNKNOWN", Truth.Unknown)]
    [InlineData("still some", Truth.Unknown)]
    [InlineData(null, Truth.Unknown)]
    public void Whether_a_drug_goes_on_is_read_from_its_words(string? written, Truth expected) =>
        Assert.Equal(expected, (Before("A") with { StillTaken = written }).GoesOn);
}
