using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Coding;

/// <summary>By what an adverse event was coded.</summary>
public enum CodedBy
{
    /// <summary>The lowest level term that the row itself has.</summary>
    Row,

    /// <summary>The user's own coding of these words.</summary>
    OwnCoding,

    /// <summary>The words are a lowest level term.</summary>
    Words,

    /// <summary>The dictionary's term of the row is a lowest level term.</summary>
    Decoded,
}

/// <summary>
/// An adverse event with the term of the user's MedDRA that it has. What a person recorded stays: only what is empty is filled.
/// </summary>
/// <param name="Event">The row as recorded.</param>
/// <param name="Term">Null where nothing codes it: a person has to.</param>
/// <param name="By">Null where it is not coded.</param>
public sealed record EventCoding(AdverseEvent Event, MeddraTerm? Term, CodedBy? By)
{
    /// <summary>The row with the empty variables of coding filled.</summary>
    public AdverseEvent Coded =>
        Term is not { } term
            ? Event
            : Event with
            {
                LowestTerm = Event.LowestTerm ?? term.Name,
                LowestTermCode = Event.LowestTermCode ?? term.Code,
                Code = Event.Code ?? term.PreferredTerm,
                PreferredTermCode = Event.PreferredTermCode ?? term.PreferredCode,
                OrganClass = Event.OrganClass ?? term.OrganClass,
                PrimaryOrganClass = Event.PrimaryOrganClass ?? term.OrganClass,
            };

    /// <summary>True when the row lacks something that its term says.</summary>
    public bool Fills => Coded != Event;

    /// <summary>
    /// True when the row has another preferred term than its MedDRA term: CTCAE's own, or one of another release. It stays.
    /// </summary>
    public bool SaysOtherwise =>
        Term is { } term && Event.Code is { } code && !code.Equals(term.PreferredTerm, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every adverse event of a casebook, in its order.</summary>
    public static IReadOnlyList<EventCoding> Of(Casebook casebook, OwnTerms own)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        ArgumentNullException.ThrowIfNull(own);
        return [.. casebook.Subjects.SelectMany(s => s.Of<AdverseEvent>()).Select(own.Of)];
    }

    /// <summary>
    /// One event: by its own lowest level term, by hand, by its words, by its dictionary's term, in this order.
    /// </summary>
    public static EventCoding Of(AdverseEvent ae, Meddra? release, VerbatimCoding? own)
    {
        ArgumentNullException.ThrowIfNull(ae);
        (CodedBy By, MeddraTerm? Term)[] ways =
        [
            (CodedBy.Row, Find(release, ae.LowestTerm)),
            (CodedBy.OwnCoding, own?.Find(ae.Term)),
            (CodedBy.Words, Find(release, ae.Term)),
            (CodedBy.Decoded, Find(release, ae.Code)),
        ];
        var way = Array.Find(ways, w => w.Term is not null);
        return way.Term is { } term ? new(ae, term, way.By) : new(ae, null, null);
    }

    static MeddraTerm? Find(Meddra? release, string? name) => name is null ? null : release?.Find(name);
}
