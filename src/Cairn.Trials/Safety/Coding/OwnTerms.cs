using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Coding;

/// <summary>What a user has of MedDRA: a release, a coding of words by hand, both, or nothing.</summary>
public sealed record OwnTerms(Meddra? Release, VerbatimCoding? Coding)
{
    /// <summary>Nothing: then nothing is coded.</summary>
    public static OwnTerms None { get; } = new(null, null);

    public bool IsEmpty => Release is null && Coding is null;

    /// <summary>The release that terms are of: 27.1; null without any.</summary>
    public string? Version => Release?.Version ?? Coding?.Version;

    /// <summary>How an event is coded.</summary>
    public EventCoding Of(AdverseEvent ae) => EventCoding.Of(ae, Release, Coding);

    /// <summary>The term of the first of some names that is coded, or is a lowest level term.</summary>
    public MeddraTerm? Find(params IReadOnlyList<string?> names) =>
        names.Select(name => name is null ? null : Named(name)).FirstOrDefault(t => t is not null);

    MeddraTerm? Named(string name) => Coding?.Find(name) ?? Release?.Find(name);
}
