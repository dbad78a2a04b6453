using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cairn.Escalation.Plan;

namespace Cairn.App;

/// <summary>
/// The one reader of numbers on the command line. A number has a decimal point and no other sign within: a comma is never taken
/// for a thousand, nor a percentage for a share.
/// </summary>
static class NumberText
{
    const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A number; null, with what is wrong and how to mend it, where the text is none.</summary>
    public static (double? Number, Lack? Fault) Real(string text) =>
        Number(text) is { } number
            ? (number, null)
            : (null, Sign(text) ?? new($"'{text}' is no number.", "Write digits with a decimal point, for example 0.25."));

    /// <summary>A whole number; null, with what is wrong and how to mend it, where the text is none.</summary>
    public static (long? Number, Lack? Fault) Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, null)
            : (null, Grouped(text) ?? NoWhole(text));

    static double? Number(string text) =>
        double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // 1,000: of a whole number the comma is a thousand's.
    static Lack? Grouped(string text) =>
        text.Trim().Split(',') is [{ Length: > 0 and <= 3 } first, .. { Length: > 0 } groups]
        && IsDigits(first)
        && groups.All(group => group.Length == 3 && IsDigits(group))
            ? new($"'{text}' has a comma.", $"Write {first}{string.Concat(groups)}: thousands have no sign.")
            : null;

    static Lack NoWhole(string text) =>
        new(
            text.Contains(',', StringComparison.Ordinal) ? $"'{text}' has a comma." : $"'{text}' is no whole number.",
            "Write digits only, for example 3."
        );

    static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>A number with a sign in it that no number has here; null for anything else.</summary>
    static Lack? Sign(string text) =>
        text.Trim() switch
        {
            [.. var share, '%'] when Number(share.Trim()) is { } percent => new(
                $"'{text}' is a percentage.",
                $"Write it as a share, {Written(percent / 100)}."
            ),
            var comma when comma.Count(c => c == ',') == 1 && Number(comma.Replace(',', '.')) is not null => new(
                $"'{text}' has a comma.",
                $"Write a decimal point, {comma.Replace(',', '.')}; thousands have no sign."
            ),
            _ => null,
        };

    /// <summary>The number of an option.</summary>
    public static double Real(string option, string text) =>
        Real(text) is var (number, fault) && number is { } read
            ? read
            : throw BadInputException.At(option, fault!.What, fault.Mend);

    /// <summary>The whole number of an option.</summary>
    public static int Whole(string option, string text) =>
        Whole(text) switch
        {
            ({ } number and >= int.MinValue and <= int.MaxValue, _) => (int)number,
            ({ }, _) => throw BadInputException.At(option, $"{text} is out of bounds.", "Give a smaller number."),
            (null, var fault) => throw BadInputException.At(option, fault!.What, fault.Mend),
        };

    /// <summary>Numbers separated by commas.</summary>
    public static IReadOnlyList<double> Row(string option, string text) =>
        [
            .. text.Split(',')
                .Select(
                    (word, i) =>
                        Real(word.Trim()) is { Number: { } number }
                            ? number
                            : throw BadInputException.At(
                                option,
                                $"Value {i + 1}, '{word}', is no number.",
                                "Give numbers with a decimal point, separated by commas, as in .05,.12,.25."
                            )
                ),
        ];

    /// <summary>Rates separated by commas: pairs like 0,05 are refused as decimal commas, and never read as two rates.</summary>
    public static IReadOnlyList<double> Rates(string option, string text) =>
        WithPoints(text) is { } meant
            ? throw BadInputException.At(option, $"'{text}' has decimal commas.", $"Write decimal points: {meant}.")
            : Row(option, text);

    // Where each second number can be no rate: 05, or above 1.
    static string? WithPoints(string text)
    {
        List<string[]> pairs = [.. text.Split(',', StringSplitOptions.TrimEntries).Chunk(2)];
        return
            pairs.TrueForAll(pair => pair is ["0", var fraction] && IsDigits(fraction))
            && pairs.Exists(pair => pair[1] is not ("0" or "1"))
            ? string.Join(',', pairs.Select(pair => $"0.{pair[1]}"))
            : null;
    }

    /// <summary>Makes every number of a command, and of those below it, be read here.</summary>
    public static void ReadIn(Command command)
    {
        foreach (var option in command.Options)
            Read(option);
        foreach (var below in command.Subcommands)
            ReadIn(below);
    }

    static void Read(Option option)
    {
        switch (option)
        {
            case Option<double> o:
                o.CustomParser = result => Parsed(result, Real) ?? 0;
                break;
            case Option<double?> o:
                o.CustomParser = result => Parsed(result, Real);
                break;
            case Option<int> o:
                o.CustomParser = result => (int)(Whole(result) ?? 0);
                break;
            case Option<int?> o:
                o.CustomParser = result => (int?)Whole(result);
                break;
            case Option<long> o:
                o.CustomParser = result => Parsed(result, Whole) ?? 0;
                break;
            case Option<long?> o:
                o.CustomParser = result => Parsed(result, Whole);
                break;
            case Option<double[]> o:
                o.CustomParser = result => Several(result, Real);
                break;
            case Option<int[]> o:
                o.CustomParser = result => Several(result, WithinInt);
                break;
            default:
                break;
        }
    }

    // Several numbers stand apart by blanks: whether 6,12 is two or a decimal comma nobody can say.
    static T[] Several<T>(ArgumentResult result, Func<string, (T? Number, Lack? Fault)> read)
        where T : struct
    {
        List<T> numbers = [];
        foreach (var (text, (number, fault)) in result.Tokens.Select(token => (token.Value, read(token.Value))))
            if (number is { } one)
                numbers.Add(one);
            else
                result.AddError($"{Name(result)}: {fault!.What} {fault.Mend}{Apart(text)}");
        return [.. numbers];
    }

    static string Apart(string text) =>
        text.Contains(',', StringComparison.Ordinal) ? $" Two numbers have a blank between: {text.Replace(',', ' ')}." : "";

    static (int? Number, Lack? Fault) WithinInt(string text) =>
        Whole(text) switch
        {
            ({ } number and >= int.MinValue and <= int.MaxValue, _) => ((int)number, null),
            ({ }, _) => (null, new($"{text} is out of bounds.", "Give a smaller number.")),
            var (_, fault) => (null, fault),
        };

    static long? Whole(ArgumentResult result)
    {
        var number = Parsed(result, Whole);
        if (number is < int.MinValue or > int.MaxValue)
        {
            result.AddError($"{Name(result)}: {number} is out of bounds. Give a smaller number.");
            return null;
        }
        return number;
    }

    static T? Parsed<T>(ArgumentResult result, Func<string, (T? Number, Lack? Fault)> read)
        where T : struct
    {
        if (result.Tokens is not [var token])
            return null;
        var (number, fault) = read(token.Value);
        if (fault is not null)
            result.AddError($"{Name(result)}: {fault.What} {fault.Mend}");
        return number;
    }

    static string Name(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;

    /// <summary>A number as short as it can be said.</summary>
    public static string Written(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
