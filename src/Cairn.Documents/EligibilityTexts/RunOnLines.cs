using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Lines that hold what should be several: a heading inside a line, and items that run on (1) ...; 2) ...). They are cut where
/// the next heading, number or bullet stands, and nowhere else.
/// </summary>
static partial class RunOnLines
{
    const int FurthestLook = 400,
        FewestSemicolons = 2,
        FewestFragments = 3,
        LongestFragment = 45,
        InnerIndent = 4;

    /// <summary>The lines, each cut into the lines that it holds.</summary>
    public static IReadOnlyList<EligibilityLine> Cut(IReadOnlyList<EligibilityLine> lines)
    {
        List<EligibilityLine> headed = [.. lines.SelectMany(FoldedTopics.Cut).SelectMany(AtHeadings)];
        List<EligibilityLine> items = [.. headed.SelectMany((line, i) => AtItems(line, headed, i)).SelectMany(AtLettersBelow)];
        return [.. items.SelectMany((line, i) => AtSentences(line, items, i))];
    }

    // Headings

    static IEnumerable<EligibilityLine> AtHeadings(EligibilityLine line)
    {
        var rest = line;
        while (Headings.Inside(rest.Whole) is > 0 and var at)
        {
            foreach (var piece in HeadingApart(rest.Piece(rest.Whole[..at])))
                yield return piece;
            rest = rest.Piece(rest.Whole[at..]);
        }
        foreach (var piece in HeadingApart(rest))
            yield return piece;
    }

    static IEnumerable<EligibilityLine> HeadingApart(EligibilityLine line) =>
        HeadingEnd(line.Whole) is > 0 and var end ? [line.Piece(line.Whole[..end]), line.Piece(line.Whole[end..])] : [line];

    /// <summary>Where the list begins that a heading has on its own line; 0 when it has none there.</summary>
    static int HeadingEnd(string whole)
    {
        var colon = whole.IndexOfAny([':', '：']);
        if (colon < 0 || colon == whole.Length - 1 || !Headings.IsPlain(whole[..(colon + 1)]))
            return 0;
        var rest = whole[(colon + 1)..].TrimStart();
        var isList = EligibilityMarker.Read(rest, out _) is { } marker && marker.Readings.Any(r => r.Number is null or 1);
        return isList ? whole.Length - rest.Length : 0;
    }

    // Items

    static IEnumerable<EligibilityLine> AtItems(EligibilityLine line, IReadOnlyList<EligibilityLine> lines, int index)
    {
        if (line.Marker is null)
            return AtFirstNumber(line);
        if (line.Marker.IsBullet)
            return AtBullets(line, lines, index);
        foreach (var reading in line.Marker.Readings)
            if (InlineRun.From(line.Whole, reading) is { Count: > 0 } run && IsRun(line, reading, run, lines, index))
                return Pieces(line, [.. run.Select(r => r.At)]);
        return [line];
    }

    /// <summary>
    /// A run is one when the next line does not bring the number that it begins with, and either goes on where it ends, or the
    /// run has a number that can be nothing else, or is long.
    /// </summary>
    static bool IsRun(
        EligibilityLine line,
        MarkerReading first,
        IReadOnlyList<InlineNumber> run,
        IReadOnlyList<EligibilityLine> lines,
        int index
    )
    {
        var next = NextNumber(line, first, lines, index);
        if (next == first.Number + 1)
            return false;
        return next == run[^1].Number + 1 || run.Count >= 2 || run.Any(r => r.IsPlain);
    }

    static int? NextNumber(EligibilityLine line, MarkerReading first, IReadOnlyList<EligibilityLine> lines, int index) =>
        lines
            .Skip(index + 1)
            .Take(FurthestLook)
            .Where(l => Math.Abs(l.Column - line.Column) <= 1)
            .SelectMany(l => l.Marker?.Readings ?? [])
            .FirstOrDefault(r => r.Style == first.Style)
            .Number;

    static IEnumerable<EligibilityLine> Pieces(EligibilityLine line, IReadOnlyList<int> cuts)
    {
        var from = 0;
        foreach (var cut in cuts.Append(line.Whole.Length))
        {
            yield return line.Piece(line.Whole[from..cut]);
            from = cut;
        }
    }

    /// <summary>A paragraph with a list in it: Patients must be: 1) ...; 2) ...</summary>
    static IEnumerable<EligibilityLine> AtFirstNumber(EligibilityLine line)
    {
        var places = InlineRun.Below(line.Whole);
        return places.Count == 0 ? [line] : Pieces(line, places);
    }

    /// <summary>An item with a list in its line, 3. Any of: a. ...; b. ...: what it lists is below it.</summary>
    static IEnumerable<EligibilityLine> AtLettersBelow(EligibilityLine line)
    {
        if (line.Marker is null || InlineRun.Below(line.Text) is not { Count: > 0 } places)
            return [line];
        var mark = line.Whole.Length - line.Text.Length;
        return Pieces(line, [.. places.Select(at => at + mark)])
            .Select((piece, i) => i == 0 ? piece : piece with { Column = line.Column + InnerIndent, AfterBlank = false });
    }

