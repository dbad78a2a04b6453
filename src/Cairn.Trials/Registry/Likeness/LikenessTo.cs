namespace Cairn.Registry.Likeness;

/// <summary>
/// How like other trials are to one: for every part the cosine of the weighted terms (Salton and Buckley, Inf Process Manag 24
/// (1988) 513-523), averaged by the weights of the parts. A part that one of the two does not have does not count: unknown is not
/// different.
/// </summary>
public sealed class LikenessTo
{
    readonly TermRarity _rarity;
    readonly Dictionary<char, Asked> _parts;

    public LikenessTo(TrialProfile wanted, TermRarity rarity)
    {
        _rarity = rarity;
        _parts = wanted.Terms.ToDictionary(p => p.Key.Key, p => new Asked(p.Key, p.Value, rarity));
    }

    /// <summary>The terms that find candidates, each with what it adds: those that tell most, the most first.</summary>
    public IEnumerable<(string Term, double Adds)> Telling =>
        _parts
            .Values.SelectMany(p => p.Terms.Select(t => (t.Term, Adds: p.Part.Weight * t.Weight * _rarity.Of(t.Number))))
            .GroupBy(t => t.Term, t => t.Adds, StringComparer.Ordinal)
            .Select(t => (Term: t.Key, Adds: t.Sum()))
            .OrderByDescending(t => t.Adds)
            .ThenBy(t => t.Term, StringComparer.Ordinal);

    /// <summary>The score of a trial, 0 to 1.</summary>
    public double Score(ReadOnlySpan<byte> packed)
    {
        var (sum, all) = (0.0, 0.0);
        while (PackedProfile.Next(ref packed, out var key, out var terms))
            if (_parts.TryGetValue(key, out var asked))
            {
                sum += asked.Part.Weight * asked.Cosine(terms, _rarity, null);
                all += asked.Part.Weight;
            }
        return all > 0 ? sum / all : 0;
    }

    /// <summary>The likeness of a trial in each part that both have: not yet weighted.</summary>
    public IReadOnlyDictionary<LikenessPart, double> Parts(ReadOnlySpan<byte> packed)
    {
        var parts = new Dictionary<LikenessPart, double>();
        while (PackedProfile.Next(ref packed, out var key, out var terms))
            if (_parts.TryGetValue(key, out var asked))
                parts[asked.Part] = asked.Cosine(terms, _rarity, null);
        return parts;
    }

    /// <summary>The trial with its score and why.</summary>
    public RelatedTrial Explain(string number, ReadOnlySpan<byte> packed)
    {
        var parts = new List<SharedPart>();
        var all = 0.0;
        while (PackedProfile.Next(ref packed, out var key, out var terms))
        {
            if (!_parts.TryGetValue(key, out var asked))
                continue;
            var both = new List<(string Term, double Adds)>();
            parts.Add(new(asked.Part, asked.Cosine(terms, _rarity, both), 0, Ordered(both)));
            all += asked.Part.Weight;
        }
        var sum = parts.Sum(p => p.Part.Weight * p.Likeness);
        var shared = parts.Where(p => p.Likeness > 0).Select(p => p with { Share = p.Part.Weight * p.Likeness / sum });
        return new(number, all > 0 ? sum / all : 0, [.. shared.OrderByDescending(p => p.Share)]);
    }

    static IReadOnlyList<string> Ordered(List<(string Term, double Adds)> terms)
    {
        var ordered = terms.OrderByDescending(t => t.Adds).ThenBy(t => t.Term, StringComparer.Ordinal);
        return [.. ordered.Select(t => t.Term)];
    }

    /// <summary>The terms of one part of the trial that others are compared with, by number, their weights of length 1.</summary>
    sealed class Asked
    {
        readonly (uint Number, double Weight, string Term)[] _terms;

        public Asked(LikenessPart part, IReadOnlyDictionary<string, int> terms, TermRarity rarity)
        {
            Part = part;
            var weighted = terms
                .Select(t => (Number: PackedProfile.NumberOf(t.Key), Times: t.Value, Term: t.Key))
                .Select(t => (t.Number, Weight: rarity.Weight(t.Number, t.Times), t.Term))
                .ToArray();
            var length = Math.Sqrt(weighted.Sum(t => t.Weight * t.Weight));
            _terms = [.. weighted.Select(t => (t.Number, t.Weight / length, t.Term)).OrderBy(t => t.Number)];
        }

        public LikenessPart Part { get; }

        public IEnumerable<(uint Number, double Weight, string Term)> Terms => _terms;

        /// <param name="both">Takes the terms of both, with what each adds; null when nobody asks.</param>
        public double Cosine(PackedProfile.PackedTerms other, TermRarity rarity, List<(string, double)>? both)
        {
            var (dot, squares, mine) = (0.0, 0.0, 0);
            for (var i = 0; i < other.Count; i++)
            {
                var number = other.Number(i);
                var weight = rarity.Weight(number, other.Times(i));
                squares += weight * weight;
                while (mine < _terms.Length && _terms[mine].Number < number)
                    mine++;
                if (mine == _terms.Length || _terms[mine].Number != number)
                    continue;
                dot += _terms[mine].Weight * weight;
                both?.Add((_terms[mine].Term, _terms[mine].Weight * weight));
            }
            return squares > 0 ? Math.Min(1, dot / Math.Sqrt(squares)) : 0;
        }
    }
}
