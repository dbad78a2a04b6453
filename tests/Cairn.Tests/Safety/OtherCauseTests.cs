using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// What is written as the other cause (AERELNST) of hypoxia of grade 4 that is said not to be related, on the definition that
/// NCT06880354 assumes (decisions 0024, 18; 0063; 0093). By hand.
/// </summary>
public sealed class OtherCauseTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static DltStatus With(string cause) =>
        DltAssessment
            .Of(
                Trial,
                Subject(
                    "S1",
                    Infusion("S1", dose: 0.25, planned: 0.25),
                    SeenOn("S1", 80),
                    Event("S1", "Hypoxia", 4, 5, 8, "NOT RELATED") with
                    {
                        OtherCause = cause,
                    }
                ),
                Day0.AddDays(80)
            )!
            .Status.Value;

    [Theory]
    [InlineData("suspected infection")]
    [InlineData("rule out sepsis")]
    [InlineData("likely fluid overload")]
    [InlineData("probably pneumonia")]
    [InlineData("presumed sepsis")]
    [InlineData("疑似感染")]
    [InlineData("unrelated")]
    [InlineData("NOT RELATED")]
    [InlineData("not drug related")]
    [InlineData("not related to the study drug")]
    [InlineData("unlikely")]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("see above")]
    [InlineData("as per PI")]
    [InlineData("PI judgement")]
    [InlineData("investigator opinion")]
    [InlineData("研究者判断")]
    [InlineData("cytokines")]
    [InlineData("immunotherapy")]
    [InlineData("inflammation")]
    [InlineData("fever")]
    [InlineData("hypotension")]
    [InlineData("lymphodepletion and cells")] // one of two is the cells
    [InlineData("infection/cells")]
    [InlineData("感染和CAR-T")]
    [InlineData("allergic reaction to product")]
    [InlineData("immune effector")]
    [InlineData("IL-6")]
    [InlineData("免疫反应")]
    [InlineData("炎症")]
    [InlineData("fever, hypotension")]
    [InlineData("treatment")] // no cause
    [InlineData("therapy")]
    [InlineData("iatrogenic")]
    [InlineData("idiopathic")]
    [InlineData("infusion")] // the cells' own work, and what is given against it (0100)
    [InlineData("infusion reaction")]
    [InlineData("capillary leak")]
    [InlineData("Capillary leak syndrome")]
    [InlineData("tumor lysis syndrome")]
    [InlineData("tumour lysis")]
    [InlineData("GVHD")]
    [InlineData("acute graft-versus-host disease")]
    [InlineData("tocilizumab")]
    [InlineData("dexamethasone")]
    [InlineData("移植物抗宿主病")]
    [InlineData("细胞输注")]
    [InlineData("CRS引起")]
    [InlineData("expansion of the infused cells")]
    [InlineData("DMSO")]
    [InlineData("cryoprotectant")]
    [InlineData("on-target off-tumour effect")]
    [InlineData("transduced lymphocytes")]
    [InlineData("T cells")]
    public void What_names_no_cause_is_asked_about(string cause) => Assert.Equal(DltStatus.Pending, With(cause));

    [Theory]
    [InlineData("pneumonia")]
    [InlineData("fluid overload")]
    [InlineData("infection with fever")]
    [InlineData("sepsis, hypotension")]
    [InlineData("感染，发热")]
    [InlineData("allergic reaction to vancomycin")]
    [InlineData("probable invasive aspergillosis")] // a class of proof (EORTC/MSGERC), no doubt of the site
    [InlineData("related to sepsis")]
    [InlineData("lymphodepletion")]
    [InlineData("cardiac failure")]
    [InlineData("platelet transfusion reaction")] // of another infusion
    [InlineData("GVHD after donor lymphocytes")] // of other cells
    [InlineData("reported pulmonary embolism")]
    [InlineData("T-cell lymphoma")]
    public void A_cause_that_is_named_settles_it(string cause) => Assert.Equal(DltStatus.None, With(cause));
}
