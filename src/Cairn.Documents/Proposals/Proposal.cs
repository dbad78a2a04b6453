namespace Cairn.Documents.Proposals;

/// <summary>An expression that somebody may take for a criterion, made from words of the registry's text.</summary>
/// <param name="Cql">Says whether the criterion's statement is true of the subject, in terms of the libraries and definitions
/// that <see cref="ProposedLibrary"/> writes above it.</param>
/// <param name="Words">The words it came from.</param>
/// <param name="Recogniser">Name of the family that knew them.</param>
public sealed record Proposal(string Cql, string Words, string Recogniser)
{
    /// <summary>True when a part of the statement is left to a person's answer.</summary>
    public bool NeedsAPerson { get; init; }
}
