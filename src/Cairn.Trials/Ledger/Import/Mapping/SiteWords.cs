using System.Text.RegularExpressions;

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
            "patient|patient id|patientid|pat id|pat nr|patnr|patienten nr|patientennummer|patienten id|subject|subject "
                + "id|subjectid|"
                + "subj id|subject number|participant|participant id|proband|probandennummer|受试者编号|受试者|患者编号|筛选号"
        ),
        ("SITEID", "site|site id|center|centre|zentrum|zentrumsnummer|中心|中心编号"),
        ("VISIT", "visit|visite|visit name|besuch|visitenname|访视|访视名称"),
        ("SEX", "gender|geschlecht|sexe|性别"),
        ("AGE", "alter|age years|年龄"),
        ("BRTHDTC", "birth date|date of birth|dob|birthdate|geburtsdatum|geb datum|geb|出生日期"),
        (
            "RFICDTC",
            "consent date|informed consent|date of consent|einwilligung|datum einwilligung|einwilligungsdatum|知情同意日期"
        ),
        ("COUNTRY", "land|国家"),
        ("RACE", "ethnie|种族"),
        ("DTHDTC", "date of death|death date|todesdatum|死亡日期"),
        (
            "*TESTCD",
            "test|test code|parameter|analyte|analysis|laborparameter|analyt|untersuchung|messgröße|项目|检验项目|检查项目"
        ),
        ("*ORRES", "result|value|wert|ergebnis|messwert|resultat|结果|检验结果"),
        ("*ORRESU", "unit|units|einheit|einheiten|单位"),
        ("*ORNRLO", "lower limit|low|lln|normal low|untergrenze|unterer normwert|normbereich unten|参考下限|下限"),
        ("*ORNRHI", "upper limit|high|uln|normal high|obergrenze|oberer normwert|normbereich oben|参考上限|上限"),
        ("*SPEC", "specimen|sample|material|probe|probenmaterial|标本|样本类型"),
        (
            "*DTC",
            "date|sample date|collection date|date of collection|sampling "
                + "date|datum|abnahmedatum|entnahmedatum|probendatum|日期|采样日期|检查日期"
        ),
        ("*TERM", "event|adverse event|ae|ereignis|unerwünschtes ereignis|ue|diagnosis|diagnose|不良事件|不良事件名称|诊断"),
        ("*TOXGR", "grade|ctcae grade|toxicity grade|grad|ctcae grad|schweregrad|分级|ctcae分级"),
        ("*SER", "serious|sae|schwerwiegend|严重|是否严重"),
        ("*REL", "relationship|related|causality|zusammenhang|kausalität|相关性"),
        ("*OUT", "outcome|ausgang|转归|结局"),
        ("*STDTC", "start|start date|onset|onset date|beginn|startdatum|von|开始日期|发生日期"),
        ("*ENDTC", "end|end date|stop date|ende|enddatum|bis|结束日期"),
        ("*TRT", "drug|medication|treatment|medikament|behandlung|substanz|präparat|药物|药品名称"),
        ("*DOSE", "dose|dosis|剂量"),
        ("*DOSU", "dose unit|dosiseinheit|剂量单位"),
        ("*CAT", "category|kategorie|类别"),
        ("*SEQ", "no|nr|number|lfd nr|laufende nummer|序号"),
    ];

    static readonly (string Domain, string Words)[] Files =
    [
        ("DM", "demographics|demographie|demografie|patienten|patients|stammdaten|人口学|受试者"),
        ("LB", "lab|labs|labor|laborwerte|laboratory|blutbild|检验|实验室"),
        ("AE", "adverse|adverse events|nebenwirkungen|unerwuenschte|unerwünschte|ue|aes|不良事件"),
        ("CM", "conmed|conmeds|medication|medications|medikation|begleitmedikation|合并用药"),
        ("EX", "exposure|dosing|infusion|infusionen|给药|回输"),
        ("MH", "history|anamnese|vorerkrankungen|病史"),
        ("VS", "vitals|vital|vitalzeichen|vitalparameter|生命体征"),
        ("DS", "disposition|verlauf"),
        ("MI", "marrow|knochenmark|骨髓"),
    ];

    /// <summary>Answers, by the word of the list that they mean.</summary>
    static readonly (string Word, string Words)[] Answers =
    [
        ("Y", "j|ja|oui|si|sí|sim|是|有|true"),
        ("N", "nein|non|não|否|无|false"),
        ("F", "w|weiblich|frau|female|femme|女"),
        ("M", "m|männlich|maennlich|mann|male|homme|男"),
    ];

    static readonly (string Code, string Words)[] Tests =
    [
        ("WBC", "leukozyten|leukocytes|leuko|white blood cells|white blood cell count|白细胞|白细胞计数"),
        ("NEUT", "neutrophile|neutrophils|neutrophile absolut|absolute neutrophil count|anc|中性粒细胞|中性粒细胞计数"),
        ("LYM", "lymphozyten|lymphocytes|淋巴细胞"),
        ("PLAT", "thrombozyten|platelets|platelet count|plt|血小板|血小板计数"),
        ("HGB", "hämoglobin|haemoglobin|hemoglobin|hb|血红蛋白"),
        ("CREAT", "kreatinin|creatinine|crea|肌酐"),
        ("BILI", "bilirubin|bilirubin gesamt|total bilirubin|gesamtbilirubin|总胆红素"),
        ("ALT", "gpt|alat|sgpt|alanine aminotransferase|谷丙转氨酶|丙氨酸氨基转移酶"),
        ("AST", "got|asat|sgot|aspartate aminotransferase|谷草转氨酶|天门冬氨酸氨基转移酶"),
        ("ALP", "ap|alkalische phosphatase|alkaline phosphatase|碱性磷酸酶"),
        ("LDH", "laktatdehydrogenase|lactate dehydrogenase|乳酸脱氢酶"),
        ("CRP", "c reaktives protein|c reactive protein|c反应蛋白"),
        ("FERRITIN", "ferritin|铁蛋白"),
        ("FIBRINO", "fibrinogen|纤维蛋白原"),
        ("GLUC", "glukose|glucose|葡萄糖|血糖"),
    ];

    static readonly (string Unit, string Words)[] Units =
    [
        ("10*9/L", "mrd/l|mrd./l|10^9 /l|x10e9/l|/nl|nl-1|tsd/µl|tsd/ul|tsd./µl|x1000/µl"),
        ("10*12/L", "mio/µl|mio/ul|mio./µl|/pl"),
        ("umol/L", "mikromol/l|µmol/liter"),
        ("U/L", "e/l|einh/l|u/liter|单位/升"),
        ("g/L", "克/升"),
    ];

    /// <summary>The variable that a heading means in a domain; null when none is known.</summary>
    public static string? Variable(string heading, string domain) =>
        Headings
            .Where(h => Has(h.Words, heading))
            .Select(h => h.Variable.Replace("*", domain, StringComparison.Ordinal))
            .FirstOrDefault();

    /// <summary>The domains that the words of a file's name mean.</summary>
    public static IReadOnlyList<string> Domains(string file)
    {
        var name = Plain(Path.GetFileNameWithoutExtension(file));
        bool IsIn(string words) => words.Split('|').Any(w => $" {name} ".Contains($" {w} ", StringComparison.Ordinal));
        return [.. Files.Where(f => IsIn(f.Words)).Select(f => f.Domain)];
    }

    /// <summary>The word of a list that an answer means; null when none is known.</summary>
    /// <param name="list">The words of the list.</param>
    public static string? Answer(string text, IReadOnlyList<string> list) =>
        Answers.FirstOrDefault(a => Has(a.Words, text) && list.Contains(a.Word, StringComparer.Ordinal)).Word;

    /// <summary>The test that a name means; null when none is known.</summary>
    public static string? Test(string text) => Tests.FirstOrDefault(t => Has(t.Words, text)).Code;

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

    [GeneratedRegex(@"[\s_\-./:#()\[\]]+")]
    private static partial Regex Between();
}
