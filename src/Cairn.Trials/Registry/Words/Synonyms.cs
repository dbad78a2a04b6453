using System.Collections.Frozen;

namespace Cairn.Registry.Words;

/// <summary>
/// Names of the same thing, a line a thing. What is looked for by one name is found by all of them. General knowledge of the
/// field; a name that means several things (ALL, PR) stands here only where its other meaning is rarer in trials.
/// </summary>
public sealed class Synonyms
{
    const string Table = """
        acute myeloid leukemia | AML | acute myelogenous leukemia | acute myeloblastic leukemia
         | acute nonlymphocytic leukemia | acute non-lymphoblastic leukemia | ANLL
        acute lymphoblastic leukemia | acute lymphocytic leukemia | acute lymphoid leukemia | B-ALL | T-ALL
        acute promyelocytic leukemia | APL | AML M3
        chronic myeloid leukemia | CML | chronic myelogenous leukemia
        chronic lymphocytic leukemia | CLL | chronic lymphoid leukemia
        chronic myelomonocytic leukemia | CMML
        juvenile myelomonocytic leukemia | JMML
        myelodysplastic syndrome | MDS | myelodysplasia | myelodysplastic neoplasm
        myeloproliferative neoplasm | MPN | myeloproliferative disorder
        multiple myeloma | plasma cell myeloma
        non-Hodgkin lymphoma | NHL | non Hodgkins lymphoma
        Hodgkin lymphoma | Hodgkin disease | Hodgkins disease
        diffuse large B-cell lymphoma | DLBCL
        mantle cell lymphoma | MCL
        chimeric antigen receptor | CAR-T | CAR T | CART | chimeric antigen receptor T cell | CAR-modified | chimeric receptor
        CAR-NK | CAR NK | chimeric antigen receptor natural killer
        T-cell receptor engineered | TCR-T | engineered TCR
        CLL1 | CLL-1 | CLL 1 | CLEC12A | C-type lectin-like molecule-1 | C-type lectin-like molecule 1 | hMICL | MICL | CD371
        CD33 | Siglec-3
        CD38 | ADP-ribosyl cyclase
        CD123 | IL3RA | IL-3 receptor alpha | interleukin 3 receptor alpha
        BCMA | B-cell maturation antigen | TNFRSF17 | CD269
        CD20 | MS4A1
        CD19 | B4 antigen
        HER2 | ERBB2 | HER-2/neu | human epidermal growth factor receptor 2
        PD-1 | PD1 | PDCD1 | programmed death 1 | programmed cell death protein 1
        PD-L1 | PDL1 | CD274 | programmed death ligand 1
        FLT3 | fms-like tyrosine kinase 3 | CD135
        EGFR | epidermal growth factor receptor
        VEGF | vascular endothelial growth factor
        allogeneic hematopoietic stem cell transplantation | allo-HSCT | alloHSCT
         | allogeneic stem cell transplantation | allogeneic transplant | allogeneic bone marrow transplantation
        hematopoietic stem cell transplantation | HSCT | HCT | hematopoietic cell transplantation
         | stem cell transplant | bone marrow transplantation | BMT
        graft versus host disease | GVHD | GvHD | graft vs host disease
        cytokine release syndrome | CRS
        immune effector cell-associated neurotoxicity syndrome | ICANS
        lymphodepletion | lymphodepleting chemotherapy | lymphodepletive
        minimal residual disease | MRD | measurable residual disease
        relapsed or refractory | R/R | relapsed and refractory | relapsed/refractory | refractory or relapsed
        dose-limiting toxicity | DLT
        maximum tolerated dose | MTD | maximal tolerated dose
        recommended phase 2 dose | RP2D | recommended phase II dose
        progression-free survival | PFS
        event-free survival | EFS
        quality of life | QoL | HRQoL
        natural killer cell | NK cell
        tumor infiltrating lymphocyte | TIL
        mesenchymal stem cell | MSC | mesenchymal stromal cell
        non-small cell lung cancer | NSCLC | non small cell lung carcinoma
        small cell lung cancer | SCLC
        hepatocellular carcinoma | HCC | liver cancer | hepatoma
        renal cell carcinoma | RCC | kidney cancer
        colorectal cancer | CRC | colorectal carcinoma | colon cancer
        gastric cancer | stomach cancer | gastric carcinoma
        pancreatic cancer | pancreatic carcinoma | pancreatic adenocarcinoma
        breast cancer | breast carcinoma | breast neoplasm
        prostate cancer | prostatic cancer | prostate carcinoma | prostatic neoplasm
        ovarian cancer | ovarian carcinoma | ovarian neoplasm
        bladder cancer | urothelial carcinoma | transitional cell carcinoma
        cervical cancer | cervix cancer | cervical carcinoma
        head and neck cancer | HNSCC | head and neck squamous cell carcinoma
        glioblastoma | GBM | glioblastoma multiforme
        brain tumor | brain neoplasm | brain cancer
        neoplasm | tumor
        type 2 diabetes | type 2 diabetes mellitus | T2DM | NIDDM | type II diabetes | diabetes mellitus type 2
        type 1 diabetes | type 1 diabetes mellitus | T1DM | IDDM | type I diabetes | diabetes mellitus type 1
        heart attack | myocardial infarction | acute myocardial infarction
        acute coronary syndrome | ACS
        coronary artery disease | CAD | coronary heart disease | CHD
        heart failure | congestive heart failure | CHF | cardiac failure
        atrial fibrillation | afib
        high blood pressure | hypertension | HTN
        stroke | cerebrovascular accident | CVA
        deep vein thrombosis | DVT | deep venous thrombosis
        venous thromboembolism | VTE
        chronic obstructive pulmonary disease | COPD
        idiopathic pulmonary fibrosis | IPF
        acute respiratory distress syndrome | ARDS
        asthma | bronchial asthma
        tuberculosis | TB
        chronic kidney disease | CKD | chronic renal failure | chronic renal insufficiency
        end-stage renal disease | ESRD | end stage kidney disease
        acute kidney injury | AKI | acute renal failure
        inflammatory bowel disease | IBD
        irritable bowel syndrome | IBS
        gastroesophageal reflux disease | GERD | GORD | acid reflux
        nonalcoholic fatty liver disease | NAFLD | non-alcoholic fatty liver disease
        nonalcoholic steatohepatitis | NASH | non-alcoholic steatohepatitis
        hepatitis C | HCV | hepatitis C virus
        hepatitis B | HBV | hepatitis B virus
        human immunodeficiency virus | HIV
        human papillomavirus | HPV
        COVID-19 | SARS-CoV-2 | coronavirus disease 2019 | 2019-nCoV
        respiratory syncytial virus | RSV
        cytomegalovirus | CMV
        Epstein-Barr virus | EBV
        systemic lupus erythematosus | SLE | lupus
        amyotrophic lateral sclerosis | ALS | Lou Gehrig disease | motor neuron disease
        Alzheimer disease | Alzheimers disease | Alzheimer dementia
        Parkinson disease | Parkinsons disease
        attention deficit hyperactivity disorder | ADHD
        post-traumatic stress disorder | PTSD | posttraumatic stress disorder
        obsessive compulsive disorder | OCD
        major depressive disorder | MDD | major depression
        autism spectrum disorder | autism
        polycystic ovary syndrome | PCOS | polycystic ovarian syndrome
        benign prostatic hyperplasia | BPH
        premature birth | preterm birth | prematurity | preterm infant | premature infant
        sickle cell disease | sickle cell anemia
        Duchenne muscular dystrophy | DMD
        age-related macular degeneration | ARMD
        primary biliary cholangitis | primary biliary cirrhosis | PBC
        magnetic resonance imaging | MRI
        computed tomography | CT scan
        positron emission tomography | PET scan
        coronary artery bypass graft | CABG | coronary bypass
        percutaneous coronary intervention | angioplasty
        children | child | pediatric | paediatric
        elderly | older adult | aged 65 and over
        newborn | neonate | neonatal
        """;

