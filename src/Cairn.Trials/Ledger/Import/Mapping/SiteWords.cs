using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// Words by which sites head their columns and write their answers, for proposals that a person approves. A row a variable; *
/// stands for the domain's two letters. Nothing here is used without a map that says so.
/// </summary>
public static partial class SiteWords
{
    /// <summary>Headings of columns, in small letters and without marks between their words.</summary>
    static readonly (string Variable, string Words)[] Headings =
    [
        (
            "USUBJID",
            "patient|patient id|patientid|pat id|pat nr|patnr|patienten nr|patientennr|patientnr|patient nr|patient no|"
                + "patientennummer|patienten id|subject|subject "
                + "id|subjectid|"
                + "subj id|subject number|subject no|pt id|pt no|participant|participant id|proband|probandennummer|pat|n "
                + "patient|no patient|numéro patient|id patient|受试者编号|受试者|受试者号|患者编号|病人编号|筛选号|住院号"
        ),
        ("SITEID", "site|site id|center|centre|zentrum|zentrumsnummer|中心|中心编号"),
        ("VISIT", "visit|visite|visit name|timepoint|time point|besuch|visitenname|访视|访视名称"),
        ("SEX", "gender|geschlecht|sexe|性别|sex m f"),
        ("AGE", "alter|age years|年龄"),
        ("BRTHDTC", "birth date|date of birth|dob|birthdate|birthday|date de naissance|geburtsdatum|geb datum|geb|出生日期"),
        (
            "RFICDTC",
            "consent date|icf date|informed consent date|informed consent|date de consentement|date of "
                + "consent|einwilligung|datum einwilligung|einwilligungsdatum|知情同意日期"
        ),
        ("COUNTRY", "land|国家"),
        ("RACE", "ethnie|种族|民族"),
        ("DTHDTC", "date of death|death date|todesdatum|死亡日期"),
        (
            "*TESTCD",
            "test|test code|test name|lab test|testname|component|analysis name|analyse|examen|bezeichnung|parameter|analyte|"
                + "analysis|laborparameter|analyt|untersuchung|messgröße|项目|检验项目|检查项目|analyt "
                + "name|investigation|investigation name|examination|prüfung|analysenname|项目名称|检测项目|指标|检验项目名称"
        ),
        (
            "*ORRES",
            "result|results|test result|result "
                + "value|résultat|resultat|valeur|befund|value|wert|ergebnis|messwert|resultat|结果|检验结果|measurement|result "
                + "numeric|messergebnis|检测结果|测定结果|结果值"
        ),
        ("*ORRESU", "unit|units|result unit|unité|unite|einheit|einheiten|单位|maßeinheit|dimension|结果单位"),
        (
            "*ORNRLO",
            "lower limit|low|lln|ref unten|referenz unten|norm unten|"
                + "normal low|ref low|reference low|range low|normal range low|lower normal limit|ref "
                + "min|min|untergrenze|unterer normwert|normbereich unten|参考下限|下限"
        ),
        (
            "*ORNRHI",
            "upper limit|high|uln|ref oben|referenz oben|norm oben|"
                + "normal high|ref high|reference high|range high|normal range high|upper normal limit|ref "
                + "max|max|obergrenze|oberer normwert|normbereich oben|参考上限|上限"
        ),
        (
            "*ORNRLO *ORNRHI",
            "normwert|range|reference range|ref range|normal range|normal "
                + "values|normbereich|referenzbereich|referenz|normwerte|valeurs normales|参考范围|参考值|参考区间|ref bereich|ref "
                + "range|referenzwert|referenzwerte|reference interval|normal interval|normalbereich|valeurs de "
                + "référence|intervalle de référence|bio ref interval|参考值范围|正常范围|正常值"
        ),
        ("*NRIND", "flag|abnormal flag|abnormal|h l|bewertung|异常标志|提示"),
        ("*SPEC", "specimen|sample|material|probe|probenmaterial|标本|样本类型"),
        (
            "*DTC",
            "date|sample date|collection date|collected|date collected|date of sample|visit date|result date|date de "
                + "prélèvement|date of collection|sampling "
                + "date|datum|abnahmedatum|entnahmedatum|probendatum|日期|采样日期|检查日期|draw date|date drawn|date "
                + "taken|drawn|taken|specimen date|collection date time|collected "
                + "on|sampled|probenentnahme|entnahme|entnahmezeitpunkt|abnahme|abnahmezeitpunkt|"
                + "abnahme am|messdatum|messzeitpunkt|date prélèvement|prélevé le|prélèvement|采集日期|测量日期"
        ),
        (
            "*DTC time",
            "time|sample time|collection time|time collected|uhrzeit|zeit|abnahmezeit|entnahmezeit|heure|采样时间|时间|draw "
                + "time|specimen time|采集时间|标本采集时间|样本采集时间"
        ),
        (
            "*TERM",
            "event|adverse event|adverse event term|ae|ae term|event term|event name|événement|evénement "
                + "indésirable|medical history|condition|vorerkrankung|ereignis|unerwünschtes "
                + "ereignis|ue|diagnosis|diagnose|不良事件|不良事件名称|诊断|bezeichnung|ue bezeichnung|ereignis bezeichnung|event "
                + "description|adverse event name|ae description|nebenwirkung|diagnosen|事件名称|疾病名称"
        ),
        (
            "*TOXGR",
            "grade|severity grade|ctc grade|ctcae grade|toxicity grade|grad|ctcae grad|schweregrad|分级|ctcae分级|级别|ctcae级别|严重程度"
        ),
        (
            "*SER",
            "serious|sae|serious y n|sae y n|grave|schwerwiegend|严重|是否严重|sue|sue ja nein|is serious|serious "
                + "event|seriousness|严重不良事件|是否sae"
        ),
        (
            "*REL",
            "relationship|related|causality|relationship to study drug|related to study "
                + "drug|relation|relatedness|与研究药物关系|与研究药物的关系|与药物关系|因果关系|zusammenhang|kausalität|相关性|与研究药物相关性|与研究药物的相关性|"
                + "kausalität zu car t|kausalzusammenhang|relationship to car t"
        ),
        ("*OUT", "outcome|ae outcome|évolution|ausgang|转归|结局|result of event|folgen|事件转归"),
        (
            "*STDTC",
            "start|start date|onset|onset date|date of onset|date|datum|infusion date|date of infusion|dose date|dosing "
                + "date|infusionsdatum|date de début|日期|给药日期|回输日期|beginn|startdatum|von|开始日期|发生日期|begin|begin "
                + "date|started|start am|beginn am|infusion am|gabe am|verabreicht am|begonnen|date "
                + "début|début|用药开始日期|开始时间|发生时间|infusion date time"
        ),
        (
            "*ENDTC",
            "resolved|stop|end|end date|stop date|resolution date|date of resolution|date de "
                + "fin|ende|enddatum|bis|结束日期|ended|end am|ende am|stopped|date fin|fin|用药结束日期|结束时间|停药日期"
        ),
        (
            "*TRT",
            "drug|medication|treatment|product|study drug|drug "
                + "name|produkt|médicament|medikament|behandlung|substanz|präparat|药物|药品名称|wirkstoff|arzneimittel|"
                + "präparatname|generic name|medicine|药物名称|药名"
        ),
        ("*DOSE", "dose|dosis|剂量"),
        ("*DOSU", "dose unit|dosiseinheit|剂量单位|unit|units|einheit|dose units|unité|unite|单位|剂量 单位"),
        ("*LEVEL", "dose level|level|dosisstufe|stufe|剂量组|剂量水平"),
        ("*FRAC", "fraction|infusion no|infusion number|fraktion"),
        ("*DECOD", "status|disposition|disposition event|milestone"),
        ("*CAT", "category|kategorie|类别|art|typ|type|art der gabe|类型|给药类别"),
        ("*INDC", "indication|indikation|grund|reason|适应症|用药原因"),
        ("*ROUTE", "route|route of administration|applikation|applikationsweg|verabreichungsweg|voie|给药途径"),
        ("*ENRTPT", "ongoing|continuing|fortlaufend|andauernd|是否持续"),
        ("*REFID", "charge|chargennummer|charge nr|lot|lot no|lot number|batch|batch no|numéro de lot|批号"),
        ("*SEQ", "no|nr|number|lfd nr|laufende nummer|序号"),
    ];

