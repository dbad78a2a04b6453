using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Documents.Proposals;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.Drafts;

/// <summary>Every statement of a record is told with where it went.</summary>
public sealed class RecordAccountTests
{
    const string Record = """
        {"protocolSection":{
          "identificationModule":{"nctId":"NCT00000001","briefTitle":"A trial"},
          "outcomesModule":{"primaryOutcomes":[{"measure":"Overall survival"},{"measure":"Quality of life"}]},
          "eligibilityModule":{"eligibilityCriteria":
            "Inclusion Criteria:\n\n* ECOG 0 to 2\n* Consent\n\nOther criteria may apply."},
          "oversightModule":{"oversightHasDmc":true}}}
        """;

    static readonly RegistryRecord Read = RegistryRecordReader.Read(Record, "f").Value!;

    static IReadOnlyList<StatementPlace> Account(Func<Study, Study>? changed = null)
    {
        var proposed = ProposedRules.Of(Read.Study);
        var study = proposed.Study with { Eligibility = proposed.Text };
        return RecordAccount.Of(changed is null ? study : changed(study), Read);
    }

    [Theory]
    [InlineData("A trial", Destination.Kept)]
    [InlineData("Overall survival", Destination.Proposed)]
    [InlineData("Quality of life", Destination.Reported)]
    [InlineData("ECOG 0 to 2", Destination.Unconfirmed)]
    [InlineData("Consent", Destination.Answered)]
    [InlineData("Other criteria may apply.", Destination.Aside)]
    [InlineData("protocolSection.oversightModule: 1 values", Destination.RecordOnly)]
    public void A_statement_is_told_with_where_it_went(string says, Destination into) =>
        Assert.Equal(into, Assert.Single(Account(), s => s.Says == says).Into);

    [Fact]
    public void An_expression_that_somebody_confirmed_answers_its_criterion()
    {
        var account = Account(s =>
            s with
            {
                Eligibility = string.Join('\n', s.Eligibility!.Split('\n').Where(l => !l.StartsWith("// @proposed"))),
            }
        );
        Assert.Equal(Destination.Computed, account.Single(s => s.Path == "criteria.I1").Into);
    }

    [Fact]
    public void Every_outcome_and_every_criterion_of_every_sample_is_told() => Assert.All(RegistrySamples.All(), sample =>
        {
            var record = RegistryRecordReader.Read(sample.Json.GetRawText(), "f").Value!;
            var account = RecordAccount.Of(record.Study, record);
            Assert.Equal(
                record.Study.Outcomes.Select(o => o.Measure),
                account.Where(s => s.Path.StartsWith("outcomes[", StringComparison.Ordinal)).Select(s => s.Says)
            );
            Assert.Superset(
                record.Study.AtomicCriteria.Select(c => $"criteria.{c.Id}").ToHashSet(),
                account.Select(s => s.Path).ToHashSet()
            );
        });
}
