using System.Collections.Concurrent;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>
/// What a site's own words (AETERM) name beside what they were coded to (AEDECOD). A code that is the dictionary's form of the
/// words, or says more than they do, or is the syndrome that they are a sign of, is what was meant. Of two toxicities one is a
/// slip: which is asked.
/// </summary>
/// <param name="Others">The toxicities that are named and not coded.</param>
/// <param name="Denies">True where what the words are about is not what was coded.</param>
sealed record TermAndCode(IReadOnlyList<string> Others, bool Denies)
{
    static readonly TermAndCode Agree = new([], false);

    // Every line of a definition asks it of every event, and a trial has few names.
    static readonly ConcurrentDictionary<(string Term, string Code), TermAndCode> Kept = new();
    const int MostKept = 10_000;

    public static TermAndCode Of(AdverseEvent ae)
    {
        if (ae.Code is not { } code || string.Equals(code, ae.Term, StringComparison.OrdinalIgnoreCase))
            return Agree;
        if (Kept.TryGetValue((ae.Term, code), out var known))
            return known;
        var read = Read(ae.Term, ToxicityTerm.Words(ae));
        if (Kept.Count < MostKept)
            Kept.TryAdd((ae.Term, code), read);
        return read;
    }

    /// <summary>True where two toxicities are named, and one of them is a slip.</summary>
    public bool IsOpen => Others.Count > 0;

    /// <summary>True of a toxicity that the words name and the code leaves out.</summary>
    public static bool Names(AdverseEvent ae, string toxicity) => Of(ae).Others.Any(name => ToxicityTerm.AreSame(name, toxicity));

    /// <summary>The event as it is coded, then as each of the other names.</summary>
    public IEnumerable<AdverseEvent> Readings(AdverseEvent ae) =>
        Others
            .Where(name => Denies || HasGrade(name, ae.WorstGrade))
            .Prepend(ToxicityTerm.Words(ae))
            .Select(name => ae with { Code = name, Term = name });

    // Chills beside a fever of grade 4 are not what is graded: CTCAE has no such grade of them.
    static bool HasGrade(string name, int? grade) =>
        grade is not { } known || TermSearch.Of(CtcaeVersion.Usual).Named(name) is not { IsOther: false } term || term.Has(known);

    static TermAndCode Read(string term, string code)
    {
        var own = ToxicityTerm.Of(code);
        if (ToxicityTerm.AreSame(term, code))
            return Agree;
        List<NamedToxicity> named = [.. NamedToxicities.In(term)];
        bool IsMeant(string name) => Is(name, own) || SaysMore(code, name) || SaysMore(own, name) || IsSignOf(name, own);
        var denies = named is [{ As: NamedAs.Head } head, ..] && !IsMeant(head.Name) && !named.Exists(n => Is(n.Name, own));
        var others = named.Where(n => n.As != NamedAs.Setting && !IsMeant(n.Name)).Select(n => n.Name);
        return others.ToList() is { Count: > 0 } open ? new(open, denies) : Agree;
    }

    static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // Toxic encephalopathy of encephalopathy, neutropenic sepsis of sepsis, haemolytic anaemia of anaemia.
    static bool SaysMore(string code, string name) =>
        $" {TermSearch.Plain(code)} ".Contains($" {TermSearch.Plain(name)} ", StringComparison.Ordinal);

    // Lee 2019: cytokine release is graded by fever, pressure and oxygen, ICANS by its signs; fever with few neutrophils is one
    // event.
    static bool IsSignOf(string name, string code) =>
        code switch
        {
            ToxicityTerm.Crs => name is "Fever" or "Hypotension" or "Hypoxia",
            ToxicityTerm.Icans or "Neurotoxicity" or "Encephalopathy" => IcansSigns.IsOne(name),
            Labs.FebrileNeutropenia.Term => name is "Fever" or "Neutrophil count decreased",
            _ => false,
        };
}
