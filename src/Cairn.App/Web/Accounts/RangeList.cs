using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Documents.Languages;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger.Import.Ranges;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.App.Web.Accounts;

/// <summary>The forms by which a whole list of ranges is pasted and approved, and what is read in it.</summary>
static class RangeList
{
    public const string Paste = "paste";

    const int Rows = 8;

    // Chinese names as the pages have them; an English one is known without.
    static readonly Dictionary<string, string> Names = Catalogue
        .All.Where(t => t is { Domain: "LB", Unit: not null })
        .DistinctBy(t => Language.Chinese[t.Label], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(t => Language.Chinese[t.Label], t => t.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The list that was sent.</summary>
    public static RangeSheet Read(IFormCollection form) =>
        RangeSheet.Read(
            form[Paste].ToString(),
            new(
                form.Sent("laboratory"),
                form.Sent("site") is { Length: > 0 } site ? site : null,
                RangeForms.Day(form.Sent("from"))
            )
            {
                Names = Names,
            }
        );

    /// <summary>The form that a list is pasted into.</summary>
    /// <param name="sent">What was sent: it stays in the fields.</param>
    public static Form PasteForm(TrialView view, Permit permit, IFormCollection? sent) =>
        new(
            To(view, RangeListRoutes.Check),
            "Read the list",
            new(Paste, "Rows of the spreadsheet", FieldKind.LongText)
            {
                Rows = Rows,
                Value = sent?[Paste].ToString(),
                Hint =
                    "With their headings (Test, Lower limit, Upper limit, Unit, For ...), or without them in the order of the "
                    + "fields above: test, limits, unit, for, ages, specimen.",
            },
            new("laboratory", "Laboratory")
            {
                IsOptional = true,
                Value = sent?.Sent("laboratory"),
                Hint = "Of lines that do not name one, as the next two.",
            },
            new("site", "Site") { IsOptional = true, Value = sent is null ? permit.Site : sent.Sent("site") },
            new("from", "First day of collection", FieldKind.Day) { IsOptional = true, Value = sent?.Sent("from") }
        )
        {
            Title = "Paste a laboratory's list",
            Says = "All of it is shown as it is read before anything is recorded. It is recorded as a whole or not at all.",
        };

    /// <summary>The form that records what was read.</summary>
    public static Form ApproveForm(TrialView view, IFormCollection sent, int count) =>
        new(
            To(view, RangeListRoutes.Save),
            "Record these ranges",
            [.. new[] { Paste, "laboratory", "site", "from" }.Select(name => Field.Hidden(name, sent[name].ToString()))]
        )
        {
            Title = "Record the list",
            Says = $"{Written.Plural(count, "range", "ranges")}, as the table above has them.",
        };

    static string To(TrialView view, string verb) => TrialView.AddressOf(view.Study.Id, RangesRoutes.Path + verb);

    /// <summary>What was read, line by line.</summary>
    public static Section Section(TrialView view, RangeSheet sheet) =>
        new(
            "list",
            "The list as it is read",
            [
                new Answered(InWords(sheet)),
                .. sheet.Findings.Count == 0
                    ? Array.Empty<Block>()
                    : [new Points([.. sheet.Findings.Select(f => (Inline)InLine(f))])],
                .. sheet.Lines.Count == 0 ? Array.Empty<Block>() : [Lines(view, sheet)],
            ]
        );

    static Phrase InLine(Finding finding) => finding.Line is { } line ? (Phrase)$"Line {line}: {finding.Says}" : finding.Says;

    static Phrase InWords(RangeSheet sheet)
    {
        var wrong = sheet.Lines.Count(l => l.Findings.Count > 0) + (sheet.Findings.Count > 0 ? 1 : 0);
        if (wrong > 0)
            return $"Nothing is recorded: {Written.Plural(wrong, "line has", "lines have")} to be mended first.";
        return sheet.New.Any()
            ? (Phrase)$"Nothing is recorded yet: {Written.Plural(sheet.New.Count(), "range is", "ranges are")} new."
            : "Nothing is new: all of these ranges stand already.";
    }

    static Table Lines(TrialView view, RangeSheet sheet) =>
        new()
        {
            Id = "list-lines",
            Caption = "Line by line",
            Synthetic = view.IsSynthetic,
            Columns =
            [
                Column.OfNumbers("Line"),
                Column.OfWords("Test"),
                Column.OfWords("For"),
                Column.OfNumbers("Lower limit"),
                Column.OfNumbers("Upper limit"),
                Column.OfWords("Unit"),
                Column.OfWords("Site"),
                Column.OfWords("Laboratory"),
                Column.OfWords("From"),
                Column.OfWords("What is found"),
            ],
            Groups = Table.Plain(sheet.Lines.Select(Row)),
            WhenEmpty = "No line was read.",
        };

    static IReadOnlyList<Cell> Row(RangeLine line)
    {
        var range = line.Range;
        return
        [
            line.Line.ToString(CultureInfo.InvariantCulture),
            RangeSections.TestOf(range),
            LabRangeWords.People(range),
            RangeSections.Limit(range.Low),
            RangeSections.Limit(range.High),
            range.Unit.Length > 0 ? UnitWords.Of(range.Unit) : Cell.Nothing,
            range.Site is { } site ? Phrase.AsTyped(site) : "every",
            range.Laboratory.Length > 0 ? Phrase.AsTyped(range.Laboratory) : Cell.Nothing,
            range.From == default ? Cell.Nothing : Cell.Of(range.From),
            Found(line),
        ];
    }

    static Cell Found(RangeLine line)
    {
        if (line.Findings.Count > 0)
            return Inline.NotMet(Phrase.Join(" ", line.Findings.Select(f => f.Says)));
        return line.Standing is { } entry ? (Phrase)$"stands already: entry {entry}" : (Phrase)"new";
    }
}