    /// <summary>Headings of columns that name people: a study's records have none.</summary>
    const string NamesOfPeople =
        "patient name|patientname|patientenname|name|name des patienten|nachname|vorname|last name|first name|surname|nom|prénom"
        + "|full name|phone|telephone|telefon|address|adresse|anschrift|email|insurance no|versichertennummer|ssn|姓名|患者姓名"
        + "|身份证号|身份证号码|联系电话|电话|住址|地址";

    static readonly (string Domain, string Words)[] Files =
    [
        ("DM", "demographics|demography|subjects|demographie|demografie|patienten|patients|stammdaten|人口学|受试者"),
        (
            "LB",
            "blood results|blood test|blood "
                + "tests|laborbefund|laborbefunde|检验报告|lab|labs|labor|labore|labordaten|hematology|haematology|"
                + "chemistry|hämatologie|klinische "
                + "chemie|biologie|bilan|血常规|生化|化验|laborwerte|laboratory|blutbild|检验|实验室"
        ),
        ("AE", "adverse|ae log|adverse events|nebenwirkungen|unerwuenschte|unerwünschte|ue|aes|不良事件"),
        ("CM", "conmed|conmeds|medication|medications|medikation|begleitmedikation|合并用药"),
        (
            "EX",
            "car t gabe|cart gabe|lymphodepletion|lymphdepletion|lymphodepletierende|清淋|exposure|dosing|dose|doses|"
                + "infusion|infusions|infusionen|给药|回输"
        ),
        ("MH", "history|anamnese|vorerkrankungen|病史"),
        ("VS", "vitals|vital|vitalzeichen|vitalparameter|生命体征"),
        ("DS", "disposition|verlauf"),
        ("MI", "marrow|knochenmark|骨髓"),
    ];

