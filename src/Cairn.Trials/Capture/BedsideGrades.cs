using System.Globalization;
using Cairn.Ledger;
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
/// where
/// nobody typed them they are recorded as they follow; where somebody typed another one, it stands, and is asked about.
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
        var follows = new List<(string Line, int? Value)>
        {
            (IcansRecord.Ice, Sum(signs)),
            (Crs, CrsGrade.Of(CrsOf(signs, state, sheet.Place, day)).Value),
        };
        var ice = signs.Whole(IcansRecord.Ice) ?? follows[0].Value;
        follows.Add((Icans, IcansGrade.Of(IcansOf(signs, ice)).Value));
        return Filled(sheet, sent, follows);
    }

    static Filled Filled(FormSheet sheet, SentForm sent, List<(string Line, int? Value)> follows)
    {
        var fields = sent.Fields.ToDictionary(StringComparer.Ordinal);
        var (derived, findings) = (new HashSet<string>(StringComparer.Ordinal), new List<Finding>());
        foreach (var (line, value) in follows)
        {
            var known = sheet.Lines.FirstOrDefault(l => l.Id == line);
            if (known is null || value is not { } number)
                continue;
            // A form that does not ask for it leaves what stands there.
            var (typed, text) = (
                sent.Answer(line, Result) ?? known.AnswerOf(Result),
                number.ToString(CultureInfo.InvariantCulture)
            );
            var wasDerived = known.Values.GetValueOrDefault("FAMETHOD") == Method && typed == known.AnswerOf(Result);
            if (typed.Length == 0 || wasDerived)
            {
                fields[$"{line}.{Result}"] = text;
                derived.Add(line);
            }
            else if (typed != text && int.TryParse(typed, CultureInfo.InvariantCulture, out _))
                findings.Add(Differs(line, known.Plan.Label, typed, text));
        }
        return new(sent with { Fields = fields }, derived, findings);
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
        new()
        {
            Temperature = signs.Celsius(ScreeningCode.Temperature),
            FeverBefore = FeverBefore(state, place, day),
            Treated = Coded<NoYes>.Of(signs.Text(CrsRecord.Treated)).AsTruth,
            Hypotension = CrsRecord.PressureOf(signs.Text(CrsRecord.Pressure)),
            Oxygen = CrsRecord.OxygenOf(signs.Text(CrsRecord.Oxygen)),
        };

    static IcansSignsOfDay IcansOf(Signs signs, int? ice) =>
        new()
        {
            Ice = ice,
            Arousal = IcansRecord.ArousalOf(signs.Text(IcansRecord.Arousal)),
            Seizure = IcansRecord.SeizureOf(signs.Text(IcansRecord.Seizure)),
            DeepWeakness = Coded<NoYes>.Of(signs.Text(IcansRecord.Weakness))?.Meaning switch
            {
                NoYes.Yes => true,
                NoYes.No => false,
                NoYes.Unknown or NoYes.NotApplicable or null => null,
            },
            Swelling = IcansRecord.SwellingOf(signs.Text(IcansRecord.Swelling)),
        };

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
            .Where(r => r.Newest.Values.Any(v => v.Name == "EXCAT" && v.Text == ExposureKind.CellInfusion.Word()))
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
