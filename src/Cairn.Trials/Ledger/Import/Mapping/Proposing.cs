using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>Reads from a site's files what a map would have to say. What they leave open is asked.</summary>
public sealed class Proposing
{
    readonly List<FileMap> _files = [];
    readonly SortedDictionary<string, SortedDictionary<string, string>> _columns = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, SortedDictionary<string, ColumnTest>> _tests = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, SortedDictionary<string, string>> _words = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> _units = new(StringComparer.Ordinal);
    readonly List<string> _seen = [];
    readonly List<MapQuestion> _questions = [];

    Proposing() { }

    /// <summary>The proposal for tables as they are written.</summary>
    public static MapProposal Of(IReadOnlyList<IncomingTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var proposing = new Proposing();
        foreach (var table in tables)
            proposing.Take(TemplateRows.Without(table));
        return new(
            proposing.Map(),
            proposing._seen,
            [.. proposing._questions.DistinctBy(q => (q.Part, q.Domain, q.Key, q.File)).Select(proposing.BesideOthers)]
        );
    }

    // A site mostly writes its dates one way; that another file's order is plain is told, not taken for granted.
    MapQuestion BesideOthers(MapQuestion question) =>
        question.Part == MapPart.Dates && _files.Find(f => f.Dates is DateOrder.Dmy or DateOrder.Mdy) is { } plain
            ? question with
            {
                Asks = $"{question.Asks} {plain.Pattern} has {plain.Dates.ToString()!.ToUpperInvariant()}.",
            }
            : question;

    ImportMap Map() =>
        new()
        {
            Files = _files,
            Columns = Plain(_columns),
            Tests = Plain(_tests),
            Words = Plain(_words),
            Units = _units,
        };

