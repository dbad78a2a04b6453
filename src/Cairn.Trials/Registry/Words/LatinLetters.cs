namespace Cairn.Registry.Words;

/// <summary>
/// Latin letters without their accents. Unicode's own decomposition is not at hand where the program runs without cultures.
/// </summary>
static class LatinLetters
{
    /// <summary>A letter without accent, then every small letter that becomes it.</summary>
    const string Table = """
        a àáâãäåāăąǎ
        ae æ
        c çćĉċč
        d ďđð
        e èéêëēĕėęě
        g ĝğġģ
        h ĥħ
        i ìíîïĩīĭįı
        j ĵ
        k ķ
        l ĺļľŀł
        n ñńņňŉŋ
        o òóôõöøōŏőǒ
        oe œ
        r ŕŗř
        s śŝşšș
        ss ß
        t ţťŧțþ
        u ùúûüũūŭůűųǔ
        w ŵ
        y ýÿŷ
        z źżž
        2 ²
        3 ³
        1 ¹
        fi ﬁ
        fl ﬂ
        """;

    static readonly Dictionary<char, string> Plain = Table
        .Split('\n')
        .Select(line => line.Split(' '))
        .SelectMany(parts => parts[1].Select(letter => (letter, parts[0])))
        .ToDictionary(p => p.letter, p => p.Item2);

    /// <summary>The letter or letters without accent; null for one that has none.</summary>
    public static string? Of(char small) => Plain.GetValueOrDefault(small);
}
