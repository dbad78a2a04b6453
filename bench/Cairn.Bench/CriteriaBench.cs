using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cairn.Cql.Evaluation;
using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Documents.StudyFiles;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Bench;

/// <summary>
/// The 48 criteria of NCT06880354 asked of made-up subjects with 92 records each, on one thread; compiled once. Prints subjects a
/// second of each run. With a path it writes the same subjects as JSON lines, for a peer.
/// </summary>
static class CriteriaBench
{
    const int Subjects = 5_000,
        OfThePeer = 200,
        AtOnce = 100,
        RecordsEach = 92;

    static readonly string[] Histories =
    [
        "ACUTE PROMYELOCYTIC LEUKEMIA",
        "GILBERT SYNDROME",
        "NO CHILDBEARING POTENTIAL",
        "ALLERGY TO A STUDY DRUG",
        "GRAFT VERSUS HOST DISEASE",
        "ACTIVE INFECTION",
        "OTHER MALIGNANCY",
        "STROKE",
        "SEIZURE",
        "MYOCARDIAL INFARCTION",
        "NON-ISCHEMIC CARDIOMYOPATHY",
        "CENTRAL NERVOUS SYSTEM LEUKEMIA",
        "PULMONARY FIBROSIS",
        "AUTOIMMUNE DISEASE",
    ];

    static readonly string[] Procedures =
    [
        "RADIOTHERAPY",
        "DONOR LYMPHOCYTE INFUSION",
        "CAR-T CELL INFUSION",
        "CAR-NK CELL INFUSION",
        "GENE-MODIFIED CELL THERAPY",
        "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT",
        "CORONARY ARTERY BYPASS GRAFT",
    ];

    static readonly string[] Signs = ["HCG", "CLL1", "CD38", "HIVAB", "HBSAG", "HBCAB", "HCAB", "TPAB"];

    static readonly string[] Answers =
    [
        "I2b=Y",
        "I4=Y",
        "I8=Y",
        "I9b=Y",
        "I10=Y",
        "E2.2=N",
        "E10.3=N",
        "E10.5=N",
        "E16=N",
        "E17=N",
        "E18=N",
        "E19=N",
    ];

    static readonly (string Domain, string Code, double Mean, double Spread, string Unit, double High)[] Measures =
    [
        ("LB", "ALT", 30, 40, "U/L", 40),
        ("LB", "AST", 30, 40, "U/L", 40),
        ("LB", "BILI", 10, 20, "umol/L", 20),
        ("LB", "BILDIR", 3, 5, "umol/L", 6),
        ("LB", "CREAT", 60, 60, "umol/L", 110),
        ("VS", "WEIGHT", 45, 40, "kg", 0),
        ("VS", "OXYSAT", 90, 10, "%", 0),
        ("VS", "SYSBP", 110, 50, "mm[Hg]", 0),
        ("VS", "SYSBP", 110, 50, "mm[Hg]", 0),
        ("VS", "DIABP", 60, 50, "mm[Hg]", 0),
        ("VS", "DIABP", 60, 50, "mm[Hg]", 0),
        ("EG", "LVEF", 42, 30, "%", 0),
        ("EG", "QTCF", 400, 90, "ms", 0),
    ];

    public static int Run(string? export)
    {
        var study = Read();
        var rules = EligibilityRules.Of(study) ?? throw new InvalidOperationException("The study's rules do not compile.");
        Criterion[] criteria = [.. study.AskedAt(Gate.Screening)];
        var chance = new Random(1);
        var subjects = Enumerable.Range(1, Subjects).Select(i => Subject(i, chance)).ToList();
        if (export is not null)
            File.WriteAllLines(export, subjects.Select(Line));
        Once(rules, criteria, subjects[..OfThePeer], "the first, for a peer", null);
        for (var run = 1; run <= 4; run++)
            Once(rules, criteria, subjects, $"run {run}, records indexed while the clock runs", null);
        List<IDataSource> indexed = [.. subjects.Select(rules.Ahead)];
        for (var run = 1; run <= 12; run++)
            Once(rules, criteria, subjects, $"run {run}, records indexed before", indexed);
        List<SubjectRecords> few = [.. Enumerable.Range(0, Subjects).Select(i => subjects[i % 40])];
        List<IDataSource> fewIndexed = [.. Enumerable.Range(0, Subjects).Select(i => indexed[i % 40])];
        for (var run = 1; run <= 6; run++)
            Once(rules, criteria, few, $"run {run}, 40 subjects over and over", fewIndexed);
        Each(rules, criteria, indexed[..OfThePeer]);
        return 0;
    }

