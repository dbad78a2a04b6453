using Cairn.Studies;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Tests.Response;

/// <summary>Response plans and a study that carries one.</summary>
static class Plans
{
    /// <summary>A published table, read to the letter.</summary>
    public static ResponsePlan Of(string table) =>
        new()
        {
            Table = table,
            MlfsNeedsBlastFreeBlood = false,
            Responders = [CR, CRh, CRi, MLFS, PR],
            Remissions = [CR, CRh, CRi],
        };

    public static ResponsePlan OwnWords => Of("own-words");

    public static Study Study(ResponsePlan? plan = null, params IReadOnlyList<EndpointPlan> endpoints) =>
        new()
        {
            Id = "made-up",
            Registration = new() { Title = "Made up for tests" },
            Design = new(),
            Response = plan ?? OwnWords,
            Endpoints = endpoints,
            Provenance = new([]),
        };

    public static EndpointPlan Endpoint(string kind, Population population = Population.Enrolled) =>
        new()
        {
            Kind = kind,
            Rank = "secondary",
            Says = kind.ToString(),
            Population = population,
        };
}
