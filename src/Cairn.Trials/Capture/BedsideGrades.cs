using System.Globalization;
using Cairn.Ledger;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Capture;

/// <summary>A form with what follows from what was typed.</summary>
/// <param name="Derived">Lines that were left empty and follow from the others.</param>
sealed record Filled(SentForm Sent, IReadOnlyCollection<string> Derived, IReadOnlyList<Finding> Findings)
{
    /// <summary>What stands beside an answer that was worked out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Beside(string line) =>
        Derived.Contains(line, StringComparer.Ordinal) ? [KeyValuePair.Create("FAMETHOD", BedsideGrades.Method)] : [];
}

/// <summary>
/// At the bedside the ICE score follows from its five parts, and the grades of CRS and ICANS from the signs (ASTCT, Lee 2019):
/// where nobody typed them they are recorded as they follow; where somebody typed another one, it stands, and is asked about.
/// </summary>
static class BedsideGrades
{
    /// <summary>FAMETHOD of a value that was worked out from the signs of the day.</summary>
    public const string Method = "FROM THE SIGNS, ASTCT 2019";

    const string Result = "FAORRES",
        Crs = BedsideLines.Crs,
        Icans = BedsideLines.Icans;

    public static Filled Fill(LedgerState state, FormSheet sheet, SentForm sent)
    {
        if (sheet.Place is not { Form.Id: BedsideLines.Form, Day: { } day })
            return new(sent, [], []);
        var signs = new Signs(sheet, sent);
        var sum = Sum(signs);
        List<(string Line, Following Value)> follows =
        [
            (IcansRecord.Ice, sum is { } whole ? new(whole, whole) : Following.Nothing),
            (Crs, Following.Of(CrsGrade.Of(CrsOf(signs, state, sheet.Place, day)).Value)),
            (Icans, Following.Of(IcansGrade.Of(IcansOf(signs, signs.Whole(IcansRecord.Ice) ?? sum)).Value)),
        ];
        return Filled(sheet, sent, follows);
    }

    // What may stand in a line by the others; one value alone is filled in.
    readonly record struct Following(int Least, int Most)
    {
        public static Following Nothing { get; } = new(int.MinValue, int.MaxValue);

        public static Following Of(GradeSpan span) => new(span.Least, span.Most);

        public int? Known => Least == Most ? Least : null;

        public bool Allows(int value) => value >= Least && value <= Most;

        public override string ToString() => new GradeSpan(Least, Most).ToString();
    }

    static Filled Filled(FormSheet sheet, SentForm sent, List<(string Line, Following Value)> follows)
    {
        var fields = sent.Fields.ToDictionary(StringComparer.Ordinal);
        var (derived, findings) = (new HashSet<string>(StringComparer.Ordinal), new List<Finding>());
        foreach (var (line, value) in follows)
        {
            var known = sheet.Lines.FirstOrDefault(l => l.Id == line);
            if (known is null)
                continue;
            // A form that does not ask for it leaves what stands there.
            var typed = sent.Answer(line, Result) ?? known.AnswerOf(Result);
            var wasDerived = known.Values.GetValueOrDefault("FAMETHOD") == Method && typed == known.AnswerOf(Result);
            if (typed.Length == 0 || wasDerived)
                Fill(line, value.Known, wasDerived);
            else if (int.TryParse(typed, CultureInfo.InvariantCulture, out var number) && !value.Allows(number))
                findings.Add(Differs(line, known.Plan.Label, typed, value.ToString()));
        }
        return new(sent with { Fields = fields }, derived, findings);

        // What followed once, and does not any more, is taken out.
        void Fill(string line, int? number, bool wasDerived)
        {
            if (number is null && !wasDerived)
                return;
            fields[$"{line}.{Result}"] = number?.ToString(CultureInfo.InvariantCulture) ?? "";
            if (number is not null)
                derived.Add(line);
        }
    }

    static Finding Differs(string line, string label, string typed, string follows) =>
        Finding.Warning(
            line,
            null,
            Result,
            $"{label} is {typed} here, and {follows} by the signs of the day (ASTCT 2019).",
            "Check the signs and the grade; leave it when it is meant."
        );

    static int? Sum(Signs signs)
    {
        var parts = BedsideLines.IceParts.Select(p => signs.Whole(p.Line)).ToList();
        return parts.TrueForAll(p => p is not null) ? parts.Sum() : null;
    }

    static CrsSigns CrsOf(Signs signs, LedgerState state, FormPlace place, DateOnly day) =>
        CrsRecord.Signs(signs.Text) with
        {
            Temperature = signs.Celsius(ScreeningCode.Temperature),
            FeverBefore = FeverBefore(state, place, day),
            Treated = Coded<NoYes>.Of(signs.Text(CrsRecord.Treated)).AsTruth,
        };

    static IcansSignsOfDay IcansOf(Signs signs, int? ice) => IcansRecord.Signs(signs.Text) with { Ice = ice };

    // Of the day before; nobody had one before the day of the first cells.
    static Truth FeverBefore(LedgerState state, FormPlace place, DateOnly day)
    {
        var yesterday = FormSheet.Of(state, place with { Day = day.AddDays(-1) });
        var grade = yesterday.Lines.FirstOrDefault(l => l.Id == Crs)?.AnswerOf(Result);
        if (int.TryParse(grade, CultureInfo.InvariantCulture, out var known))
            return Truth.Of(known > 0);
        return FirstCells(state, place.Subject) is { } first && day <= first ? Truth.False : Truth.Unknown;
    }

    static DateOnly? FirstCells(LedgerState state, string subject) =>
        state
            .RecordsOf(subject)
            .Values.Where(r => !r.IsRemoved && r.Newest.Domain == "EX")
            .Where(r => r.Newest.ReadableValues.Any(v => v.Name == "EXCAT" && v.Text == ExposureKind.CellInfusion.Word()))
            .Min(r => r.Newest.Event?.Date);

    sealed class Signs(FormSheet sheet, SentForm sent)
    {
        public string? Text(string line)
        {
            var known = sheet.Lines.FirstOrDefault(l => l.Id == line);
            if (known is null)
                return null;
            var variable = known.Plan.Items[0].Variable;
            return (sent.Answer(line, variable) ?? known.AnswerOf(variable)) is { Length: > 0 } text ? text : null;
        }

        public int? Whole(string line) => int.TryParse(Text(line), CultureInfo.InvariantCulture, out var n) ? n : null;

        public double? Celsius(string line)
        {
            var known = sheet.Lines.FirstOrDefault(l => l.Id == line);
            if (
                known?.Plan.Test is not { } test
                || !double.TryParse(Text(line), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            )
                return null;
            return test.ValueOf(number, sent.Answer(line, "VSORRESU") ?? known.AnswerOf("VSORRESU"));
        }
    }
}