    /// <summary>What each criterion takes, asked alone of the same few subjects over and over.</summary>
    static void Each(EligibilityRules rules, Criterion[] criteria, List<IDataSource> subjects)
    {
        var at = GateMoment.Screening(new DateOnly(2025, 4, 1));
        foreach (var criterion in criteria)
        {
            var pass = rules.Verdicts([criterion]);
            var verdicts = new Truth[1];
            var best = double.MaxValue;
            for (var run = 0; run < 8; run++)
            {
                var cpu = Cpu();
                for (var again = 0; again < 200; again++)
                    foreach (var rows in subjects)
                        pass.Ask(at, rows, verdicts);
                best = Math.Min(best, (Cpu() - cpu) * 1e9 / (200 * subjects.Count));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{criterion.Id}: {best:0} ns"));
        }
    }

    /// <param name="indexed">The subjects' rows; null to index them here.</param>
    static void Once(
        EligibilityRules rules,
        Criterion[] criteria,
        List<SubjectRecords> subjects,
        string run,
        List<IDataSource>? indexed
    )
    {
        var pass = rules.Verdicts(criteria);
        var verdicts = new Truth[criteria.Length * AtOnce];
        var at = GateMoment.Screening(new DateOnly(2025, 4, 1));
        var counts = new int[3];
        var some = new IDataSource[AtOnce];
        var (start, cpu, bytes) = (Stopwatch.GetTimestamp(), Cpu(), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < subjects.Count; i += AtOnce)
        {
            var count = Math.Min(AtOnce, subjects.Count - i);
            for (var j = 0; j < count; j++)
                some[j] = indexed?[i + j] ?? new RecordRows(subjects[i + j]);
            pass.Ask(at, some.AsSpan(0, count), verdicts);
            foreach (var verdict in verdicts.AsSpan(0, count * criteria.Length))
                counts[(int)verdict]++;
        }
        var (wall, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Cpu() - cpu);
        var each = (GC.GetAllocatedBytesForCurrentThread() - bytes) / subjects.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run}: {subjects.Count / used:0} subjects a second of processor time ({subjects.Count / wall:0} by the clock), "
                    + $"{criteria.Length} criteria, {RecordsEach} records, {each} bytes each"
            )
        );
        Console.WriteLine(
            $"  not met {counts[(int)Truth.False]}, unknown {counts[(int)Truth.Unknown]}, met {counts[(int)Truth.True]}"
        );
    }

    // On a machine with other work the processor's time is what counts; one thread asks.
    static double Cpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    static Study Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../studies/NCT06880354");
        var files = Directory
            .EnumerateFiles(folder)
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        return StudyReader.Read("NCT06880354", files).Value!;
    }

    static SubjectRecords Subject(int number, Random chance)
    {
        var id = $"S{number}";
        var daysBefore = chance.Next(365);
        var rows = Rows(chance).Take(RecordsEach).Select((r, i) => Record(id, i, Moved(r, daysBefore))).ToList();
        return new(id, rows);
    }

    /// <summary>Each subject came on another day: every date but that of birth is so many days earlier.</summary>
    static (string Domain, Dictionary<string, string> Values) Moved(
        (string Domain, Dictionary<string, string> Values) row,
        int days
    )
    {
        foreach (var (name, text) in row.Values.Where(v => v.Key.EndsWith("DTC", StringComparison.Ordinal) && v.Key != "BRTHDTC"))
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                row.Values[name] = day.AddDays(-days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return row;
    }

    static Record Record(string id, int number, (string Domain, Dictionary<string, string> Values) row)
    {
        var shape = RecordShape.Of(row.Domain)!;
        row.Values["USUBJID"] = id;
        if (shape.IsNumbered)
            row.Values[row.Domain + "SEQ"] = (number + 1).ToString(CultureInfo.InvariantCulture);
        return shape.Read(row.Values, "bench", null).Value!;
    }

    static IEnumerable<(string Domain, Dictionary<string, string> Values)> Rows(Random chance)
    {
        yield return (
            "DM",
            new(StringComparer.Ordinal)
            {
                ["BRTHDTC"] = $"{1945 + chance.Next(60)}-03-10",
                ["SEX"] = chance.Next(2) == 0 ? "F" : "M",
                ["RFICDTC"] = "2025-03-10",
            }
        );
        foreach (
            var (code, day) in new[]
            {
                ("INFORMED CONSENT OBTAINED", "2025-03-10"),
                ("DONOR CONFIRMED", "2025-03-15"),
                ("ENROLLED", "2025-03-28"),
            }
        )
            yield return ("DS", new(StringComparer.Ordinal) { ["DSDECOD"] = code, ["DSSTDTC"] = day });
        yield return (
            "PR",
            new(StringComparer.Ordinal)
            {
                ["PRTRT"] = "LEUKAPHERESIS",
                ["PRDECOD"] = "LEUKAPHERESIS",
                ["PRSTDTC"] = "2025-04-01",
            }
        );
        yield return (
            "MH",
            new(StringComparer.Ordinal)
            {
                ["MHTERM"] = "AML",
                ["MHDECOD"] = "ACUTE MYELOID LEUKEMIA",
                ["MHCAT"] = "PRIMARY DIAGNOSIS",
                ["MHSTDTC"] = "2024",
            }
        );
        foreach (var name in Histories)
            yield return (
                "MH",
                new(StringComparer.Ordinal)
                {
                    ["MHTERM"] = name,
                    ["MHDECOD"] = name,
                    ["MHOCCUR"] = chance.Next(20) == 0 ? "Y" : "N",
                    ["MHSTDTC"] = "2024-05-01",
                }
            );
        yield return (
            "MH",
            new(StringComparer.Ordinal)
            {
                ["MHTERM"] = "NEUROPATHY",
                ["MHCAT"] = "TOXICITY OF EARLIER TREATMENT",
                ["MHTOXGR"] = "1",
            }
        );
        foreach (var name in Procedures)
            yield return (
                "PR",
                new(StringComparer.Ordinal)
                {
                    ["PRTRT"] = name,
                    ["PRDECOD"] = name,
                    ["PROCCUR"] = "N",
                }
            );
        yield return (
            "PR",
            new(StringComparer.Ordinal)
            {
                ["PRTRT"] = "SURGERY",
                ["PRCAT"] = "MAJOR SURGERY",
                ["PROCCUR"] = "N",
            }
        );
        foreach (var kind in new[] { "IMMUNOSUPPRESSANT", "ANTI-INFECTIVE", "LIVE VACCINE" })
            yield return (
                "CM",
                new(StringComparer.Ordinal)
                {
                    ["CMTRT"] = kind,
                    ["CMCAT"] = kind,
                    ["CMOCCUR"] = "N",
                }
            );
        yield return (
            "CM",
            new(StringComparer.Ordinal)
            {
                ["CMTRT"] = "PREDNISONE",
                ["CMDECOD"] = "PREDNISONE",
                ["CMCAT"] = "CORTICOSTEROID",
                ["CMDOSE"] = "5",
                ["CMDOSU"] = "mg",
                ["CMSTDTC"] = "2025-03-01",
                ["CMENDTC"] = "2025-03-30",
            }
        );
        yield return (
            "CM",
            new(StringComparer.Ordinal)
            {
                ["CMTRT"] = "CYTARABINE",
                ["CMDECOD"] = "CYTARABINE",
                ["CMCAT"] = "ANTI-LEUKAEMIA THERAPY",
                ["CMSTDTC"] = "2025-01-01",
                ["CMENDTC"] = "2025-01-07",
            }
        );
        foreach (var m in Measures)
            yield return (
                m.Domain,
                Measured(
                    m.Domain,
                    m.Code,
                    (m.Mean + chance.NextDouble() * m.Spread).ToString("0.#", CultureInfo.InvariantCulture),
                    m.Unit,
                    m.High
                )
            );
        foreach (var sign in Signs)
            yield return (
                "LB",
                Measured("LB", sign, chance.Next(sign is "CLL1" or "CD38" ? 2 : 30) == 0 ? "POSITIVE" : "NEGATIVE", null, 0)
            );
        yield return ("LB", Measured("LB", "HBVDNA", "<20", "[IU]/mL", 0));
        yield return ("LB", Measured("LB", "HCVRNA", "<15", "[IU]/mL", 0));
        yield return ("QS", Measured("QS", "ECOG101", $"{chance.Next(4)}", null, 0));
        yield return ("QS", Measured("QS", "NYHACLS", "1", null, 0));
        foreach (var answer in Answers)
            yield return (
                "IE",
                new(StringComparer.Ordinal)
                {
                    ["IETESTCD"] = answer.Split('=')[0],
                    ["IEORRES"] = answer.Split('=')[1],
                    ["IEDTC"] = "2025-03-12",
                }
            );
        while (true)
            yield return ("LB", Measured("LB", chance.Next(2) == 0 ? "K" : "SODIUM", "4", "mmol/L", 0));
    }

    static Dictionary<string, string> Measured(string domain, string code, string result, string? unit, double high)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [domain + "TESTCD"] = code,
            [domain + "ORRES"] = result,
            [domain + "DTC"] = "2025-03-12",
        };
        if (unit is not null)
            row[domain + "ORRESU"] = unit;
        if (high > 0)
            row[domain + "ORNRHI"] = high.ToString(CultureInfo.InvariantCulture);
        return row;
    }

    static string Line(SubjectRecords subject) =>
        JsonSerializer.Serialize(
            subject.All.Select(r => new { type = RecordModel.TypeOf(r).Name, values = RecordShape.Write(r) })
        );
}
