namespace Cairn.Documents.Csv;

/// <summary>How to mend a cell that should be a number and is none: what the writer probably meant.</summary>
static class UnreadCell
{
    const string Usual = "Write digits with a decimal point, or leave the cell empty or NA where the value is missing.";

    /// <param name="cell">As it stands in the file.</param>
    public static string Mend(string cell, AskedColumn column) =>
        cell switch
        {
            "." => "A lone point is the missing value of SAS: write NA, or leave the cell empty.",
            ['<' or '≤', ..] when column.Rule.WordsForZero.Count > 0 =>
                "Below the limit of quantification is written BLQ (and the limit given with --lloq).",
            _ when IsDecimalComma(cell) => "Write a decimal point: 1.5, not 1,5.",
            _ when column.Rule.IsOutcome =>
                $"Write 0 or 1, or say which value is the event: {column.Option} \"{column.Name}={cell}\".",
            _ => Usual,
        };

    static bool IsDecimalComma(string cell) =>
        cell.Split(',') is [var whole, var part]
        && whole.TrimStart('-', '+').All(char.IsAsciiDigit)
        && part.Length > 0
        && part.All(char.IsAsciiDigit);
}
