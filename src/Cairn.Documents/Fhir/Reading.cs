using System.Globalization;
using Cairn.Quantities;
using Cairn.Records.Terminology;
using Hl7.Fhir.Model;
using Quantity = Hl7.Fhir.Model.Quantity;

namespace Cairn.Documents.Fhir;

/// <summary>What an observation, or one component of it, says.</summary>
sealed record Reading(
    CodeableConcept? Code,
    DataType? Value,
    CodeableConcept? Absent,
    IReadOnlyList<Observation.ReferenceRangeComponent> Ranges
)
{
    public IReadOnlyList<CodeableConcept> Interpretation { get; init; } = [];

    /// <summary>Puts result, unit and range into the row.</summary>
    /// <param name="known">The test, where Cairn knows it.</param>
    public void Put(FhirRow row, OutsideCode? known, FhirSource source, FhirDesk desk)
    {
        if (Text(source, desk) is { } text)
            row.With("--ORRES", text);
        else if (Sign() is { } sign)
            row.With("--ORRES", sign);
        else
            row.With("--STAT", "NOT DONE").With("--REASND", FhirCodes.Words(Absent) ?? "no result in the file");
        if (Value is not Quantity quantity)
            return;
        var unit = quantity.Code ?? quantity.Unit;
        row.With("--ORRESU", unit == "1" ? null : unit);
        if (known?.Unit is { } usual)
            Compare(known, usual, unit, source, desk);
        PutRange(row, unit, source, desk);
    }

    string? Text(FhirSource source, FhirDesk desk) =>
        Value switch
        {
            Quantity { Value: { } number } quantity => $"{Sign(quantity.Comparator)}{Plain(number)}",
            CodeableConcept concept => Answer(concept),
            FhirString words => words.Value,
            Integer whole => whole.Value?.ToString(CultureInfo.InvariantCulture),
            FhirBoolean { Value: { } holds } => holds ? "Y" : "N",
            Ratio { Numerator.Value: { } over, Denominator.Value: { } under } => $"{Plain(over)}:{Plain(under)}",
            FhirDateTime at => FhirDates.Plain(at.Value),
            null => null,
            _ => Other(source, desk),
        };

    static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    string? Other(FhirSource source, FhirDesk desk)
    {
        desk.Warn(
            source,
            $"A result of type {Value!.TypeName} is not read: the row is kept without it.",
            "Give it as a quantity, a code or text."
        );
        return null;
    }

    static string Sign(Quantity.QuantityComparator? comparator) =>
        comparator switch
        {
            Quantity.QuantityComparator.LessThan => "<",
            Quantity.QuantityComparator.LessOrEqual => "<=",
            Quantity.QuantityComparator.GreaterThan => ">",
            Quantity.QuantityComparator.GreaterOrEqual => ">=",
            _ => "",
        };

    static string? Answer(CodeableConcept concept)
    {
        foreach (var coding in concept.Coding)
            if (FhirCodes.SystemOf(coding.System) is { } system && OutsideCodes.Answer(system, coding.Code ?? "") is { } known)
                return known.Result;
        return FhirCodes.Words(concept);
    }

    // Without a value the laboratory's reading of the result still says its sign.
    string? Sign()
    {
        if (Interpretation.Any(i => FhirCodes.Says(i, "POS")))
            return "POSITIVE";
        return Interpretation.Any(i => FhirCodes.Says(i, "NEG")) ? "NEGATIVE" : null;
    }

    // LOINC tells mass from moles and number from presence: a unit of the other kind is a slip in one of the two.
    static void Compare(OutsideCode known, Unit usual, string? written, FhirSource source, FhirDesk desk)
    {
        var fits = written is null || UnitSpelling.Of(written) is not { } unit || IsOfKind(unit, usual);
        if (!fits)
            desk.Warn(
                source,
                $"The unit {written} does not fit the code {known.Code} ('{known.Display}').",
                $"A unit such as {usual} is expected: look whether the code or the unit is wrong."
            );
    }

    static bool IsOfKind(Unit unit, Unit usual) =>
        unit.Dimension == usual.Dimension || unit.FactorTo(usual) is not null || (IsEnzyme(unit) && IsEnzyme(usual));

    static bool IsEnzyme(Unit unit) => unit.FactorTo(Unit.Of("U/L")) is not null || unit.FactorTo(Unit.Of("[iU]/L")) is not null;

    void PutRange(FhirRow row, string? unit, FhirSource source, FhirDesk desk)
    {
        var normal = Ranges.Where(r => r.Type is null || FhirCodes.Says(r.Type, "normal")).ToList();
        if (normal is [] or [{ Low.Value: null, High.Value: null }])
            return;
        if (normal.Count > 1)
        {
            desk.Warn(
                source,
                "Several reference ranges stand beside one result: none was taken.",
                "Give the range that holds for this patient alone."
            );
            return;
        }
        row.With("--ORNRLO", Limit(normal[0].Low, unit, source, desk));
        row.With("--ORNRHI", Limit(normal[0].High, unit, source, desk));
    }

    // A limit counts in the unit of the result.
    static string? Limit(Quantity? limit, string? unit, FhirSource source, FhirDesk desk)
    {
        if (limit?.Value is not { } number)
            return null;
        var written = limit.Code ?? limit.Unit;
        if (written is null || written == unit)
            return Plain(number);
        if (UnitSpelling.Of(written)?.FactorTo(UnitSpelling.Of(unit) ?? Unit.One) is { } factor)
            return Plain(decimal.Round((decimal)factor.Times((double)number), 10) / 1.0000000000m);
        desk.Warn(
            source,
            $"The reference range is in {written}, the result in {unit ?? "no unit"}: the range was left out.",
            "Give both in one unit."
        );
        return null;
    }
}