    /// <summary>Answers, by the word of the list that they mean.</summary>
    static readonly (string Word, string Words)[] Answers =
    [
        ("PROBABLE", "probably|wahrscheinlich|很可能有关|很可能"),
        ("POSSIBLE", "possibly|möglich|moeglich|可能有关|可能"),
        ("DEFINITE", "definitely|certain|sicher|肯定有关|确定有关"),
        ("UNLIKELY", "unwahrscheinlich|可能无关"),
        ("NOT RELATED", "none|not|kein zusammenhang|nicht assoziiert|无关|肯定无关|不相关"),
        ("RELATED", "yes|ja|相关|有关"),
        ("UNKNOWN", "unbekannt|nicht bekannt|inconnu|unk|未知|不详"),
        (
            "RECOVERED/RESOLVED WITH SEQUELAE",
            "abgeheilt mit folgen|erholt mit folgen|recovered with sequelae|有后遗症|痊愈但有后遗症"
        ),
        (
            "RECOVERED/RESOLVED",
            "folgenlos abgeheilt|abgeheilt|wiederhergestellt|vollständig "
                + "erholt|genesen|erholt|abgeklungen|guéri|痊愈|恢复|已恢复|好转痊愈"
        ),
        ("RECOVERING/RESOLVING", "abklingend|rückläufig|好转"),
        ("NOT RECOVERED/NOT RESOLVED", "andauernd|anhaltend|nicht erholt|continuing|unresolved|持续|未恢复|未缓解|未愈|未痊愈"),
        ("FATAL", "tod|verstorben|tödlich|dead|死亡"),
        (
            "CAR-T INFUSION",
            "cart infusion|car t|cart|car t cell infusion|car t cells|car t zellen|car t zell infusion|car t zell "
                + "gabe|zellgabe|回输|car t回输"
        ),
        (
            "LYMPHODEPLETION",
            "fludarabin|fludarabine|cyclophosphamid|cyclophosphamide|flu|cy|氟达拉滨|环磷酰胺|"
                + "lymphdepletion|lymphodepleting|conditioning|konditionierung|清淋|预处理"
        ),
        ("Y", "yes|j|ja|oui|si|sí|sim|是|有|true"),
        ("N", "no|nein|non|não|否|无|false"),
        ("NEGATIVE", "neg|negativ|négatif|阴性|nicht nachweisbar|not detected|non reactive|nonreactive|nicht reaktiv|未检出"),
        ("POSITIVE", "pos|positiv|positif|阳性|nachweisbar|detected|reactive|reaktiv|检出"),
        ("F", "w|weiblich|frau|female|femme|女"),
        ("M", "m|männlich|maennlich|mann|male|homme|男"),
    ];

