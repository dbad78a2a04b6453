using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>
/// What is odd in rows that can be read. The rows are kept as they are written; each oddity is a warning, said once with the
/// number of rows.
/// </summary>
sealed class Plausibility
{
    readonly Dictionary<(string File, string Column, string Kind), (int Line, int Rows, Phrase What, Phrase Mend)> _oddities = [];
    readonly ImportRules _rules;
    readonly Dictionary<string, PartialDate?> _births;
    readonly HashSet<string>? _visits;
    readonly HashSet<string> _refused;

    Plausibility(IReadOnlyList<Sheet> sheets, LedgerState state, ImportRules rules, HashSet<string> refused)
    {
        (_rules, _refused) = (rules, refused);
        _visits = rules.Visits?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _births = Births(sheets, state);
    }

    /// <param name="refused">Subjects of whom it is said already that they may be somebody else.</param>
    public static void Check(
        IReadOnlyList<Sheet> sheets,
        LedgerState state,
        ImportRules rules,
        HashSet<string> refused,
        List<Finding> findings
    )
    {
        var check = new Plausibility(sheets, state, rules, refused);
        foreach (var sheet in sheets)
            check.Check(sheet);
        findings.AddRange(
            check._oddities.Select(o =>
                Finding.Warning(
                    o.Key.File,
                    o.Value.Line,
                    o.Key.Column,
                    o.Value.Rows == 1 ? o.Value.What : $"{o.Value.What} ({o.Value.Rows} rows, the first is named)",
                    o.Value.Mend
                )
            )
        );
    }

    void Check(Sheet sheet)
    {
        var dates = sheet.Shape.Variables.Where(v => v.Kind == typeof(PartialDate)).ToList();
        var numbers = sheet.Shape.Variables.Where(v => PlausibleLimits.Numbers.ContainsKey(v.Name)).ToList();
        var codes = sheet.Shape.Variables.Where(v => v.Words.Count > 0).ToList();
        var periods = Periods(sheet.Shape, dates);
        var line = 0;
        Oddity odd = (column, what, mend, kind) => Note((sheet.Table.File, column, kind ?? what), line, what, mend);
        foreach (var row in sheet.Rows)
        {
            line = row.Line;
            Number(row, odd);
            Subject(row, sheet.Table.File);
            Visit(row, odd);
            foreach (var date in dates)
                Date(row, date, odd);
            foreach (var (start, end) in periods)
                Period(row, start, end, odd);
            foreach (var number in numbers)
                Range(row, number, odd);
            foreach (var code in codes)
                Code(row, code, odd);
            if (row.Record is Observation observation)
                Result(observation, odd);
            if (row.Record is Exposure { Category: null })
                odd(
                    "EXCAT",
                    "EXCAT is empty: whether the row is an infusion of the product is not recorded.",
                    $"Give one of {string.Join(", ", CodeLists.Of<ExposureKind>().Words)}."
                );
        }
    }

    delegate void Oddity(string column, Phrase what, Phrase mend, string? kind = null);

    static void Number(Row row, Oddity odd)
    {
        if (row.Key.Number is < 1)
            odd(row.Key.Domain + "SEQ", $"The number {row.Key.Number} is below 1.", "Number the rows of each subject from 1.");
    }

    // Where the DM rows come later every row is odd: the words are made for the first alone.
    void Subject(Row row, string file)
    {
        var (subject, key) = (row.Key.Subject, (file, "USUBJID", row.Key.Subject));
        if (_births.ContainsKey(subject) || _refused.Contains(subject) || IsCounted(key))
            return;
        Note(
            key,
            row.Line,
            $"Subject {subject} has no DM row, neither here nor in the ledger.",
            "Import the subject's DM row, or mend the identifier."
        );
    }

    void Visit(Row row, Oddity odd)
    {
        if (
            row.Record is NumberedRecord { Visit: { } visit }
            && _visits?.Contains(visit) == false
            && !visit.StartsWith("UNSCHEDULED", StringComparison.OrdinalIgnoreCase)
        )
            odd(
                "VISIT",
                $"'{visit}' is no visit of the study's schedule.",
                "Use the schedule's names, or UNSCHEDULED with a number."
            );
    }

    void Date(Row row, Variable variable, Oddity odd)
    {
        if (variable.Of<PartialDate>(row.Record) is not { } date)
            return;
        if (date.IsOnOrBefore(_rules.Today).IsFalse)
            odd(variable.Name, $"{date} is after today ({DayWords.Of(_rules.Today)}).", "Check the year and the month.");
        if (_births.GetValueOrDefault(row.Key.Subject) is { } birth && date.IsBefore(birth).IsTrue)
            odd(variable.Name, $"{date} is before the birth of {row.Key.Subject} ({birth}).", "Check the date and BRTHDTC.");
    }

    static void Period(Row row, Variable start, Variable end, Oddity odd)
    {
        if (
            start.Of<PartialDate>(row.Record) is { } first
            && end.Of<PartialDate>(row.Record) is { } last
            && last.IsBefore(first).IsTrue
        )
            odd(end.Name, $"It ends on {last}, before it starts on {first}.", $"Check {start.Name} and {end.Name}.");
    }

    static void Range(Row row, Variable variable, Oddity odd)
    {
        var (low, high) = PlausibleLimits.Numbers[variable.Name];
        if (variable.NumberOf(row.Record) is { } number && (number < low || number > high))
            odd(variable.Name, $"{variable.Name} {Text(number)} is implausible.", $"It is expected {Between(low, high)}.");
    }

