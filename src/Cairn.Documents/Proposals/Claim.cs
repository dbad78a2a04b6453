using Cairn.Studies;

namespace Cairn.Documents.Proposals;

/// <summary>A criterion's words made plain for recognisers.</summary>
/// <param name="Id">The criterion's id.</param>
/// <param name="Text">In small letters, on one line, comparisons as signs, without the words that only introduce it.</param>
/// <param name="IsDenied">True when the text began with "no" or "not": the statement is that this is not so.</param>
sealed record Claim(string Id, CriterionKind Kind, string Text, bool IsDenied)
{
    public bool IsInclusion => Kind == CriterionKind.Inclusion;

    /// <summary>A person's answer to the criterion.</summary>
    public string Answer => $"Answers.To('{Id}')";

    /// <summary>The expression, or its denial when the text denied it.</summary>
    public string Said(string cql) => IsDenied ? $"not ({cql})" : cql;
}