    static readonly (string Code, string Words)[] Tests =
    [
        (
            ScreeningCode.Leukocytes,
            "leukozyten|leucocytes|leukocytes|leuko|white blood cells|white blood cell count|白细胞|白细胞计数|wbc "
                + "count|leukocyten|leucocytes totaux"
        ),
        (
            TestCode.Neutrophils,
            "neutrophile|neutrophils|neutrophile absolut|absolute neutrophil count|anc|中性粒细胞|中性粒细胞计数|neutrophile "
                + "abs|neutrophile abs |neutrophile granulozyten absolut|polynucléaires neutrophiles|neutrophils "
                + "absolute|absolute neutrophils|中性粒细胞绝对值|中性粒细胞绝对计数"
        ),
        (
            LabCode.Lymphocytes,
            "lymphozyten|lymphocytes absolute|lymphocytes|淋巴细胞|lymphozyten absolut|lymphozyten abs|lymphocytes abs|淋巴细胞绝对值"
        ),
        (TestCode.Platelets, "thrombozyten|thrombo|plaquettes|platelets|plt count|platelet count|plt|血小板|血小板计数"),
        (ScreeningCode.Haemoglobin, "hämoglobin|hémoglobine|haemoglobin|hgb|hemoglobin|hb|血红蛋白"),
        (ScreeningCode.Creatinine, "kreatinin|créatinine|serum creatinine|creatinine|crea|肌酐"),
        (
            ScreeningCode.Bilirubin,
            "bilirubine|bilirubine totale|bilirubin|bilirubin gesamt|bilirubin ges|ges bilirubin|bilirubin total|total "
                + "bilirubin|gesamtbilirubin|总胆红素"
        ),
        (ScreeningCode.Alt, "gpt|alat|sgpt|alanine aminotransferase|谷丙转氨酶|丙氨酸氨基转移酶"),
        (ScreeningCode.Ast, "got|asat|sgot|aspartate aminotransferase|谷草转氨酶|天门冬氨酸氨基转移酶"),
        (LabCode.AlkalinePhosphatase, "ap|phosphatases alcalines|alkalische phosphatase|alkaline phosphatase|碱性磷酸酶"),
        (ScreeningCode.Ldh, "laktatdehydrogenase|lactate dehydrogenase|乳酸脱氢酶"),
        (LabCode.CReactiveProtein, "protéine c réactive|c reaktives protein|c reactive protein|c反应蛋白"),
        (LabCode.Ferritin, "ferritin|ferritine|铁蛋白"),
        (LabCode.Fibrinogen, "fibrinogen|fibrinogène|纤维蛋白原"),
        (LabCode.Potassium, "kalium|potassium|钾|血钾|k serum"),
        (LabCode.Sodium, "natrium|sodium|na|钠|血钠"),
        (LabCode.Calcium, "calcium|kalzium|ca gesamt|钙|血钙"),
        (LabCode.Magnesium, "magnesium|magnésium|镁|血镁"),
        (LabCode.Phosphate, "phosphat|phosphate|phosphore|phosphorus|磷|血磷"),
        (LabCode.Albumin, "albumin|albumine|白蛋白"),
        (LabCode.Urea, "harnstoff|urea|urée|尿素"),
        (LabCode.Urate, "harnsäure|urate|uric acid|尿酸"),
        (LabCode.GammaGlutamylTransferase, "ggt|gamma gt|γ gt|谷氨酰转肽酶"),
        (ScreeningCode.HepatitisBSurfaceAntigen, "hbs ag|hbsag|hbs antigen|hepatitis b surface antigen|乙肝表面抗原"),
        (ScreeningCode.HivAntibody, "hiv ak|hiv ab|hiv antikörper|hiv antibody|hiv 抗体|艾滋病抗体|hiv抗体"),
        (LabCode.Glucose, "glukose|glucose|glycémie|葡萄糖|血糖"),
        (ScreeningCode.Temperature, "temp|temperature|temperatur|körpertemperatur|température|体温|temp |körpertemp"),
        (ScreeningCode.Systolic, "rr sys|sys|sbp|systolic|systolic bp|systolic blood pressure|blutdruck systolisch|收缩压"),
        (ScreeningCode.Diastolic, "rr dia|dia|dbp|diastolic|diastolic bp|diastolic blood pressure|blutdruck diastolisch|舒张压"),
        (VitalCode.Pulse, "pulse|puls|pouls|脉搏"),
        (VitalCode.HeartRate, "heart rate|herzfrequenz|hf|hr|心率"),
        (VitalCode.RespiratoryRate, "respiratory rate|atemfrequenz|af|呼吸频率|呼吸"),
        (ScreeningCode.OxygenSaturation, "spo2|o2 sat|oxygen saturation|sauerstoffsättigung|血氧饱和度|血氧"),
        (ScreeningCode.Weight, "weight|gewicht|körpergewicht|poids|体重"),
        (ScreeningCode.Height, "height|größe|körpergröße|taille|身高"),
    ];

