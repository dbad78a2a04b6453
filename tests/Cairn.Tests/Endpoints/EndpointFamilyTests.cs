using Cairn.Endpoints;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>Laws of the family of endpoints; a new member is held to them without a change here.</summary>
public sealed class EndpointFamilyTests
{
    public static TheoryData<string> Ids => [.. Endpoint.All.Select(e => e.Id)];

    [Fact]
    public void Every_endpoint_has_names_of_its_own()
    {
        foreach (var names in (Func<Endpoint, string>[])[e => e.Id, e => e.Name, e => e.ShortName, e => e.Title])
            Assert.Equal(Endpoint.All.Count, Endpoint.All.Select(names).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_plan_finds_its_endpoint_by_its_word(string id) => Assert.Equal(id, Endpoint.Of(Plans.Endpoint(id)).Id);

    [Fact]
    public void A_word_that_names_none_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Endpoint.Of(Plans.Endpoint("pfs")));

    // A study may count deaths before anybody says how a marrow is read.
    [Theory, MemberData(nameof(Ids))]
    public void An_endpoint_is_derived_without_a_word_on_response_only_when_it_reads_none(string id)
    {
        var study = Plans.Study() with { Response = null, Endpoints = [Plans.Endpoint(id, Population.Infused)] };
        Story[] stories = [new Story("A").Enrolled().Infused().Died(20), new Story("B").Enrolled().Infused().Alive(100)];
        var set = EndpointSet.Of(study, Story.Casebook(stories), new HashSet<string>(StringComparer.Ordinal));

        var readsNone = Endpoint.Of(Plans.Endpoint(id, Population.Infused)) is DerivedEndpoint { ReadsResponse: false };
        Assert.Equal(readsNone ? [id] : Array.Empty<string>(), set.Results.Select(r => r.Plan.Kind));
        foreach (var times in set.Results.OfType<EndpointAnalysis.Times>())
            Assert.Equal([("A", true), ("B", false)], times.Subjects.Select(t => (t.Subject, t.IsEvent)));
    }

    // One in remission who relapses, one refractory, one dead, one never infused.
    [Theory, MemberData(nameof(Ids))]
    public void Every_endpoint_names_all_its_members_by_subject(string id)
    {
        Story[] stories =
        [
            new Story("A").Enrolled().Infused().Assessed(28, 2).Assessed(90, 40).Alive(100),
            new Story("B").Enrolled().Infused().Assessed(28, 60).Alive(100),
            new Story("C").Enrolled().Infused().Died(20),
            new Story("D").Enrolled().Alive(100),
        ];
        var set = EndpointSet.Of(Plans.Study(), Story.Casebook(stories), new HashSet<string>(StringComparer.Ordinal));
        var plan = Plans.Endpoint(id, Population.Infused);
        if (Endpoint.Of(plan) is CountEndpoint)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => set.Of(plan));
            Assert.Empty(set.Sensitivity(plan));
            return;
        }
        var analysis = set.Of(plan);
        Assert.Equal((id, plan), (analysis.Endpoint.Id, analysis.Plan));
        if (analysis is EndpointAnalysis.Rate rate)
            Assert.Equal(3, rate.InPlan.Of);
        if (analysis is EndpointAnalysis.Times times)
            Assert.Equal(times.Endpoint.OwnStart is null ? ["A", "B", "C"] : ["A"], times.Subjects.Select(t => t.Subject));
        Assert.Single(set.Sensitivity(plan), line => line.IsPlanned);
    }
}
