using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Tests.Studies;

/// <summary>Expected numbers are those of the two registry records (shared seeds/000 and seeds/003), read by eye.</summary>
public sealed class TrialTests
{
    public static TheoryData<string> Ids => Trial.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void A_trial_reads_without_a_finding(string id)
    {
        var read = Trial.Checked(id);
        Assert.Empty(read.Findings);
        Assert.True(read.IsSound);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_line_of_the_record_belongs_to_exactly_one_statement(string id) =>
        Assert.Empty(SourceCoverage.Check(id, Trial.Source(id), Trial.Read(id).Statements));

    [Theory, MemberData(nameof(Ids))]
    public void Every_statement_has_a_place_or_a_reason_to_need_none(string id) =>
        Assert.All(Trial.Read(id).Statements, s => Assert.True(s.At.Count > 0 ^ !string.IsNullOrWhiteSpace(s.NothingToCompute)));

    [Theory, MemberData(nameof(Ids))]
    public void Every_assumed_value_says_why(string id) =>
        Assert.All(Trial.Read(id).Provenance.Assumed, o => Assert.False(string.IsNullOrWhiteSpace(o.Why)));

    // A block that names a source stands for the values in it that name none; each other has a line of its own, and no line says
    // again what another says.
    [Theory, MemberData(nameof(Ids))]
    public void No_assumption_is_listed_twice_and_none_holds_what_the_record_says(string id)
    {
        var provenance = Trial.Read(id).Provenance;
        foreach (var inner in provenance.Origins.Where(o => o.Value.Length > 2))
        foreach (var around in provenance.Assumed.Where(o => o.Path != inner.Path && o.Encloses(inner.Path)))
            Assert.DoesNotContain(
                $"{inner.Path[(around.Path.Length + 1)..].Split('.', '[')[^1]} {inner.Value}",
                around.Value,
                StringComparison.Ordinal
            );
        Assert.All(provenance.Assumed.Where(o => provenance.Written.Any(o.Encloses)), o =>
            Assert.Contains(provenance.Written, path => ReferenceEquals(provenance.Of(path), o))
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void No_sentence_of_the_record_is_copied(string id)
    {
        // Titles, names and labels carry over; texts that the project words itself share no run of twelve words with the record.
        var source = Words(Trial.Source(id));
        var study = Trial.Read(id);
        string?[] own =
        [
            study.Registration.Summary,
            study.Registration.Description,
            .. study.Arms.Select(a => a.Description),
            .. study.Interventions.Select(i => i.Description),
            .. study.Outcomes.Select(o => o.Description),
            .. study.AtomicCriteria.Select(c => c.Text),
            .. study.Statements.Select(s => s.Says),
        ];
        foreach (var text in own.OfType<string>())
            Assert.All(Runs(Words(text).Split(' ')), run => Assert.DoesNotContain(run, source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dual_target_record_is_all_there()
    {
        var study = Trial.Read(Trial.DualTarget);
        var r = study.Registration;
        Assert.Equal(("NCT06880354", "RECRUITING", "INTERVENTIONAL", 37), (r.RegistryId, r.Status, r.StudyType, r.Enrollment));
        Assert.Equal(
            ("2025-05-22", "2028-03-31", "2025-06-03"),
            (r.StartDate.ToString(), r.CompletionDate.ToString(), r.LastUpdate.ToString())
        );
        Assert.Equal(
            ("18 Years", "70 Years", "ALL", false, false, "SPONSOR"),
            (r.MinimumAge, r.MaximumAge, r.Sex, r.HealthyVolunteers, r.HasResults, r.ResponsibleParty)
        );
        Assert.Equal("PHASE1", Assert.Single(r.Phases));
        Assert.Equal(new OtherId("IIT2024059", null, "org_study_id"), Assert.Single(r.OtherIds));
        Assert.Equal(
            ("NA", "SINGLE_GROUP", "TREATMENT", "NONE", 1),
            (
                study.Design.Allocation,
                study.Design.InterventionModel,
                study.Design.PrimaryPurpose,
                study.Design.Masking,
                study.Design.Centres
            )
        );
        Assert.Equal(
            "lead OTHER, collaborator INDUSTRY, collaborator INDUSTRY",
            Joined(study.Sponsors.Select(s => $"{s.Role} {s.Class}"))
        );
        var place = Assert.Single(study.Locations);
        Assert.Equal(("Tianjin", "China", "RECRUITING"), (place.City, place.Country, place.Status));
        Assert.Equal(new Contact("Ying Wang", "primary", "022-23909095", null), Assert.Single(place.Contacts));
        Assert.Equal(new Contact("Ying Wang", "CONTACT", "022-23909095", null), Assert.Single(study.Contacts));
        Assert.Equal(
            new RelatedTrial("Universal CAR-T Cells Targeting AML", "NCT05995041", "RECRUITING", "PHASE1"),
            Assert.Single(study.RelatedTrials)
        );
        Assert.Equal("CLL1, CD38", Joined(study.Product!.Targets));
        Assert.True(study.Escalation!.Titrates);
    }

    // CLL1 cells published at 0.5 to 2 x10^6/kg, titration on one level (Jin 2022),
    // 28 days after the first subject of a new level (NCT04697940, NCT07488546), events from lymphodepletion.
    [Theory]
    [InlineData(Trial.Soochow, 0, "5, 10, 20")]
    [InlineData(Trial.DualTarget, 1, "0.25, 0.5, 1, 2")]
    public void What_nobody_published_is_assumed_as_the_field_does_it(string id, int titrated, string levels)
    {
        var study = Trial.Read(id);
        Assert.Equal(titrated, study.Escalation!.TitrationLevels);
        Assert.Equal(new Stagger(AfterFirst: 28, Days: 14), study.Escalation.Stagger);
        Assert.Equal(levels, Joined(study.Dosing!.Levels.Select(l => FormattableString.Invariant($"{l.MillionCellsPerKg}"))));
        Assert.Equal(EventsFrom.Lymphodepletion, study.Safety.EventsFrom);
        Assert.Equal([30.0, 500], study.Dosing.Lymphodepletion.Select(d => d.Dose));
    }

    [Fact]
    public void The_soochow_record_is_all_there()
    {
        var study = Trial.Read(Trial.Soochow);
        Assert.Equal(
            (20, "NCT04884984", "INTERVENTIONAL", "6 Years", "65 Years"),
            (
                study.Registration.Enrollment,
                study.Registration.RegistryId,
                study.Registration.StudyType,
                study.Registration.MinimumAge,
                study.Registration.MaximumAge
            )
        );
        // The page handed over says "RECRUITING" behind the place: the status is the site's, and the record says none of the
        // trial.
        Assert.Equal((null, "RECRUITING"), (study.Registration.Status, Assert.Single(study.Locations).Status));
        Assert.Equal("autologous or donor T cells", study.Product!.CellSource);
        Assert.Equal("PHASE1, PHASE2", Joined(study.Registration.Phases));
        Assert.Equal(
            "Number of Adverse Events, Overall response rate (ORR), overall survival (OS), Event-free survival (EFS), "
                + "Cumulative incidence of relapse (CIR)",
            Joined(study.Outcomes.Select(o => o.Measure))
        );
        Assert.Equal("12 months, 2 years, 2 years, 2 years, 2 years", Joined(study.Outcomes.Select(o => o.TimeFrame)));
        Assert.Equal([5.0, 10, 20], study.Dosing!.Levels.Select(l => l.MillionCellsPerKg));
        Assert.Equal([12, 24, 24, 24, 24, 24], study.Endpoints.Select(e => e.TimeFrameMonths!.Value));
        Assert.Equal(["adverse-events", "remission-rate", "orr", "os", "efs", "cir"], study.Endpoints.Select(e => e.Kind));
        Assert.Equal("own-words", study.Response!.Table);
        Assert.Equal(
            [ResponseCategory.CR, ResponseCategory.CRi, ResponseCategory.MLFS, ResponseCategory.PR],
            study.Response.Responders
        );
        Assert.Equal(
            ("Suzhou", "Jiangsu", "China"),
            (study.Locations[0].City, study.Locations[0].State, study.Locations[0].Country)
        );
    }

    [Theory]
    [InlineData(Trial.Soochow, "dosing.levels[0].millionCellsPerKg", ValueSource.Record)]
    [InlineData(Trial.Soochow, "dosing.levels[1].millionCellsPerKg", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "dosing.levels[2].millionCellsPerKg", ValueSource.Record)]
    [InlineData(Trial.Soochow, "dosing.levels[0].fractions[2].percent", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "dosing.lymphodepletion[0].dose", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "escalation.rule", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "dlt.rules[3].minimumGrade", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "response.table", ValueSource.Record)]
    [InlineData(Trial.Soochow, "response.boundary", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "endpoints[3].start", ValueSource.Record)]
    [InlineData(Trial.Soochow, "endpoints[4].failureDate", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "outcomes[0].kind", ValueSource.Record)]
    [InlineData(Trial.Soochow, "registration.registryId", ValueSource.Record)]
    [InlineData(Trial.Soochow, "registration.minimumAge", ValueSource.Record)]
    [InlineData(Trial.Soochow, "product.cellSource", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "safety.eventsFrom", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "criteria.I1.text", ValueSource.Record)]
    [InlineData(Trial.Soochow, "criteria.I9.text", ValueSource.Assumed)]
    [InlineData(Trial.Soochow, "criteria.I4.text", ValueSource.Record)]
    [InlineData(Trial.Soochow, "schedule.M24.day", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "registration.enrollment", ValueSource.Record)]
    [InlineData(Trial.DualTarget, "dosing.levels[0].millionCellsPerKg", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "escalation.rule", ValueSource.Record)]
    [InlineData(Trial.DualTarget, "escalation.titrationLevels", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "escalation.moderateTriggers[0].minimumGrade", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "dlt.windowDays", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "response.table", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "endpoints[3].kind", ValueSource.Assumed)]
    [InlineData(Trial.DualTarget, "criteria.I2b.text", ValueSource.Record)]
    [InlineData(Trial.DualTarget, "schedule.D28", ValueSource.Assumed)]
    public void What_the_record_says_and_what_is_assumed_is_told_apart(string id, string path, ValueSource source) =>
        Assert.Equal(source, Trial.Read(id).Provenance.Of(path).Source);

    [Fact]
    public void An_assumed_value_is_shown_with_its_reason()
    {
        var origin = Trial.Read(Trial.Soochow).Provenance.Of("dosing.levels[1].millionCellsPerKg");
        Assert.Equal(("dosing.levels[1].millionCellsPerKg", "10"), (origin.Path, origin.Value));
        Assert.StartsWith("The record gives the ends of the range only", origin.Why, StringComparison.Ordinal);
    }

    static string Joined(IEnumerable<string?> texts) => string.Join(", ", texts);

    static string Words(string text) =>
        string.Join(
            ' ',
            new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    static IEnumerable<string> Runs(string[] words) =>
        Enumerable.Range(0, Math.Max(0, words.Length - 11)).Select(i => string.Join(' ', words[i..(i + 12)]));
}
