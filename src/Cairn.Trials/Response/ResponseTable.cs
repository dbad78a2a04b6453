using Cairn.Studies;

namespace Cairn.Response;

/// <summary>A response table that a study can name.</summary>
/// <param name="Id">The word of study files and commands: eln2022.</param>
/// <param name="Name">Its name in a sentence: ELN 2022.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Lines">Its lines under a plan's parameters, deepest category first: the first that holds gives the
/// category.</param>
public sealed record ResponseTable(string Id, string Name, string Source, Func<ResponsePlan, IReadOnlyList<ResponseLine>> Lines)
{
    /// <summary>True when the table tells CRh apart from CRi where the plan asks for it.</summary>
    public bool TakesCRh { get; init; }

    /// <summary>True when the table leaves open what a count exactly on its limit means.</summary>
    public bool TakesBoundary { get; init; }

    /// <summary>The name with what the plan adds: ELN 2022 with CRh.</summary>
    public string NameUnder(ResponsePlan plan) => plan.UseCRh ? $"{Name} with CRh" : Name;
}
