using System.Buffers;

namespace Cairn.Records;

/// <summary>
/// Whether a result was taken from what its test is about. A test of blood counts from whole blood, serum and plasma, and where
/// nobody named a specimen; leukocytes of the cerebrospinal fluid, or creatinine of urine, are other numbers.
/// </summary>
public static class SpecimenReading
{
    static readonly SearchValues<string> Blood = Any(
        "BLOOD",
        "SERUM",
        "PLASMA",
        "VENOUS",
        "ARTERIAL",
        "CAPILLAR",
        "BLUT",
        "SANG",
        "血"
    );
    static readonly SearchValues<string> Other = Any(
        "MARROW",
        "CORD",
        "FLUID",
        "URINE",
        "ASCIT",
        "PLEUR",
        "CSF",
        "LIQUOR",
        "STOOL",
        "骨髓",
        "脐",
        "尿"
    );

    // As LOINC and laboratories shorten them.
    static readonly string[] Short = ["SER", "PLAS", "SER/PLAS", "BLD", "PB", "WB", "EDTA"];

    /// <summary>False for a test of blood that was done on anything else.</summary>
    public static bool IsOfItsSpecimen(this Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation is not LabResult { Specimen: { } specimen } || IsBlood(specimen) || !IsOfBlood(observation);
    }

    static bool IsOfBlood(Observation observation) => Catalogue.Find(observation) is { IsOfBlood: true };

    static bool IsBlood(string specimen)
    {
        var written = specimen.AsSpan().Trim();
        if (written.IsEmpty || Array.Exists(Short, s => specimen.Trim().Equals(s, StringComparison.OrdinalIgnoreCase)))
            return true;
        return written.ContainsAny(Blood) && !written.ContainsAny(Other);
    }

    static SearchValues<string> Any(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
