using System.Text.RegularExpressions;
using Cairn.Quantities;

namespace Cairn.Ledger.Import;

/// <summary>How text can look like a number and be none.</summary>
enum NumberLike
{
    Error,
    NoNumber,
    FullWidth,
    Several,
    OtherMinus,
    Day,
    Thousands,
    DecimalComma,
    Spaced,
    Flagged,
    WithUnit,
    Negative,
    Mixed,
}

/// <summary>
/// Finds text that was meant as a number. It is kept as it is written; nobody guesses what it should have been.
/// </summary>
static partial class NumberLikes
{
    static readonly (NumberLike Like, Regex Form)[] Forms =
    [
        (NumberLike.Error, Error()),
        (NumberLike.NoNumber, NoNumber()),
        (NumberLike.FullWidth, FullWidth()),
        (NumberLike.Several, Several()),
        (NumberLike.OtherMinus, OtherMinus()),
        (NumberLike.Day, Day()),
        (NumberLike.Thousands, Thousands()),
        (NumberLike.DecimalComma, DecimalComma()),
        (NumberLike.Spaced, Spaced()),
        (NumberLike.Flagged, Flagged()),
    ];

    /// <summary>The way in which a result looks like a number; null for a number, a bound and ordinary text.</summary>
    /// <param name="isMeasured">True for a test that is measured in a unit: a digit in its text was meant as a number.</param>
    public static NumberLike? Of(string? result, bool isMeasured = false)
    {
        var text = result?.Trim() ?? "";
        if (text.Length == 0 || Measured.Read(text) is not null)
            return null;
        foreach (var (like, form) in Forms)
            if (form.IsMatch(text))
                return like;
        return ThenUnit().Match(text) is { Success: true } both && UnitSpelling.Of(both.Groups["unit"].Value) is not null
            ? NumberLike.WithUnit
            : HasDigit(text, isMeasured);
    }

    static NumberLike? HasDigit(string text, bool isMeasured)
    {
        if (!isMeasured || !text.Any(char.IsDigit))
            return null;
        return Negative().IsMatch(text) ? NumberLike.Negative : NumberLike.Mixed;
    }

    /// <summary>What is wrong.</summary>
    public static string What(NumberLike like, string text) => $"'{text}' {Looks(like)} and counts as text, not as a number.";

    static string Looks(NumberLike like) =>
        like switch
        {
            NumberLike.Error => "is the error of a spreadsheet",
            NumberLike.NoNumber => "is a program's word for no number",
            NumberLike.FullWidth => "is written in full-width digits",
            NumberLike.OtherMinus => "has a dash that is no minus sign",
            NumberLike.Day => "is a day that a spreadsheet may have made of a number",
            NumberLike.Thousands => "has separators of thousands",
            NumberLike.DecimalComma => "has a comma",
            NumberLike.Spaced => "has blanks between its digits",
            NumberLike.Flagged => "has a flag behind the number",
            NumberLike.WithUnit => "has its unit behind the number",
            NumberLike.Several => "holds two results",
            NumberLike.Negative => "is below zero",
            NumberLike.Mixed => "holds a number and more",
        };

    /// <summary>How to mend it.</summary>
    public static string Mend(NumberLike like) =>
        like switch
        {
            NumberLike.Error or NumberLike.NoNumber or NumberLike.Day => "Look the value up in its source and write it, "
                + "or leave it empty.",
            NumberLike.FullWidth or NumberLike.OtherMinus => "Write it with the digits 0 to 9 and the sign -.",
            NumberLike.Thousands or NumberLike.DecimalComma or NumberLike.Spaced =>
                "Write it with a decimal point, without separators of thousands.",
            NumberLike.WithUnit => "Write the number alone; the unit has a column of its own (--ORRESU).",
            NumberLike.Flagged => "Write the number alone; the flag has a column of its own (--NRIND).",
            NumberLike.Several => "Give each result a row or a column of its own with its test: 120/80 is SYSBP "
                + "120 and DIABP 80.",
            NumberLike.Negative =>
                "Nothing that is measured here is: look the value up in its source; below a limit is written <.",
            NumberLike.Mixed => "Write the number alone; a flag, a unit, limits and words have columns of their own.",
        };

    [GeneratedRegex(@"^[-+<>=]*\s*[0-9]+(?:[.,][0-9]+)?(?:\s+(?<unit>\S.*)|(?<unit>[^0-9\s.,].*))$")]
    private static partial Regex ThenUnit();

    [GeneratedRegex(@"^-\s*[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Negative();

    [GeneratedRegex(@"^#.*[!?]$|^#N/A$", RegexOptions.IgnoreCase)]
    private static partial Regex Error();

    [GeneratedRegex(@"^[-+]?(nan|inf(inity)?|∞)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"^[-+<>=−]*[０-９0-9．.，,]*[０-９][０-９0-9．.，,]*\s*[HL↑↓*]*$")]
    private static partial Regex FullWidth();

    // 120/80, 5; 8, 0.4-0.6, 3 to 5; a day has three numbers.
    [GeneratedRegex(
        @"^[<>=≤≥]*\s*[0-9]+([.,][0-9]+)?\s*([/;+|~～–—-]|,\s|to|bis|à|至)\s*[<>=≤≥]*\s*[0-9]+([.,][0-9]+)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Several();

    [GeneratedRegex(@"^[\u2010-\u2015\u2212\uFF0D]\s*[0-9.,]+$")]
    private static partial Regex OtherMinus();

    const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    [GeneratedRegex("^([0-9]{1,4}[-./ ]" + Month + "|" + Month + "[-./ ][0-9]{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"^[-+<>=]*[0-9]{1,3}((\.[0-9]{3})+,[0-9]+|(,[0-9]{3})+\.[0-9]+|(\.[0-9]{3}){2,}|(,[0-9]{3}){2,})$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[-+<>=]*\s*[0-9]*,[0-9]+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[-+<>=]*[0-9]+(\s+[0-9]+)+([.,][0-9]+)?$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^[-+<>=]*\s*[0-9]+([.,][0-9]+)?\s*\(?([HL]{1,2}|[*!↑↓]+|high|low)\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Flagged();
}
