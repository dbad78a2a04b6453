using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Documents.Proposals;
using Cairn.Studies;
using Cairn.Tests.Criteria;

namespace Cairn.Tests.Documents.Proposals;

/// <summary>Proposed expressions asked of a person's records, at the boundary. Right answers by hand; consent 10 March 2025.</summary>
public sealed class ProposedVerdictTests
{
    [Theory]
    [InlineData("Age > 18 years", "2007-03-09", Truth.True)] // 18 years and a day
    [InlineData("Age > 18 years", "2007-03-10", Truth.False)] // the birthday itself
    [InlineData("Age 18 to 70 years", "1954-03-11", Truth.True)] // 70, the last day
    [InlineData("Age 18 to 70 years", "1954-03-10", Truth.False)] // 71 today
    public void Age(string text, string birth, Truth right) =>
        Assert.Equal(right, Ask(text, CriterionKind.Inclusion, $"DM BRTHDTC={birth}"));

    [Theory]
    [InlineData("At least 4 weeks since prior chemotherapy", "2025-02-28", Truth.True)] // 28 days before 28 March
    [InlineData("At least 4 weeks since prior chemotherapy", "2025-03-01", Truth.False)]
    [InlineData("More than 4 weeks since prior chemotherapy", "2025-02-28", Truth.False)]
    [InlineData("More than 4 weeks since prior chemotherapy", "2025-02-27", Truth.True)]
    public void Chemotherapy(string text, string last, Truth right) =>
        Assert.Equal(right, Ask(text, CriterionKind.Inclusion, $"CM CHEMOTHERAPY/CYTARABINE=Y 2025-01-01..{last}"));

    [Theory]
    [InlineData("shorter", "2025-03-24", Truth.True)] // 4 days: within 30 days and within 5 half-lives of 26 h (5.4 days)
    [InlineData("shorter", "2025-03-20", Truth.False)] // 8 days: the half-lives are over
    [InlineData("longer", "2025-03-20", Truth.True)] // 8 days: the 30 days are not
    [InlineData("longer", "2025-02-20", Truth.False)] // 36 days: both are over
    public void Half_lives(string which, string last, Truth right) =>
        Assert.Equal(
            right,
            Ask(
                $"Any investigational drug within 30 days or 5 half-lives, whichever is {which}",
                CriterionKind.Exclusion,
                $"CM INVESTIGATIONAL DRUG/VENETOCLAX=Y 2025-01-01..{last}"
            )
        );

    static Truth Ask(string text, CriterionKind kind, string line)
    {
        var criterion = new Criterion
        {
            Id = "X1",
            Kind = kind,
            Text = text,
        };
        var proposal = Cairn.Documents.Proposals.Proposals.For(criterion);
        Assert.NotNull(proposal);
        var rules = EligibilityRules.Compile(ProposedLibrary.Write("X", [(criterion, proposal)]), [criterion], "x").Value!;
        var subject = RecordLines.Of(People.Eligible, line);
        var (satisfied, error) = rules.Begin().Ask(criterion, GateMoment.Screening(People.Today), new RecordRows(subject));
        Assert.Null(error);
        return kind == CriterionKind.Inclusion ? satisfied : satisfied.Not();
    }
}