    static readonly Lazy<Synonyms> Own = new(() => new(Table.Replace("\n ", " ", StringComparison.Ordinal).Split('\n'), new()));

    readonly Dictionary<string, int> _groupOf = new(StringComparer.Ordinal);
    readonly List<IReadOnlyList<IReadOnlyList<string>>> _groups = [];

    /// <summary>What stands for a thing among terms: the words of its first name, and all of it when it has several.</summary>
    readonly List<string[]> _firstNames = [];

    /// <summary>The names that start with a word, the longest first.</summary>
    readonly FrozenDictionary<string, Name[]> _namesFrom;

    /// <summary>A name, and the number of the thing it names.</summary>
    sealed record Name(string[] Words, int Group);

    Synonyms(IEnumerable<string> lines, WordReader reader)
    {
        foreach (var line in lines)
        {
            var names = line.Split('|').Select(name => Forms(reader, name));
            Add([.. names.DistinctBy(Key, StringComparer.Ordinal)]);
        }
        var all = _groupOf.Select(n => new Name(n.Key.Split(' '), n.Value)).ToLookup(n => n.Words[0], StringComparer.Ordinal);
        _namesFrom = all.ToFrozenDictionary(
            n => n.Key,
            n => n.OrderByDescending(name => name.Words.Length).ToArray(),
            StringComparer.Ordinal
        );
    }

    /// <summary>The table that comes with Cairn.</summary>
    public static Synonyms OfTheField => Own.Value;

    /// <summary>Most words a name has.</summary>
    public int LongestName { get; private set; }

    /// <summary>All names of what the words name, themselves first; empty when they name nothing that has another name.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> words) =>
        _groupOf.TryGetValue(Key(words), out var group)
            ? [words, .. _groups[group].Where(name => !name.SequenceEqual(words, StringComparer.Ordinal))]
            : [];

    /// <summary>
    /// The words with every name of a thing written as its first name: AML as acute, myeloid, leukemia, and the whole name as one
    /// more term. For comparing texts, not for showing them.
    /// </summary>
    public IEnumerable<string> Merged(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; )
        {
            var (length, group) = NameAt(words, at);
            if (length == 0)
                yield return words[at++];
            else
            {
                foreach (var term in _firstNames[group])
                    yield return term;
                at += length;
            }
        }
    }

    /// <summary>The longest name that starts at a word; 0 words when none does.</summary>
    (int Length, int Group) NameAt(IReadOnlyList<string> words, int at)
    {
        if (_namesFrom.TryGetValue(words[at], out var names))
            foreach (var name in names)
                if (RunOfWords.Stands(name.Words, words, at))
                    return (name.Words.Length, name.Group);
        return (0, 0);
    }

    void Add(IReadOnlyList<IReadOnlyList<string>> names)
    {
        foreach (var name in names)
        {
            _groupOf.TryAdd(Key(name), _groups.Count);
            LongestName = Math.Max(LongestName, name.Count);
        }
        _groups.Add(names);
        _firstNames.Add(names[0].Count > 1 ? [.. names[0], Key(names[0])] : [.. names[0]]);
    }

    static IReadOnlyList<string> Forms(WordReader reader, string name) => [.. reader.Read(name).Select(w => w.Text)];

    static string Key(IReadOnlyList<string> words) => string.Join(' ', words);
}
