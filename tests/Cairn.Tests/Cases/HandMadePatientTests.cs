using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cases;

/// <summary>
/// Hand-made patients of both studies at boundaries. What is right was written down from the studies' own lines and
/// docs/decisions/0024 and 0029 before the first run (Cases/patients); four answers and one patient (T10, R17, R22, R10, R06) were then
/// corrected by those decisions. Days of times count from enrolment, of remissions from them.
/// </summary>
public sealed class HandMadePatientTests
{
    /// <summary>After the last contact of everybody.</summary>
    static readonly DateOnly Day = new(2025, 12, 1);

    static readonly Dictionary<string, Lazy<Book>> Books = new(StringComparer.Ordinal)
    {
        [Trial.Soochow] = new(() => Book.Of(Trial.Soochow)),
        [Trial.DualTarget] = new(() => Book.Of(Trial.DualTarget)),
    };

    sealed record Book(Study Study, Casebook Casebook, EndpointSet Endpoints)
    {
        public static Book Of(string id)
        {
            var study = Trial.Read(id);
            var book = Records.ClinicalCases.Import($"patients/{id}", id).AsOf(Day);
            return new(study, book, EndpointSet.Of(study, book, new HashSet<string>(StringComparer.Ordinal)));
        }

        public DiseaseCourse Course(string subject) => Endpoints.Courses.Single(c => c.Subject == subject);

        public TimeToEvent? Time(string kind, string subject) =>
            ((EndpointAnalysis.Times)Endpoints.Of(Study.Endpoints.First(e => e.Kind == kind))).Subjects.SingleOrDefault(t =>
                t.Subject == subject
            );
    }

    static IReadOnlyDictionary<string, string> Right(string study, string id) =>
        Shared.CaseRows($"patients/{study}/right.csv").Single(r => r["id"] == id);

    public static IEnumerable<TheoryDataRow<string, string>> Patients =>
        from study in new[] { Trial.Soochow, Trial.DualTarget }
        from row in Shared.CaseRows($"patients/{study}/right.csv")
        select new TheoryDataRow<string, string>(study, row["id"]) { TestDisplayName = $"{row["id"]}: {row["story"]}" };

    [Theory, MemberData(nameof(Patients))]
    public void A_patient_is_read_as_was_written_before(string study, string id)
    {
        var (book, right) = (Books[study].Value, Right(study, id));
        if (right["dlt"].Length > 0)
            Assert.Equal(right["dlt"], Word(DltAssessment.Of(book.Study, book.Casebook.Subject(id)!, Day)!.Status.Value));
        if (right["best"].Length > 0)
            Assert.Equal(right["best"], Word(book.Course(id).Best.Value));
        foreach (var kind in (string[])["efs", "cir", "os"])
            if (right[kind].Length > 0)
                Assert.Equal($"{kind} {right[kind]}", book.Time(kind, id) is { } t ? $"{kind} {t.Days} {t.Status}" : kind);
    }

    [Theory]
    [InlineData("S01")]
    [InlineData("S02")]
    [InlineData("S03")]
    [InlineData("S04")]
    public void Limits_of_entry_are_read_as_the_record_says_them(string id)
    {
        var screening = Screening.Of(
            Books[Trial.Soochow].Value.Study,
            Books[Trial.Soochow].Value.Casebook.Subject(id)!,
            GateMoment.Screening(Day)
        );
        foreach (var (criterion, verdict) in Right(Trial.Soochow, id)["says"].Split(' ').Chunk(2).Select(c => (c[0], c[1])))
            Assert.Equal(
                $"{criterion} {verdict}",
                $"{criterion} {Word(screening.Criteria.Single(c => c.Criterion.Id == criterion).Verdict)}"
            );
    }

    [Fact]
    public void A_cause_of_death_that_nobody_knows_is_neither_the_disease_nor_another_cause()
    {
        var death = Death(Books[Trial.Soochow].Value, "R09");
        Assert.Equal((Truth.Unknown, Truth.Unknown), (death.OfDisease, death.Related));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_death_that_an_event_alone_tells_counts_everywhere_and_its_date_is_asked_for()
    {
        var book = Books[Trial.Soochow].Value;
        Assert.Equal(Truth.True, Death(book, "T14").Related);
        Assert.Contains(book.Time("os", "T14")!.Notes, n => n is TimeNote.DeathImputed);
        var analysis = Analysis.Of(book.Study, book.Casebook, Day);
        Assert.Contains(analysis.Findings, f => f.Place.StartsWith("T14", StringComparison.Ordinal));
    }

    static Cairn.Safety.Summary.Death Death(Book book, string id) =>
        Cairn
            .Safety.Summary.Death.Of(Cairn.Safety.Summary.TreatedSubject.Of(book.Study, book.Casebook, Day))
            .Single(d => d.Subject.Id == id);

    [Fact]
    public void A_marrow_without_counts_asks_for_them() =>
        Assert.Contains(Books[Trial.Soochow].Value.Course("R05").Best.Missing.InWords(), m =>
            m.Contains("neutrophils", StringComparison.Ordinal)
        );

    [Fact]
    public void A_complete_remission_before_the_cells_is_said() =>
        Assert.NotEmpty(Books[Trial.Soochow].Value.Course("R17").Findings);

    [Fact]
    public void Blasts_that_fall_by_themselves_are_a_relapse_that_may_be_regeneration() =>
        Assert.NotEmpty(Books[Trial.Soochow].Value.Course("R21").Findings);

    [Fact]
    public void A_remission_after_the_landmark_is_said_beside_the_failure() =>
        Assert.Contains(new TimeNote.LateRemission(), Books[Trial.Soochow].Value.Time("efs", "R16")!.Notes);

    static string Word(DltStatus status) =>
        status switch
        {
            DltStatus.None => "none",
            DltStatus.Dlt => "dlt",
            DltStatus.Pending => "pending",
            DltStatus.NotEvaluable => "not-evaluable",
        };

    static string Word(CriterionVerdict verdict) =>
        verdict switch
        {
            CriterionVerdict.Met => "met",
            CriterionVerdict.NotMet => "not-met",
            CriterionVerdict.Unknown => "unknown",
        };

    static string Word(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "no-response",
            ResponseCategory.NotEvaluable => "not-evaluable",
            _ => category.ToString(),
        };
}
