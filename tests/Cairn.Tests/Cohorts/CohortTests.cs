using Cairn.Cohorts;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

public class CohortTests
{
    [Trait("Speed", "Slow")]
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void The_same_seed_gives_the_same_records(string id) =>
        Assert.Equal(Text(Played.Once(id, 7)), Text(Played.Anew(id, 7)));

    [Trait("Speed", "Slow")]
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Another_seed_gives_other_records(string id) =>
        Assert.NotEqual(Text(Played.Once(id, 7)), Text(Played.Once(id, 8)));

    [Trait("Speed", "Slow")]
    [Fact]
    public void More_subjects_leave_the_screening_of_the_first_as_it_was()
    {
        var (study, plan) = Played.Of(Trial.DualTarget);
        var small = SyntheticCohort.Play(study, plan with { Accrual = plan.Accrual with { Enrolment = 8 } }, 3).Value!;
        var large = SyntheticCohort.Play(study, plan with { Accrual = plan.Accrual with { Enrolment = 30 } }, 3).Value!;
        Assert.All(small.Casebook.Subjects.Take(8), s => Assert.Equal(Text(s), Text(large.Casebook.Subject(s.Id)!)));
    }

    [Fact]
    public void A_study_without_doses_cannot_be_played()
    {
        var played = SyntheticCohort.Play(Sample.Study(), new(), 1);
        Assert.Null(played.Value);
        Assert.Equal("dosing", Assert.Single(played.Findings).Column);
    }

    [Fact]
    public void A_study_with_doses_alone_is_played_at_its_lowest_level()
    {
        var study = Sample.Study() with
        {
            Dosing = new DosePlan { Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)])] },
        };
        var cohort = SyntheticCohort.Play(study, new(), 1).Value!;
        Assert.All(cohort.Doses, d => Assert.Equal(1, d.Level));
        Assert.Equal(20, cohort.Casebook.Subjects.Count(s => s.Milestone(Milestone.Enrolled) is not null));
    }

    [Fact]
    public void When_every_dose_is_toxic_the_trial_stops_with_no_dose()
    {
        var (study, plan) = Played.Of(Trial.Soochow);
        var cohort = SyntheticCohort.Play(study, plan with { Toxicity = plan.Toxicity with { DltProbability = [1] } }, 1).Value!;
        Assert.True(cohort.Stopped);
        Assert.All(cohort.Doses, d => Assert.Equal(1, d.Level));
        Assert.InRange(cohort.Doses.Count, 2, 3);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void When_no_dose_is_toxic_the_highest_is_the_mtd_and_is_expanded()
    {
        var (study, plan) = Played.Of(Trial.DualTarget);
        var cohort = SyntheticCohort
            .Play(
                study,
                plan with
                {
                    Toxicity = plan.Toxicity with
                    {
                        DltProbability = [0],
                        ModerateProbability = [0],
                        LongCytopeniaProbability = 0,
                    },
                },
                1
            )
            .Value!;
        Assert.Equal(4, cohort.Mtd);
        Assert.All(cohort.Doses.Where(d => d.Expansion), d => Assert.Equal(4, d.Level));
        // Titration on level 1 with one evaluable subject (study.yaml, titrationLevels: 1).
        Assert.InRange(cohort.Doses.Count(d => d.Level == 1), 1, 3);
    }

    [Fact]
    public void A_cautious_rule_passed_in_is_obeyed()
    {
        var (study, plan) = Played.Of(Trial.DualTarget);
        var cohort = SyntheticCohort
            .Play(study, plan, 1, subjects => subjects.Count < 3 ? new DoseAdvice.Infuse(2, 1, null) : new DoseAdvice.Stop(1))
            .Value!;
        Assert.Equal([2, 2, 2], cohort.Doses.Take(3).Select(d => d.Level));
        Assert.All(cohort.Doses.Skip(3), d => Assert.Equal(1, d.Level));
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void The_share_of_dose_limiting_toxicities_follows_the_parameter()
    {
        // 0.5 of some 300 infused: a share outside 0.4 to 0.6 has a chance under 1 in 1,000 (binomial, sd 0.029).
        var (study, plan) = Played.Of(Trial.Soochow);
        var toxic = plan with
        {
            Toxicity = plan.Toxicity with { DltProbability = [0.5] },
            Accrual = plan.Accrual with { Enrolment = 350, PerMonth = 100, MaximumWaiting = 100 },
        };
        var cohort = SyntheticCohort.Play(study, toxic, 1, _ => new DoseAdvice.Infuse(1, 1000, null)).Value!;
        var assessed = cohort
            .Casebook.Subjects.Select(s => Cairn.Safety.DltAssessment.Of(study, s, new(2060, 1, 1)))
            .Where(a => a is not null)
            .ToList();
        Assert.InRange(assessed.Count(a => a!.Status.Value == Cairn.Safety.DltStatus.Dlt) / (double)assessed.Count, 0.4, 0.6);
    }

    static string Text(SyntheticCohort cohort) => string.Join("\n", cohort.Casebook.Subjects.Select(Text));

    static string Text(SubjectRecords subject) =>
        string.Join(
            "\n",
            subject.All.Select(r => $"{r.Domain} {string.Join("|", RecordShape.Write(r).Select(v => $"{v.Key}={v.Value}"))}")
        );
}
