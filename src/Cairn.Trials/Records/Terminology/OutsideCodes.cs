using System.Collections.Frozen;

namespace Cairn.Records.Terminology;

/// <summary>
/// The codes of published lists that Cairn knows: a row a code, each naming its list, its words there and its place in the
/// catalogue. A code that stands in no row is kept as it came and read by no rule.
/// </summary>
public static class OutsideCodes
{
    /// <summary>Every row.</summary>
    public static IReadOnlyList<OutsideCode> All { get; } =
    [.. MeasuredCodes.All, .. IllnessCodes.All, .. MedicationCodes.All, .. VaccineCodes.All, .. ProcedureCodes.All];

    static readonly FrozenDictionary<(CodeSystem, string), OutsideCode> ByCode = All.ToFrozenDictionary(c => (c.System, c.Code));

    static readonly FrozenDictionary<(CodeSystem, string), OutsideAnswer> Answers = AnswerCodes.All.ToFrozenDictionary(a =>
        (a.System, a.Code)
    );

    /// <summary>The row of a code, or the nearest above it in a list with steps; null when there is none.</summary>
    public static OutsideCode? Find(CodeSystem system, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (ByCode.TryGetValue((system, code), out var row))
            return row;
        if (system is not (CodeSystem.Atc or CodeSystem.Icd10))
            return null;
        for (var length = code.Length - 1; length > 0; length--)
            if (ByCode.TryGetValue((system, code[..length].TrimEnd('.')), out var above))
                return above;
        return null;
    }

    /// <summary>The result that a coded answer stands for; null when it is not known.</summary>
    public static OutsideAnswer? Answer(CodeSystem system, string code) => Answers.GetValueOrDefault((system, code));
}
