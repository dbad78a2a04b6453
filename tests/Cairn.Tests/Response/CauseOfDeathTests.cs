using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Tests.Response;

/// <summary>Causes of death in the words of sites, MedDRA and Chinese charts (decision 0029). By hand.</summary>
public sealed class CauseOfDeathTests
{
    [Theory]
    [InlineData("AML")]
    [InlineData("Relapsed AML")]
    [InlineData("AML relapse")]
    [InlineData("Acute myeloid leukaemia progression")]
    [InlineData("Leukaemia recurrent")] // MedDRA preferred term
    [InlineData("Acute myeloid leukaemia recurrent")] // MedDRA preferred term
    [InlineData("Progression of underlying disease")]
    [InlineData("Death due to disease progression")]
    [InlineData("Relapsed/refractory acute myelogenous leukemia")]
    [InlineData("白血病复发")] // relapse of leukaemia
    [InlineData("急性髓系白血病")] // acute myeloid leukaemia
    [InlineData("疾病进展")] // disease progression
    [InlineData("死于急性髓系白血病复发")] // died of relapse of acute myeloid leukaemia
    public void The_disease_and_nothing_else_is_the_disease(string cause) =>
        Assert.Equal(Truth.True, DiseaseAsCause.Judge(cause));

    [Theory]
    [InlineData("Pneumonia in relapsed AML")]
    [InlineData("No relapse")]
    [InlineData("AML?")]
    [InlineData("Malignant neoplasm progression")] // MedDRA preferred term: of which?
    [InlineData("Neoplasm progression")] // MedDRA preferred term
    [InlineData("Malignant neoplasm")]
    [InlineData("Acute lymphoblastic leukaemia")]
    [InlineData("白血病复发合并肺炎")] // relapse of leukaemia with pneumonia
    [InlineData("恶性肿瘤")] // malignant tumour
    [InlineData("Unknown")]
    [InlineData("原因不明")] // cause unknown
    public void A_disease_named_among_other_words_is_asked_about(string cause) =>
        Assert.Equal(Truth.Unknown, DiseaseAsCause.Judge(cause));

    [Theory]
    [InlineData("Septic shock")]
    [InlineData("Tumour lysis syndrome")]
    [InlineData("感染性休克")] // septic shock
    [InlineData("肿瘤溶解综合征")] // tumour lysis syndrome
    public void Another_cause_is_no_death_of_the_disease(string cause) => Assert.Equal(Truth.False, DiseaseAsCause.Judge(cause));

    // A death of the disease is never a death in remission without a finding (clinical decisions: deaths and relapse).
    [Theory]
    [InlineData(null)]
    [InlineData("UNKNOWN")]
    [InlineData("PNEUMONIA IN RELAPSED AML")]
    public void A_death_after_a_remission_whose_cause_is_not_told_is_asked_about(string? cause)
    {
        var story = new Story("S").Enrolled().Infused().Assessed(-7, 40).Assessed(28, 2).Died(90);
        var book = Story.Casebook(cause is null ? story : story.CauseOfDeath(cause));
        var set = EndpointSet.Of(Plans.Study(), book, new HashSet<string>(StringComparer.Ordinal));
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("os") with { Kind = "cir" })).Subjects);
        Assert.Equal(2, time.Status);
        Assert.Contains(time.Notes, note => note is TimeNote.CauseNotTold);
        Assert.NotEmpty(time.Time.Missing);
        Assert.Contains(DiseaseCourse.Of(Plans.Study(), book)[0].Findings, f => f.Column == "DDORRES");
    }
}
