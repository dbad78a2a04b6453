using System.Buffers;

namespace Cairn.Records;

/// <summary>
/// Whether a recorded procedure or medication was a transplant of blood stem cells from a donor, in the spellings of
/// dictionaries and sites: allogeneic and allogenic, haematopoietic and hematopoietic, transplant and transplantation, allo-HSCT.
/// One of blood stem cells of which nobody says whose they were counts as a donor's; one of the patient's own does not.
/// </summary>
public static class TransplantReading
{
    static readonly SearchValues<string> Transplant = Any("TRANSPLANT", "HSCT", "PBSCT", "UCBT", "ALLOSCT", "移植");
    static readonly SearchValues<string> Short = Any(" SCT ", " BMT ", " ALLO HCT ", " HAPLO HCT ", " ALLOHCT ", " ALLOBMT ");
    static readonly SearchValues<string> Blood = Any(
        "STEM CELL",
        "MARROW",
        "CORD BLOOD",
        "HEMATOPOIETIC",
        "HSCT",
        "PBSCT",
        "UCBT",
        "STAMMZELL",
        "干细胞",
        "骨髓",
        "脐血",
        "脐带血"
    );
    static readonly SearchValues<string> Donor = Any(" ALLO", " HAPLO", " DONOR", "SIBLING", "UNRELATED", "异基因", "异体");
    static readonly SearchValues<string> Own = Any(" AUTO", " ASCT ", "自体");

    // Around a transplant, and none.
    static readonly SearchValues<string> Around = Any(
        " PRE ",
        " POST ",
        "PRETRANSPLANT",
        "POSTTRANSPLANT",
        "EVALUATION",
        "CONSULT",
        "WORK UP",
        "WORKUP",
        "TYPING",
        "SEARCH",
        "BIOPSY",
        "ASPIRAT",
        "COLLECTION",
        "APHERESIS",
        "HARVEST",
        "MOBILI",
        "BOOST",
        "PLANNED",
        "PREPARATION",
        "CONDITIONING"
    );
    static readonly SearchValues<string> Organs = Any(
        "KIDNEY",
        "RENAL",
        "LIVER",
        "HEPATIC",
        "HEART",
        "LUNG",
        "CORNEA",
        "SKIN",
        "HAIR",
        "FECAL",
        "MICROBIOTA",
        "PANCREA"
    );

    public static Truth IsAllograft(this Record row) =>
        row switch
        {
            Procedure { Code: ProcedureCode.Allograft } => Truth.True,
            Procedure p => Of(p.Name, p.Code, p.Category),
            Medication m => Of(m.Treatment, m.Code, m.Category),
            MedicalHistory m => Of(m.Term, m.Code, m.Category),
            _ => Truth.False,
        };

    static Truth Of(string name, string? code, string? category)
    {
        if (!SaysTransplant(name) && !SaysTransplant(code) && !SaysTransplant(category))
            return Truth.False;
        var said = Plain($"{name} {code} {category}").AsSpan();
        if (said.ContainsAny(Own) && !said.ContainsAny(Donor) || said.ContainsAny(Organs) && !said.ContainsAny(Blood))
            return Truth.False;
        var isOfBlood = said.ContainsAny(Blood) || said.ContainsAny(Short) || said.ContainsAny(Donor);
        return isOfBlood && !said.ContainsAny(Around) ? Truth.True : Truth.Unknown;
    }

    static bool SaysTransplant(string? text) =>
        text is not null && (Has(text, Transplant) || text.Length < 20 && Has(Plain(text), Short));

    static bool Has(string text, SearchValues<string> words) => text.AsSpan().ContainsAny(words);

    // In American spelling, words apart by one space, a space at both ends.
    static string Plain(string text)
    {
        var words = AmericanSpelling.Of(text).Split([' ', '-', '_', '/', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return $" {string.Join(' ', words)} ";
    }

    static SearchValues<string> Any(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