    void Code(Row row, Variable variable, Oddity odd)
    {
        if (!variable.IsStrange(row.Record))
            return;
        var word = $"{variable.Of(row.Record)}";
        if (_rules.Asked?.Contains((variable.Name, word.ToUpperInvariant())) != true)
            odd(
                variable.Name,
                $"{variable.Name} '{word}' is no code of its list.",
                $"The list is {string.Join(", ", variable.Words)}; no rule will read another."
            );
    }

    static void Result(Observation observation, Oddity odd)
    {
        var domain = observation.Domain;
        if (observation.NormalLow > observation.NormalHigh)
            odd(
                domain + "ORNRLO",
                $"The normal range of {observation.TestCode} goes from {Text(observation.NormalLow)} down to "
                    + $"{Text(observation.NormalHigh)}.",
                "Exchange the two limits."
            );
        if (observation.NormalHigh is not null && Catalogue.UpperLimit(observation) is null)
            odd(
                domain + "ORNRHI",
                $"An upper limit of normal of {Text(observation.NormalHigh)} {observation.Unit} is no laboratory's for "
                    + $"{observation.TestCode}: no rule reads it.",
                "Look whether the limits belong to the unit of the result."
            );
        if (ResultText.Odd(observation) is { } result)
            odd(domain + "ORRES", result.What, result.Mend, result.Kind);
        Limit(domain + "ORNRLO", observation.LowLimit, observation.NormalLow, odd);
        Limit(domain + "ORNRHI", observation.HighLimit, observation.NormalHigh, odd);
        if (observation is LabResult { Specimen: { } specimen } taken && !taken.IsOfItsSpecimen())
            odd(
                domain + "SPEC",
                $"{observation.TestCode} was taken from {specimen}: it is kept, and no rule about blood reads it.",
                "Nothing is to be done if that is right."
            );
        else if (
            observation.Number is { } number
            && Catalogue.Find(observation) is { Unit: { } unit, Plausible: var (low, high) } test
        )
            Measure(observation, test, unit, number, (low, high), odd);
    }

    static void Limit(string column, string? written, double? number, Oddity odd)
    {
        if (written is not null && number is null)
            odd(
                column,
                $"The limit '{written}' is no number: it is kept, and no rule reads it.",
                "Give the limit as a number alone."
            );
    }

    static void Measure(
        Observation observation,
        CatalogueTest test,
        Unit unit,
        double number,
        (double Low, double High) plausible,
        Oddity odd
    )
    {
        if (test.ValueOf(number, observation.Unit) is not { } value)
            odd(
                observation.Domain + "ORRESU",
                observation.Unit is null
                    ? (Phrase)$"{observation.TestCode} has a number without a unit."
                    : $"'{observation.Unit}' is no known unit of {observation.TestCode}.",
                $"Give it in {unit} or a unit that converts into it."
            );
        else if (value > 0 && value < test.LeastGiven)
            odd(
                observation.Domain + "ORRESU",
                $"{observation.TestCode} in {observation.Unit} is implausible: less than {Text(test.LeastGiven)} {unit}.",
                Math.Abs(value - number) < 1e-9 * number
                    ? "Check the value and the unit."
                    : $"Check the unit: {observation.TestCode} {observation.Result} {observation.Unit} is {Text(value)} {unit}."
            );
        else if (value < plausible.Low || value > plausible.High)
            odd(
                observation.Domain + "ORRES",
                $"{observation.TestCode} {observation.Result} {observation.Unit} is implausible.",
                $"It is expected {Between(plausible.Low, plausible.High)} {UnitWords.Of(unit.Code)}: "
                    + "check the value and the unit."
            );
    }

    void Note((string File, string Column, string Kind) key, int line, Phrase what, Phrase mend)
    {
        if (!IsCounted(key))
            _oddities[key] = (line, 1, what, mend);
    }

    /// <summary>Counts a row among those that are odd in a way that is noted already; false when it is not.</summary>
    bool IsCounted((string File, string Column, string Kind) key)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(_oddities, key);
        if (Unsafe.IsNullRef(ref known))
            return false;
        known.Rows++;
        return true;
    }

    /// <summary>The birth of every subject that has a DM row; null when it is not known.</summary>
    static Dictionary<string, PartialDate?> Births(IReadOnlyList<Sheet> sheets, LedgerState state)
    {
        var births = new Dictionary<string, PartialDate?>(StringComparer.Ordinal);
        foreach (var subject in state.Casebook().Subjects)
            if (subject.Demographics is { } known)
                births[subject.Id] = known.Birth;
        foreach (var row in sheets.SelectMany(s => s.Rows))
            if (row.Record is Demographics record)
                births[record.Subject] = record.Birth;
        return births;
    }

    static List<(Variable Start, Variable End)> Periods(RecordShape shape, List<Variable> dates) =>
        [
            .. from start in dates
            from end in dates
            where start.Name == shape.Domain + "STDTC" && end.Name == shape.Domain + "ENDTC"
            select (start, end),
        ];

    static Phrase Between(double low, double high) =>
        high == double.MaxValue ? (Phrase)$"at or above {Text(low)}" : $"between {Text(low)} and {Text(high)}";

    static string Text(double? number) => number is { } known ? PlainNumber.Of(known) : "";
}