    static Dictionary<string, IReadOnlyDictionary<string, T>> Plain<T>(
        SortedDictionary<string, SortedDictionary<string, T>> parts
    ) => parts.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, T>)p.Value, StringComparer.Ordinal);

    void Take(IncomingTable table)
    {
        if ((DomainOf(table) ?? DomainByContent(table)) is not { } domain || RecordShape.Of(domain) is not { } shape)
        {
            Ask(
                table.File,
                MapPart.Domain,
                "",
                table.File,
                $"What are the rows of {table.File}: one of {string.Join(", ", RecordShape.Domains)}?"
            );
            return;
        }
        var names = table
            .Columns.Zip(table.Headings)
            .DistinctBy(c => c.First, StringComparer.Ordinal)
            .ToDictionary(c => c.First, c => ColumnOf(table, c.First, c.Second, shape), StringComparer.Ordinal);
        var cells = table
            .Rows.SelectMany(r => r.Values)
            .Select(v => (Variable: shape.Find(HeldBy(v.Key)), Text: v.Value.Trim()))
            .Where(c => c.Variable is not null)
            .Select(c => (Variable: c.Variable!, c.Text))
            .ToList();
        string HeldBy(string column) =>
            _tests.GetValueOrDefault(domain)?.ContainsKey(column) == true
                ? domain + "ORRES"
                : names.GetValueOrDefault(column) ?? column;

        var dates = Dates(table.File, [.. cells.Where(c => c.Variable.Kind == typeof(PartialDate)).Select(c => c.Text)]);
        var mark = Mark(table.File, [.. cells.Where(c => IsNumber(c.Variable)).Select(c => c.Text)]);
        foreach (var (variable, text) in cells.Distinct())
            Word(table.File, variable, text);
        var isNamed = domain == table.Domain;
        int? header = table.HeaderLine > 1 ? table.HeaderLine : null;
        if (header is { } line)
            _seen.Add($"{table.File}: the lines above line {line} are titles: that line names the columns.");
        if (!isNamed || dates is not null || mark is not null || header is not null)
            _files.Add(new(table.File, isNamed ? null : domain, dates, mark) { Header = header });
    }

    static string? DomainOf(IncomingTable table)
    {
        var told = TableDomains.Told(table).Select(t => t.Domain);
        if (told.Where(d => RecordShape.Of(d) is not null).ToList() is [var one])
            return one;
        return SiteWords.Domains(table.File) is [var only] ? only : null;
    }

    string? DomainByContent(IncomingTable table) =>
        ContentDomain.Of(table) is { } domain ? Seen(table.File, domain, $"its columns and tests are those of {domain}") : null;

    /// <summary>The variable that a column holds; null where nobody knows, or where it holds one test.</summary>
    string? ColumnOf(IncomingTable table, string column, string heading, RecordShape shape)
    {
        if (shape.Find(column) is not null || column is "STUDYID" or "DOMAIN")
            return column;
        if (SiteHeading.Variable(heading, shape) is { } target)
            return Known(table, column, target, shape.Domain);
        if (SiteHeading.Test(heading, shape.Domain) is { } test)
            Holds(table, column, test, shape.Domain);
        else if (!column.StartsWith(shape.Domain, StringComparison.Ordinal))
            Ask(
                table.File,
                MapPart.Column,
                shape.Domain,
                column,
                $"Which variable is the column '{heading}'? Left out of the map, it is kept as it is and no rule reads it."
            );
        return null;
    }

    string? Known(IncomingTable table, string column, string target, string domain)
    {
        var known = Of(_columns, domain);
        if (known.Any(k => k.Value == target && k.Key != column && table.Columns.Contains(k.Key, StringComparer.Ordinal)))
            return Twice(table, column, target, domain);
        if (table.Columns.Contains(target, StringComparer.Ordinal))
            return Twice(table, column, target, domain);
        known[column] = target;
        _seen.Add($"{table.File}: the column '{column}' is headed as {target} usually is.");
        return ColumnTarget.Parse(target) is { IsTime: false, Second: null } ? target : null;
    }

    string? Twice(IncomingTable table, string column, string target, string domain)
    {
        Ask(table.File, MapPart.Column, domain, column, $"'{column}' may be {target}, as another column is: which of them?");
        return null;
    }

    void Holds(IncomingTable table, string column, ColumnTest test, string domain)
    {
        var known = Catalogue.All.First(t => t.Domain == domain && t.Code == test.Code);
        if (test.Unit is null && known.Unit is { } unit)
        {
            Ask(
                table.File,
                MapPart.Test,
                domain,
                column,
                $"The column holds results of {test.Code}, in which unit? Write both, for example: {test.Code} {unit}"
            );
            return;
        }
        Of(_tests, domain)[column] = test;
        _seen.Add($"{table.File}: the column '{column}' holds the results of {test}.");
    }

    DateOrder? Dates(string file, IReadOnlyList<string> texts)
    {
        var parts = texts
            .Where(t => !PartialDate.TryParse(t, out _, out _))
            .Select(t => (Text: t, Parts: SiteDate.Parts(t)))
            .ToList();
        var written = parts.Where(p => p.Parts is not null);
        List<(string Text, (int First, int Second, bool YearFirst) Parts)> numbers =
        [
            .. written.Select(p => (p.Text, Parts: p.Parts!.Value)),
        ];
        if (numbers.Count == 0)
            return null;
        if (numbers.TrueForAll(n => n.Parts.YearFirst))
            return Seen(file, DateOrder.Ymd, $"'{numbers[0].Text}' has the year first");
        var dayFirst = numbers.Find(n => n.Parts.First > 12).Text;
        var monthFirst = numbers.Find(n => !n.Parts.YearFirst && n.Parts.Second > 12).Text;
        if (dayFirst is not null && monthFirst is null)
            return Seen(file, DateOrder.Dmy, $"'{dayFirst}' can only have the day first");
        if (monthFirst is not null && dayFirst is null)
            return Seen(file, DateOrder.Mdy, $"'{monthFirst}' can only have the month first");
        var why = dayFirst is null
            ? $"'{numbers[0].Text}' can have the day first or the month"
            : $"'{dayFirst}' has the day first and '{monthFirst}' the month";
        Ask(file, MapPart.Dates, "", file, $"{why}: write DMY or MDY.");
        return null;
    }

    T Seen<T>(string file, T value, string why)
    {
        _seen.Add($"{file}: {why}.");
        return value;
    }

    DecimalMark? Mark(string file, IReadOnlyList<string> texts)
    {
        var comma = texts.FirstOrDefault(t => SiteNumber.MarkOf(t) == DecimalMark.Comma);
        var point = texts.FirstOrDefault(t => SiteNumber.MarkOf(t) == DecimalMark.Point);
        var either = texts.FirstOrDefault(t => t.Contains(',', StringComparison.Ordinal) && SiteNumber.IsEither(t));
        if (comma is not null && point is null)
            return Seen(file, DecimalMark.Comma, $"'{comma}' has a decimal comma");
        if (comma is not null)
            Ask(
                file,
                MapPart.Decimal,
                "",
                file,
                $"'{comma}' has a decimal comma and '{point}' a point: mend the file so that it has one."
            );
        else if (either is not null && point is null)
            Ask(file, MapPart.Decimal, "", file, $"'{either}' is a thousand or a number with a comma: write comma or point.");
        return comma is null && point is not null && texts.Any(t => t.Contains(',', StringComparison.Ordinal))
            ? Seen(file, DecimalMark.Point, $"'{point}' has a decimal point")
            : null;
    }

    static bool IsNumber(Variable variable) =>
        variable.MayBeNumber || variable.Kind == typeof(double) || variable.Kind == typeof(int);

    void Word(string file, Variable variable, string text)
    {
        if (variable.Words.Count > 0)
            ListWord(file, variable, text);
        else if (variable.Name.EndsWith("TOXGR", StringComparison.Ordinal))
            GradeWord(file, variable, text);
        else if (variable.Name.EndsWith("TESTCD", StringComparison.Ordinal))
            TestWord(file, variable, text);
        else if (variable.Name.EndsWith("ORRESU", StringComparison.Ordinal) && UnitSpelling.Of(text) is null)
            UnitWord(file, text);
    }

    void ListWord(string file, Variable variable, string text)
    {
        if (variable.Words.Contains(text, StringComparer.OrdinalIgnoreCase))
            return;
        if (SiteWords.Answer(text, variable.Words) is { } word)
            Of(_words, variable.Name)[text] = Seen(file, word, $"'{text}' in {variable.Name} means {word}");
        else
            Ask(
                file,
                MapPart.Word,
                variable.Name,
                text,
                $"What is '{text}' in {variable.Name}: one of {string.Join(", ", variable.Words)}?"
            );
    }

    void GradeWord(string file, Variable variable, string text)
    {
        if (SiteWords.Grade(text) is { } grade && grade != text)
            Of(_words, variable.Name)[text] = Seen(file, grade, $"'{text}' in {variable.Name} means {grade}");
    }

    void TestWord(string file, Variable variable, string text)
    {
        var domain = variable.Name[..2];
        if (Catalogue.All.Any(t => t.Domain == domain && t.Code == text))
            return;
        if (SiteWords.Test(text) is { } code && Catalogue.All.Any(t => t.Domain == domain && t.Code == code))
            Of(_words, variable.Name)[text] = Seen(file, code, $"'{text}' in {variable.Name} means {code}");
        else
            Ask(
                file,
                MapPart.Word,
                variable.Name,
                text,
                $"Which test is '{text}'? Left out of the map, it is kept and no rule reads it."
            );
    }

    void UnitWord(string file, string text)
    {
        if (SiteWords.Unit(text) is { } unit)
            _units[text] = Seen(file, unit, $"the unit '{text}' means {unit}");
        else
            Ask(file, MapPart.Unit, "", text, $"Which unit is '{text}'? Write it as UCUM does, for example 10*9/L.");
    }

    void Ask(string file, MapPart part, string domain, string key, string asks) =>
        _questions.Add(new(file, part, domain, key, asks));

    static SortedDictionary<string, T> Of<T>(SortedDictionary<string, SortedDictionary<string, T>> parts, string key)
    {
        if (!parts.TryGetValue(key, out var part))
            parts[key] = part = new(StringComparer.OrdinalIgnoreCase);
        return part;
    }
}
