namespace Cairn.Registry.Likeness;

/// <summary>A trial that is like another, and why.</summary>
/// <param name="Score">0 for nothing in common to 1 for the same in every part that both have.</param>
/// <param name="Parts">What they have in common, the larger share first.</param>
public sealed record RelatedTrial(string Number, double Score, IReadOnlyList<SharedPart> Parts);

/// <summary>What two trials have in common in one part.</summary>
/// <param name="Likeness">Cosine of their terms, 0 to 1.</param>
/// <param name="Share">Its share of the score; all shares are 1 together.</param>
/// <param name="Terms">The terms of both, those that tell most first.</param>
public sealed record SharedPart(LikenessPart Part, double Likeness, double Share, IReadOnlyList<string> Terms);
