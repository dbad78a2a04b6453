using Cairn.Registry.Signals;
using Cairn.Registry.Words;

namespace Cairn.Registry.Comparing;

/// <summary>A line as it is compared: what it is about, its bounds, and whether it denies.</summary>
sealed record LineTerms(ComparedLine Line, IReadOnlySet<string> Terms, IReadOnlySet<string> Topics)
{
    /// <summary>What it limits, and where.</summary>
    public required IReadOnlyList<LineBound> Bounds { get; init; }

    /// <summary>Words that turn a statement round, in order.</summary>
    public required string Turns { get; init; }

    /// <summary>Every number in it, sorted.</summary>
    public required string Numbers { get; init; }

    /// <summary>Words that every line has: they tell no line from another.</summary>
    static readonly HashSet<string> Filler = Forms(
        """
        patient subject participant person individual must able ability willing agree known history prior previous previously
        defined according based presence evidence time study trial treatment drug investigator judgment opinion following
        including included requirement required meet meeting adequate function functional score test result positive serum
        level total confirmed clinical clinically significant active uncontrolled current currently receive received receiving
        infusion screening enrollment therapy use used using disease sign signed will own phase period baseline score
        """
    );

    static readonly HashSet<string> Turning = Forms("no not non without except excluding unless negative never cannot");

    public static LineTerms Of(ComparedLine line, WordReader reader)
    {
        var words = LineTopics.Forms(line.Text, reader);
        var (terms, topics) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < words.Count; )
        {
            var topic = LineTopics.At(words, at);
            if (topic is { } named)
                topics.Add(named.Topic);
            else if (IsTelling(words[at]))
                terms.Add(words[at]);
            at += topic?.Words ?? 1;
        }
        topics.UnionWith(Antigens.In([.. reader.Read(line.Text).Select(w => w.Text)]));
        return new(line, terms, topics)
        {
            Bounds = LineBound.In(line.Text, topics.Any(LineTopics.IsShare)),
            Turns = string.Join(' ', words.Where(Turning.Contains)),
            Numbers = string.Join(' ', LineBound.Numbers(line.Text).Order(StringComparer.Ordinal)),
        };
    }

    static bool IsTelling(string form) =>
        form.Length > 1 && !char.IsAsciiDigit(form[0]) && !StopWords.Contains(form) && !Filler.Contains(form);

    static HashSet<string> Forms(string words) => new(new WordReader().Read(words).Select(w => w.Text), StringComparer.Ordinal);
}