    static readonly (string Unit, string Words)[] Units =
    [
        ("10*9/L", "giga/l|mrd/l|mrd./l|10^9 /l|x10e9/l|/nl|nl-1|tsd/µl|tsd/ul|tsd./µl|x1000/µl"),
        ("10*12/L", "mio/µl|mio/ul|mio./µl|/pl"),
        ("umol/L", "mikromol/l|µmol/liter"),
        ("U/L", "e/l|einh/l|u/liter|单位/升"),
        ("g/L", "克/升"),
        ("/min", "次/分|次/分钟|次/min|schläge/min|/minute|battements/min"),
        ("mm[Hg]", "毫米汞柱|mm hg"),
        ("Cel", "℃|摄氏度|grad celsius"),
    ];

    /// <summary>The variables that a heading may mean in a domain, as a map writes them; none when it means none.</summary>
    public static IEnumerable<string> Variables(string heading, string domain) =>
        Headings.Where(h => Has(h.Words, heading)).Select(h => h.Variable.Replace("*", domain, StringComparison.Ordinal));

    /// <summary>True for a column that is headed as one with names of people, or how to reach them.</summary>
    public static bool NamesPeople(string heading) => Has(NamesOfPeople, heading);

    /// <summary>The domains that the words of a file's name mean.</summary>
    public static IReadOnlyList<string> Domains(string file)
    {
        var name = Plain(Digits().Replace(Sheet(file) ?? Path.GetFileNameWithoutExtension(file), " "));
        bool Names(string word) =>
            (IsApart(word) ? $" {name} " : name).Contains(IsApart(word) ? $" {word} " : word, StringComparison.Ordinal);
        bool IsIn(string words) => words.Split('|').Any(Names);
        return [.. Files.Where(f => IsIn(f.Words)).Select(f => f.Domain)];
    }

