using Cairn.Registry.Signals;
using Cairn.Registry.Words;

namespace Cairn.Tests.Registry;

public class SignalsTests
{
    static TrialSignals Of(string title, string summary = "")
    {
        var reader = new WordReader();
        return TrialSignals.Of(Words(title), Words(title), Words(summary));

        string[] Words(string text) => [.. reader.Read(text).Select(w => w.Text)];
    }

    [Fact]
    public void The_seeds_title_names_product_targets_and_setting()
    {
        var signals = Of(
            "CLL1 and CD38 Dual-Target CAR-T Cell Injection in the Treatment of Relapsed or Refractory Acute Myeloid Leukemia",
            "a phase I dose-escalation clinical study"
        );
        Assert.Equal("CAR_T", signals.Product);
        Assert.Equal(["CLL1", "CD38"], signals.Targets);
        Assert.Equal(["RELAPSED_REFRACTORY"], signals.Settings);
        Assert.True(signals.EscalatesDose);
    }

    [Theory]
    [InlineData("Anti-CLEC12A chimeric antigen receptor T cells", "CAR_T", "CLL1")]
    [InlineData("CD33 CAR-NK cells", "CAR_NK", "CD33")]
    [InlineData("Rituximab in CD20 positive lymphoma", "ANTIBODY", "CD20")]
    [InlineData("Claudin18.2 CAR-T", "CAR_T", "CLDN18.2")]
    public void Other_names_mean_the_same_target(string title, string product, string target) =>
        Assert.Equal((product, target), (Of(title).Product, Of(title).Targets.Single()));

    [Theory]
    [InlineData("CD4 counts in HIV infection")]
    [InlineData("German CLL1 study of watch and wait")]
    public void An_antigen_is_no_target_where_no_product_is_aimed(string title) => Assert.Empty(Of(title).Targets);
}