    /// <summary>Bullets that run on, and numbers behind the only bullet of a section.</summary>
    static IEnumerable<EligibilityLine> AtBullets(EligibilityLine line, IReadOnlyList<EligibilityLine> lines, int index)
    {
        var inner = line.Inner();
        if (
            inner.Marker is { IsBullet: false } marker
            && marker.Readings.FirstOrDefault(r => r.Number == 1) is { Number: 1 } first
            && InlineRun.From(inner.Whole, first) is { Count: > 0 } run
            && IsRun(inner with { Column = line.Column }, first, run, lines, index)
            && !IsBullet(lines, index - 1)
            && !IsBullet(lines, index + 1)
        )
            return Pieces(line.Piece(inner.Whole), [.. run.Select(r => r.At)]);
        var bullet = Regex.Escape(line.Whole[..1]);
        if (line.Whole[0] is '*' or '+' or 'o' or '·')
            return [line];
        var again = line.Whole[0] is '-' or '–' or '—' ? Dash() : new Regex($@"(?<=\s){bullet}\s*(?=\S)");
        int[] cuts = [.. again.Matches(line.Whole, 1).Select(m => m.Index)];
        return cuts.Length > 0 && (line.Whole[0] is not ('-' or '–' or '—') || Headings.IsPlain(Before(lines, index)))
            ? Pieces(line, cuts)
            : [line];
    }

    static bool IsBullet(IReadOnlyList<EligibilityLine> lines, int index) =>
        index >= 0 && index < lines.Count && lines[index].Marker is { IsBullet: true };

    static string Before(IReadOnlyList<EligibilityLine> lines, int index) =>
        index > 0 && lines[index - 1].Number == lines[index].Number ? lines[index - 1].Whole : "";

    // Sentences

    /// <summary>
    /// A paragraph of items between semicolons; or the only paragraph of a section, whose sentences are its criteria.
    /// </summary>
    static IEnumerable<EligibilityLine> AtSentences(EligibilityLine line, IReadOnlyList<EligibilityLine> lines, int index)
    {
        if (line.Marker is not null || Headings.Read(line) is { Rest: "" } || Remarks.IsOne(line.Whole))
            return [line];
        int[] cuts = [.. SentenceCuts(line, lines, index)];
        return cuts.Length == 0
            ? [line]
            : Pieces(line, cuts).Select((piece, i) => piece with { IsSentence = true, AfterBlank = i > 0 || line.AfterBlank });
    }

    static int[] SentenceCuts(EligibilityLine line, IReadOnlyList<EligibilityLine> lines, int index)
    {
        if (BoundsApart.Places(line.Whole) is { Length: > 0 } bounds)
            return bounds;
        var items = Places(Semicolon(), line.Whole);
        if (items.Length >= FewestSemicolons)
            return items;
        var sentences = Places(SentenceEnd(), line.Whole);
        if (IsAlone(lines, index) || StandAlone(line.Whole, sentences))
            return sentences;
        return sentences.Length > 0 && Announces().IsMatch(line.Whole[sentences[^1]..]) ? sentences[^1..] : [];
    }

    /// <summary>Short sentences without a verb, none of which takes up the one before: Pregnancy. HIV.</summary>
    static bool StandAlone(string paragraph, int[] cuts)
    {
        if (cuts.Length < FewestFragments - 1)
            return false;
        var sentences = cuts.Prepend(0).Zip(cuts.Append(paragraph.Length), (from, to) => paragraph[from..to].Trim());
        return sentences.All(s => Wording.Words(s) <= LongestFragment && IsWhole(s) && !TakesUp().IsMatch(s));
    }

    /// <summary>False for a piece that ends inside a parenthesis: (inv. 16).</summary>
    static bool IsWhole(string sentence) => sentence.Count(c => c is '(' or '[') == sentence.Count(c => c is ')' or ']');

    static int[] Places(Regex form, string text)
    {
        var matches = form.Matches(text);
        return [.. matches.Select(m => m.Index)];
    }

    static bool IsAlone(IReadOnlyList<EligibilityLine> lines, int index) =>
        (index == 0 || Headings.Read(lines[index]) is not null || Opens(lines[index - 1]))
        && (index == lines.Count - 1 || Headings.Read(lines[index + 1]) is not null);

    static bool Opens(EligibilityLine line) => Headings.Read(line) is { Rest: "" } || LeadIns.IsOne(line.Text);

    [GeneratedRegex(@"(?<=;)\s+(?=\p{Lu})")]
    private static partial Regex Semicolon();

    // Behind e.g., i.e., vs., Dr., a single capital letter or a number no sentence ends.
    [GeneratedRegex(
        @"(?<=[\p{Ll}\p{N})\]%][.!?]|[\p{Lu}]{2}\.)(?<!\b(?:e\.g|i\.e|vs|[DMS]rs?|St|No|approx|incl|etc|resp|cf"
            + @"|al)\.)\s+(?=[\p{Lu}\p{N}≥≤<>])"
    )]
    private static partial Regex SentenceEnd();

    // A last sentence that announces the list below: ... will be excluded. The following conditions will also exclude:
    [GeneratedRegex(@"^\s*(?:(?:any|all|each|one) of )?(?:the|these) following\b[^.]*:$", RegexOptions.IgnoreCase)]
    private static partial Regex Announces();

    // A sentence that says something of the one before it, or with a verb of its own.
    [GeneratedRegex(
        @"^(?:if|this|these|those|it|its|however|such|they|their|the|an?|in|for|note|only|when|where"
            + @"|thus|also|examples?|exceptions?|other)\b"
            + @"|\b(?:is|are|was|were|will|would|may|can|shall|does|do|allowed|permitted|excluded"
            + @"|eligible|include|includes|defined)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TakesUp();

    // The space before it may be lost: abuse disorder- History of ...
    [GeneratedRegex(@"(?<=[\s\p{Ll}0-9)])[\-–—]\s(?=\p{Lu})")]
    private static partial Regex Dash();
}