    /// <summary>The sheet of Labor.xlsx [Chemie]; null where a file is no sheet of a workbook.</summary>
    static string? Sheet(string file) =>
        InBrackets().Match(file) is { Success: true } m && file[^1] == ']' ? m.Groups[2].Value : null;

    /// <summary>
    /// True for a word of a language that writes words apart: labor is no part of collaboration, 检验 is one of 检验结果.
    /// </summary>
    static bool IsApart(string word) => word[0] < '\u2E80';

    /// <summary>The grade that a word means: Grade 2, G2, 2级, II; null when it means none.</summary>
    public static string? Grade(string text)
    {
        if (GradeForm().Match(text.Trim()) is not { Success: true } grade)
            return null;
        var roman = Array.IndexOf(["I", "II", "III", "IV", "V"], grade.Groups["roman"].Value.ToUpperInvariant());
        return roman < 0 ? grade.Groups["digit"].Value : $"{roman + 1}";
    }

    /// <summary>The word of a list that an answer means; null when none is known.</summary>
    /// <param name="list">The words of the list.</param>
    public static string? Answer(string text, IReadOnlyList<string> list) =>
        list.FirstOrDefault(word => Plain(word) == Plain(text))
        ?? Answers.FirstOrDefault(a => Has(a.Words, text) && list.Contains(a.Word, StringComparer.Ordinal)).Word;

    /// <summary>
    /// The test that a name means, also one with another name in brackets, GPT (ALT); null when none is known, or the two differ.
    /// </summary>
    public static string? Test(string text)
    {
        if (TestNamed(text) is { } whole)
            return whole;
        if (InBrackets().Match(text.Trim()) is not { Success: true } both)
            return null;
        var (outside, inside) = (TestNamed(both.Groups[1].Value), TestNamed(both.Groups[2].Value));
        return outside is null || inside is null || outside == inside ? outside ?? inside : null;
    }

    static string? TestNamed(string text) => Named(text) ?? (Turned(text) is { } turned ? Named(turned) : null);

    /// <summary>Total Bilirubin for Bilirubin, Total; null where there is no comma.</summary>
    static string? Turned(string text) => text.Split(',') is [var noun, var kind] ? $"{kind.Trim()} {noun.Trim()}" : null;

    static string? Named(string text) =>
        Tests.FirstOrDefault(t => Has(t.Words, text)).Code
        ?? Catalogue.All.FirstOrDefault(t => Plain(t.Code) == Plain(text) || Plain(t.Label) == Plain(text))?.Code;

    /// <summary>The known spelling that a unit means; null when none is known.</summary>
    public static string? Unit(string text)
    {
        var written = text.Trim().ToLowerInvariant();
        return Units
            .Where(u => u.Words.Split('|').Contains(written, StringComparer.Ordinal))
            .Select(u => u.Unit)
            .FirstOrDefault();
    }

    static bool Has(string words, string text) => words.Split('|').Contains(Plain(text), StringComparer.Ordinal);

    static string Plain(string text)
    {
        var small = text.Trim().ToLowerInvariant();
        var apart = Between().Replace(small, " ");
        return apart.Trim();
    }

    [GeneratedRegex(
        @"^(?:(?:ctcae|ctc)?\s*(?:grade|grad|g|°)?\s*)(?:(?<digit>[1-5])|(?<roman>I{1,3}|IV|V))\s*(?:级|度|°)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex GradeForm();

    [GeneratedRegex(@"^([^(（\[]+)[(（\[]([^)）\]]+)[)）\]]$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[\s_\-./:#()\[\]?*°（）？]+")]
    private static partial Regex Between();
}
