using Cairn.Response;

namespace Cairn.Tests.Response;

/// <summary>
/// Names of events that tell that the leukaemia is back, and names that do not. Terms of MedDRA as far as they are English; the
/// rest by hand.
/// </summary>
public sealed class RelapseWordsTests
{
    [Theory]
    [InlineData("Leukaemia recurrent")]
    [InlineData("Acute myeloid leukaemia recurrent")]
    [InlineData("Acute myeloid leukemia refractory")]
    [InlineData("Acute myeloid leukaemia")]
    [InlineData("Acute monocytic leukaemia")]
    [InlineData("AML relapse")]
    [InlineData("AML (M5) relapsed")]
    [InlineData("AML relapse after chemotherapy")]
    [InlineData("Relapse")]
    [InlineData("Bone marrow relapse")]
    [InlineData("Disease progression")]
    [InlineData("Disease recurrence")]
    [InlineData("Malignant neoplasm progression")]
    [InlineData("Neoplasm recurrence")]
    [InlineData("Central nervous system leukaemia")]
    [InlineData("CNS leukemia")]
    [InlineData("Leukaemic infiltration of CNS")]
    [InlineData("Leukaemia cutis")]
    [InlineData("Myeloid sarcoma")]
    [InlineData("Chloroma")]
    [InlineData("Blast cell count increased")]
    [InlineData("白血病复发")]
    [InlineData("急性髓系白血病复发")]
    [InlineData("AML复发")]
    [InlineData("复发")]
    [InlineData("疾病进展")]
    [InlineData("中枢神经系统白血病")]
    [InlineData("髓系肉瘤")]
    public void The_leukaemia_is_back(string name) => Assert.True(RelapseWords.Name(name));

    [Theory]
    [InlineData("Anaemia due to leukaemia")]
    [InlineData("Graft versus host disease recurrent")]
    [InlineData("Chronic graft versus host disease progression")]
    [InlineData("Herpes zoster recurrent")]
    [InlineData("带状疱疹复发")]
    [InlineData("Infection recurrence")]
    [InlineData("Tumor lysis syndrome")]
    [InlineData("Tumour lysis syndrome recurrent")]
    [InlineData("Leukaemoid reaction")]
    [InlineData("Leukopenia")]
    [InlineData("Extramedullary haematopoiesis")]
    [InlineData("CNS leukaemia prophylaxis")]
    [InlineData("No relapse of leukaemia")]
    [InlineData("Pyrexia")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_event_or_a_denial_says_nothing_of_it(string? name) => Assert.False(RelapseWords.Name(name));
}
