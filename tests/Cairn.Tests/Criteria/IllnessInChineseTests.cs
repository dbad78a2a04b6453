using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Rows of the history that say in Chinese, or by another name, that what a criterion excludes is there, beside a row, a
/// measurement or a person that denies it (decision 0103): read, or asked about. Worked by hand.
/// </summary>
public class IllnessInChineseTests
{
    [Theory]
    [InlineData("中枢神经系统白血病", "not met")]
    [InlineData("脑膜白血病", "not met")]
    [InlineData("疑似中枢神经系统白血病", "unknown")]
    [InlineData("Blasts in CSF", "unknown")]
    [InlineData("Fever after G-CSF", "met")] // holds the letters of CSF
    [InlineData("莫名病", "unknown")] // in letters that no list explains
    [InlineData("高血压", "met")]
    public void Leukaemia_of_the_nervous_system(string illness, string verdict)
    {
        Assert.Equal(verdict, Soochow("E7", illness));
        Assert.Equal(verdict, DualTarget("E11", illness));
    }

    [Theory]
    [InlineData("Congestive heart failure NYHA class III", "unknown")]
    [InlineData("心力衰竭 NYHA III", "unknown")]
    [InlineData("心功能Ⅳ级", "unknown")]
    [InlineData("Acute heart failure", "unknown")]
    [InlineData("Congestive heart failure NYHA class II", "met")]
    [InlineData("Congestive heart failure", "met")] // the class of the scale says how bad it is
    public void A_heart_failure_of_class_III_against_a_scale_of_class_I(string illness, string verdict)
    {
        Assert.Equal(verdict, Soochow("E3", illness));
        Assert.Equal(verdict, DualTarget("E10.1", illness));
        Assert.Equal("unknown", DualTarget("E10.4", illness)); // a cardiomyopathy may be its cause
    }

    [Theory]
    [InlineData("Pregnancy", "unknown")]
    [InlineData("妊娠", "unknown")]
    [InlineData("哺乳期", "unknown")]
    [InlineData("Breast feeding", "unknown")]
    [InlineData("Lactating", "unknown")]
    [InlineData("Gestational diabetes", "met")]
    [InlineData("Dysmenorrhoea", "met")]
    public void A_pregnancy_or_nursing_against_a_negative_test(string illness, string verdict)
    {
        Assert.Equal(verdict, Soochow("E1", illness));
        Assert.Equal(verdict, DualTarget("E17", illness));
    }

    [Theory]
    [InlineData("Pregnancy=Y 2010", "met")] // years ago
    [InlineData("Pregnancy=Y 2024-05..2025-02", "met")]
    [InlineData("Pregnancy=Y 2025-01..?", "unknown")]
    [InlineData("Pregnancy=N", "met")]
    public void A_pregnancy_that_is_over_is_none(string row, string verdict) =>
        Assert.Equal(verdict, Screened(Trial.Soochow, row).WordOf("E1"));

    [Fact]
    public void No_man_is_asked_about_one() =>
        Assert.Equal("met", Screened(Trial.Soochow, "Pregnancy=Y 2025..; DM SEX=M").WordOf("E1"));

    [Theory]
    [InlineData("E8", "乳腺癌", "not met")]
    [InlineData("E8", "髓系肉瘤", "met")] // the leukaemia
    [InlineData("E8", "肺占位", "unknown")]
    [InlineData("E14", "系统性红斑狼疮", "not met")]
    [InlineData("E14", "桥本甲状腺炎", "unknown")]
    [InlineData("E9", "癫痫", "not met")]
    [InlineData("E13", "肺纤维化", "not met")]
    [InlineData("E13", "间质性肺炎", "unknown")]
    [InlineData("E12.1", "艾滋病", "unknown")]
    [InlineData("E12.2", "慢性乙型肝炎", "unknown")]
    [InlineData("E12.2", "乙肝疫苗接种", "met")]
    [InlineData("E6", "慢性移植物抗宿主病", "not met")]
    [InlineData("E10.2", "急性心肌梗死", "not met")]
    [InlineData("E8", "莫名病", "unknown")]
    [InlineData("E6", "莫名病", "unknown")]
    public void Illnesses_in_chinese(string id, string illness, string verdict) => Assert.Equal(verdict, DualTarget(id, illness));

    [Theory]
    [InlineData("高血压")]
    [InlineData("2型糖尿病")]
    [InlineData("高脂血症")]
    [InlineData("慢性胃炎")]
    [InlineData("中度贫血")]
    [InlineData("血小板减少")]
    [InlineData("急性髓系白血病")]
    [InlineData("青霉素过敏")]
    [InlineData("阑尾切除术后")]
    [InlineData("腰椎间盘突出")]
    [InlineData("甲状腺结节")]
    [InlineData("失眠")]
    public void Everyday_illnesses_in_chinese_leave_everyone_eligible(string illness) =>
        Assert.Equal(Eligibility.Eligible, Screened(Trial.DualTarget, $"{illness}=Y 2015..").Verdict);

    static string Soochow(string id, string illness) => Screened(Trial.Soochow, $"{illness}=Y 2025-02..").WordOf(id);

    static string DualTarget(string id, string illness) => Screened(Trial.DualTarget, $"{illness}=Y 2025-02..").WordOf(id);

    static Screening Screened(string study, string row) =>
        Screening.Of(
            Trial.Read(study),
            RecordLines.Of(People.Eligible, $"IE E1=N; +MH {row}"),
            GateMoment.Screening(People.Today)
        );
}
