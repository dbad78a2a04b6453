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
                $"What are the rows of {table.File}: one of {string.Join(", ", RecordShape.Domains)}; or "
                    + $"{FileMap.None}, to leave them out?"
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

        var days = cells.Where(c => c.Variable.Kind == typeof(PartialDate)).ToList();
        var dates = Take(table.File, MapPart.Dates, WaysOfWriting.Dates([.. days.Select(c => c.Text)]));
        var numbers = cells.Where(c => IsNumber(c.Variable)).Select(c => UnitInCell.Bare(c.Text));
        var told = WaysOfWriting.Mark([.. numbers]);
        var mark = Take(
            table.File,
            MapPart.Decimal,
            told is { Asks: null, Value: null } ? MarkOfOpen(table, domain, HeldBy) : told
        );
        Category(table, shape, names);
        foreach (var (variable, text) in days.Distinct().Where(d => SiteDate.IsWord(d.Text)))
            DayWord(table.File, variable, text);
        foreach (var (variable, text) in cells.Distinct())
            Word(table.File, variable, text);
        ResultWords(table, domain, HeldBy);
        var isNamed = domain == table.Domain;
        int? header = table.HeaderLine > 1 ? table.HeaderLine : null;
        if (header is { } line)
            _seen.Add($"{table.File}: the lines above line {line} are titles: that line names the columns.");
        if (!isNamed || dates is not null || mark is not null || header is not null)
            _files.Add(new(table.File, isNamed ? null : domain, dates, mark) { Header = header });
    }

    // Columns that nobody knows yet may hold numbers too: the mark is asked for before they are answered.
    WayTold<DecimalMark> MarkOfOpen(IncomingTable table, string domain, Func<string, string> held)
    {
        var shape = RecordShape.Of(domain)!;
        bool IsOpen(string column) =>
            shape.Find(held(column)) is null && _columns.GetValueOrDefault(domain)?.ContainsKey(column) != true;
        var cells = table.Rows.SelectMany(r => r.Values).Where(v => IsOpen(v.Key));
        var texts = cells.Select(c => UnitInCell.Bare(c.Value.Trim()));
        return WaysOfWriting.Mark([.. texts.Where(t => SiteNumber.MarkOf(t) is not null)]);
    }

    /// <summary>What was given decides: where no column says EXCAT, it is asked of each word of EXTRT.</summary>
    void Category(IncomingTable table, RecordShape shape, Dictionary<string, string?> names)
    {
        if (shape.Find("EXCAT") is not { } category || names.ContainsValue(category.Name))
            return;
        if (names.FirstOrDefault(n => n.Value == "EXTRT").Key is not { } column)
            return;
        Of(_columns, shape.Domain)[column] = $"EXTRT {category.Name}";
        _seen.Add($"{table.File}: no column says {category.Name}: it is asked of each treatment.");
        var treatments = table.Rows.Select(r => r.Of(column)?.Trim()).OfType<string>();
        foreach (var treatment in treatments.Distinct(StringComparer.Ordinal))
            ListWord(table.File, category, treatment);
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
        if (SiteWords.NamesPeople(heading))
        {
            Of(_columns, shape.Domain)[column] = Seen(table.File, ColumnTarget.None, $"the column '{heading}' names people");
            return null;
        }
        if (SiteHeading.Variable(heading, shape) is { } target)
            return Known(table, (column, heading), WithDay(table, column, target), shape);
        if (shape.Domain == VitalSigns && TwoResults.IsNamed(heading) && HoldsPairs(table, column))
            HoldsTwo(table, column, heading);
        else if (SiteHeading.Test(heading, shape.Domain) is { } test)
            Holds(table, column, test, shape.Domain);
        else if (!column.StartsWith(shape.Domain, StringComparison.Ordinal))
            Ask(
                table.File,
                MapPart.Column,
                shape.Domain,
                column,
                $"Which variable is the column '{heading}'? Left out of the map, it is kept as it is and no rule reads it; "
                    + $"{ColumnTarget.None} leaves it out of the study."
            );
        return null;
    }

    /// <summary>A column of times that hold their day too is the day's own column: 2025-04-03 08:30.</summary>
    static string WithDay(IncomingTable table, string column, string target) =>
        ColumnTarget.Parse(target) is { IsTime: true } time && table.Rows.Any(r => SiteDate.HasDay(r.Of(column) ?? ""))
            ? time.Variable
            : target;

    string? Known(IncomingTable table, (string Column, string Heading) headed, string target, RecordShape shape)
    {
        var (column, heading) = headed;
        var domain = shape.Domain;
        var known = Of(_columns, domain);
        if (known.Any(k => k.Value == target && k.Key != column && table.Columns.Contains(k.Key, StringComparer.Ordinal)))
            return Twice(table, column, target, domain);
        if (table.Columns.Contains(target, StringComparer.Ordinal))
            return Twice(table, column, target, domain);
        var unit = target == domain + "DOSE" && !HasUnit(table, domain) ? SiteHeading.Unit(heading) : null;
        known[column] = unit is null ? target : $"{target} {unit}";
        _seen.Add($"{table.File}: the column '{heading}' is headed as {known[column]} usually is.");
        return ColumnTarget.Parse(target) is { IsTime: false, Second: null } ? target : null;
    }

    static bool HasUnit(IncomingTable table, string domain) =>
        table.Headings.Any(h => SiteWords.Variables(h, domain).Contains(domain + "DOSU", StringComparer.Ordinal));

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

    const string VitalSigns = "VS";

    static bool HoldsPairs(IncomingTable table, string column) =>
        table.Rows.Any(r => r.Of(column) is { } cell && TwoResults.Read(cell) is not null);

    /// <summary>Blood pressure in one cell: a result each of two tests.</summary>
    void HoldsTwo(IncomingTable table, string column, string heading)
    {
        if (SiteHeading.Unit(heading) is { } unit)
            Of(_tests, VitalSigns)[column] = Seen(
                table.File,
                new ColumnTest(TwoResults.BloodPressure, unit),
                $"the column '{column}' holds two results in a cell, of {TwoResults.BloodPressure}"
            );
        else
            Ask(
                table.File,
                MapPart.Test,
                VitalSigns,
                column,
                "The cells hold two results, as blood pressure does: in which unit? Write both tests with it, for example: "
                    + $"{TwoResults.BloodPressure} mm[Hg]"
            );
    }

    T? Take<T>(string file, MapPart part, WayTold<T> told)
        where T : struct
    {
        if (told.Asks is { } asks)
            Ask(file, part, "", file, asks);
        return told.Value is { } value ? Seen(file, value, told.Why) : null;
    }

    T Seen<T>(string file, T value, string why)
    {
        _seen.Add($"{file}: {why}.");
        return value;
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

    void DayWord(string file, Variable variable, string text) =>
        Ask(
            file,
            MapPart.Word,
            variable.Name,
            text,
            $"'{text}' in {variable.Name} is no day: write '' where it says that there is none, or the day."
        );

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
        if (domain == VitalSigns && TwoResults.IsNamed(text))
            Of(_words, variable.Name)[text] = Seen(
                file,
                TwoResults.BloodPressure,
                $"'{text}' in {variable.Name} is blood pressure, two results in a cell"
            );
        else if (SiteWords.Test(text) is { } code && Catalogue.All.Any(t => t.Domain == domain && t.Code == code))
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

    /// <summary>Words of tests that are answered in words: Negativ is NEGATIVE.</summary>
    void ResultWords(IncomingTable table, string domain, Func<string, string> held)
    {
        string? Cell(IncomingRow row, string variable) => row.Values.FirstOrDefault(v => held(v.Key) == variable).Value?.Trim();
        var result = RecordShape.Of(domain)!.Find(domain + "ORRES");
        if (result is null)
            return;
        foreach (var row in table.Rows)
            if (Cell(row, domain + "TESTCD") is { } test && Cell(row, result.Name) is { } text)
                ResultWord(table.File, result.Name, CodeOf(domain, test), text);
    }

    static CatalogueTest? CodeOf(string domain, string test) =>
        Catalogue.All.FirstOrDefault(t => t.Domain == domain && (t.Code == test || t.Code == SiteWords.Test(test)));

    void ResultWord(string file, string variable, CatalogueTest? test, string text)
    {
        if (test is not { Unit: null, Words: [_, ..] words } || words.Contains(text, StringComparer.OrdinalIgnoreCase))
            return;
        if (SiteWords.Answer(text, words) is { } word)
            Of(_words, variable)[text] = Seen(file, word, $"'{text}' in {variable} means {word}");
        else
            Ask(file, MapPart.Word, variable, text, $"What is the result '{text}' of {test.Code}: {string.Join(", ", words)}?");
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
