using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>Records made from text at random: for each variable a value of its kind or none, and sometimes a column that no type knows.</summary>
static class RecordText
{
    static readonly string[] Words =
    [
        "Neutrophils",
        "10*9/L",
        "<0.01",
        "a, b",
        "\"so\"",
        "line\nbreak",
        "白血病",
        "0.10",
        "1e5",
        "=1+1",
        "é\u0301",
        "😀",
        "N",
        "{\"a\":1}",
    ];
    static readonly string[] Dates =
    [
        "2025",
        "2025-03",
        "2025-03-14",
        "2025---14",
        "--03-14",
        "--03",
        "----14",
        "2025-03-14T08:30",
        "2025-03-14T08:30:15",
        "2024-02-29",
    ];

    public static TheoryData<string> Domains => [.. RecordShape.Domains];

    public static Dictionary<string, string> Of(RecordShape shape, Random chance, string subject = "S-001", int number = 1)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in shape.Variables)
            if (variable.Required || chance.Next(3) > 0)
                values[variable.Name] = Value(variable, chance);
        if (chance.Next(4) == 0)
            values["XTRA"] = Words[chance.Next(Words.Length)];
        values["USUBJID"] = subject;
        if (shape.IsNumbered)
            values[shape.Domain + "SEQ"] = number.ToString(CultureInfo.InvariantCulture);
        return values;
    }

    public static Record Record(RecordShape shape, Random chance, string subject = "S-001", int number = 1) =>
        shape.Read(Of(shape, chance, subject, number), "made", null).Value!;

    public static string Text(Record record) =>
        string.Join(
            "\n",
            RecordShape.Write(record).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}")
        );

    static string Value(Variable variable, Random chance) =>
        variable.Kind == typeof(int) ? chance.Next(-5, 200).ToString(CultureInfo.InvariantCulture)
        : variable.Kind == typeof(double)
            ? (chance.NextDouble() * Math.Pow(10, chance.Next(-8, 9))).ToString(CultureInfo.InvariantCulture)
        : variable.Kind == typeof(PartialDate) ? Dates[chance.Next(Dates.Length)]
        : Words[chance.Next(Words.Length)];
}
