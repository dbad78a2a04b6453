using Cairn.Registry.Words;

namespace Cairn.Registry.Comparing;

/// <summary>
/// What lines of eligibility and outcomes are about, by any of its names: a line that asks for an ejection fraction and one that
/// asks for an LVEF are about the same. General knowledge of the field, a line a thing.
/// </summary>
static class LineTopics
{
    const string Table = """
        AGE | year old | years of age | aged
        CONSENT | informed consent | ICF | consent form
        ECOG | Eastern Cooperative Oncology Group | performance status | ECOG performance status
        KARNOFSKY | Karnofsky performance | KPS
        ALT | alanine aminotransferase | alanine transaminase | SGPT | ALAT
        AST | aspartate aminotransferase | aspartate transaminase | SGOT | ASAT
        BILIRUBIN | total bilirubin | serum bilirubin | total serum bilirubin
        CREATININE_CLEARANCE | creatinine clearance | serum creatinine clearance | CrCl | GFR | eGFR | glomerular filtration
        CREATININE | serum creatinine
        LVEF | ejection fraction | left ventricular ejection fraction | left ventricular ejection fraction LVEF
        SPO2 | oxygen saturation | SaO2 | pulse oximetry | finger oxygen saturation
        HEMOGLOBIN | haemoglobin | hgb
        PLATELET | platelet count | thrombocyte
        NEUTROPHIL | absolute neutrophil count | ANC
        LYMPHOCYTE | absolute lymphocyte count | ALC
        SURVIVAL_EXPECTED | life expectancy | expected survival | estimated survival | anticipated survival | to live
        PREGNANCY | pregnant | pregnancy test | HCG | pregnant woman | pregnant women
        LACTATION | lactating | breastfeeding | breast feeding | nursing woman | nursing women | nursing
        CONTRACEPTION | contraceptive | birth control | contraceptive method
        HIV | human immunodeficiency virus
        HBV | hepatitis B | hepatitis B virus | HBsAg | HBcAb | hepatitis B surface antigen | hepatitis B core antibody
        HCV | hepatitis C | hepatitis C virus
        SYPHILIS | treponema pallidum | TPPA
        CMV | cytomegalovirus
        CNS | central nervous system | CNS involvement | CNS disease
        SEIZURE | epilepsy | convulsion
        STROKE | cerebrovascular accident
        HEART_FAILURE | NYHA | New York Heart Association | congestive heart failure | cardiac failure
        INFARCTION | myocardial infarction | coronary artery bypass graft | CABG
        ARRHYTHMIA | cardiac rhythm | atrioventricular block | QTc | QTcF
        HYPERTENSION | high blood pressure | blood pressure
        INFECTION | infectious disease | bacterial infection | fungal infection | viral infection
        AUTOIMMUNE | autoimmune disease | autoimmune disorder | systemic lupus erythematosus | rheumatoid arthritis
        ALLERGY | hypersensitivity | allergic | anaphylaxis
        GVHD | graft versus host disease | graft vs host disease
        TRANSPLANT | stem cell transplantation | stem cell transplant | HSCT | hematopoietic stem cell transplantation
         | allogeneic hematopoietic stem cell transplantation | bone marrow transplantation | ASCT
        DONOR_LYMPHOCYTES | donor lymphocyte infusion | DLI
        STEROID | corticosteroid | glucocorticoid | prednisone | dexamethasone | prednisolone | systemic corticosteroid
        IMMUNOSUPPRESSION | immunosuppressive | immunosuppressant | immunosuppressive drug
        RADIATION | radiotherapy | radiation therapy
        CHEMOTHERAPY | cytotoxic therapy | anti-tumor therapy | antitumor therapy | anticancer therapy
        LIVE_VACCINE | live vaccine | live attenuated vaccine | vaccine
        SURGERY | surgical procedure | operation
        OTHER_MALIGNANCY | other malignancy | second malignancy | malignancy | malignant tumor | other cancer
        PROMYELOCYTIC | acute promyelocytic leukemia | APL
        PRIOR_CELL_THERAPY | CAR-T therapy | CAR-T cell therapy | CAR T-cell therapy | gene therapy | cell therapy
         | genetically modified cell therapy
        APHERESIS | leukapheresis
        MENTAL_ILLNESS | psychiatric | psychiatric disease | mental disorder
        DLT | dose limiting toxicity | dose limiting toxicities
        ADVERSE_EVENT | adverse event | AE | TEAE | treatment emergent adverse event | serious adverse event | SAE
        RESPONSE_RATE | overall response rate | objective response rate | ORR | response rate
        COMPLETE_RESPONSE | complete remission | complete response | CR rate
        SURVIVAL_OVERALL | overall survival | OS
        SURVIVAL_PROGRESSION | progression free survival | PFS
        SURVIVAL_EVENT | event free survival | EFS
        SURVIVAL_RELAPSE | relapse free survival | RFS | leukemia free survival
        RESPONSE_DURATION | duration of response | DOR | duration of remission
        RESIDUAL | minimal residual disease | measurable residual disease | MRD
        CRS | cytokine release syndrome
        NEUROTOXICITY | ICANS | immune effector cell associated neurotoxicity syndrome | neurotoxicity
        EXPANSION | Cmax | Tmax | AUC | persistence | copy number | pharmacokinetics
        """;

    static readonly Dictionary<string, string> CodeOf = Read();
    static readonly int Longest = CodeOf.Keys.Max(k => k.Count(c => c == ' ') + 1);

    /// <summary>Things that are measured as a share of a whole.</summary>
    public static bool IsShare(string topic) => topic is "LVEF" or "SPO2";

    /// <summary>The topic named by the words that begin at a place, with how many they are; null when none is.</summary>
    /// <param name="words">Of <see cref="Forms"/>.</param>
    public static (string Topic, int Words)? At(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(Longest, words.Count - at); length > 0; length--)
            if (CodeOf.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var code))
                return (code, length);
        return null;
    }

    static Dictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new WordReader();
        foreach (var line in Table.Replace("\n ", " ", StringComparison.Ordinal).Split('\n'))
        {
            var names = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var name in names)
                codes.TryAdd(string.Join(' ', Forms(name.Replace('_', ' '), reader)), names[0]);
        }
        return codes;
    }

    /// <summary>The word forms of a text, every name of a thing by its first.</summary>
    public static IReadOnlyList<string> Forms(string text, WordReader reader)
    {
        string[] words = [.. reader.Read(text).Select(w => w.Text)];
        return [.. Synonyms.OfTheField.Merged(words).Where(t => !t.Contains(' '))];
    }
}
