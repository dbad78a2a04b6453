namespace Cairn.App.Tests.Fuzz;

/// <summary>A text with one to three places changed as accidents and malice change them; a seed gives one text.</summary>
static class Mutation
{
    static readonly string[] Inserted =
    [
        "\0",
        "\r",
        "\t",
        "\uFEFF",
        "\u202E",
        "\uD83D",
        "NaN",
        "1e308",
        "-1",
        "0.1.2",
        "99999999999999999999",
        "2026-02-30",
        "null",
        "~",
        "''",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "\n",
        "\n\n",
        ",,,,",
        ";",
        "|",
        "&a",
        "*a",
        "<<: ",
        "#",
        "<!DOCTYPE x>",
        "{\"a\":",
        "$ref",
        "٣",
        "１",
        "−3",
        "\\u0000",
    ];

    public static string Of(string text, int seed)
    {
        var chance = new Random(seed);
        for (var changes = chance.Next(1, 4); changes > 0; changes--)
            text = Once(text, chance);
        return text;
    }

    static string Once(string text, Random chance)
    {
        var at = chance.Next(text.Length + 1);
        var span = Math.Min(chance.Next(1, 40), text.Length - at);
        return chance.Next(7) switch
        {
            0 => text[..at] + Inserted[chance.Next(Inserted.Length)] + text[at..],
            1 => text[..at] + text[(at + span)..],
            2 => text[..(at + span)] + text[at..],
            3 => text[..at],
            4 => text[..at] + (char)chance.Next(32, 127) + text[Math.Min(at + 1, text.Length)..],
            5 => WithoutLine(text, at),
            _ => text[..at] + Inserted[chance.Next(Inserted.Length)] + text[(at + span)..],
        };
    }

    static string WithoutLine(string text, int at)
    {
        var (from, to) = (text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1, text.IndexOf('\n', at));
        return to < from ? text : text[..from] + text[(to + 1)..];
    }
}
