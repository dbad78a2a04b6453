using Cairn.Records;

namespace Cairn.Tests.Records;

public sealed class LateKeyTests
{
    public static TheoryData<string, LateKey> Codes =>
        new()
        {
            { "level-opened/2/infuse:1:3/A1+A2", new(LateKind.LevelOpened, 2, ProposedStep.Infuse(1, 3), ["A1", "A2"]) },
            { "end/3/stop/S%201%2F2%2B3", new(LateKind.End, 3, ProposedStep.Stop(null), ["S 1/2+3"]) },
            { "expansion/1/stop:0/", new(LateKind.Expansion, 1, ProposedStep.Stop(0), []) },
            {
                "level-opened/2/wait:1/%E8%8B%8F%E5%B7%9E-01",
                new(LateKind.LevelOpened, 2, new(ProposedKind.Wait, 1), ["苏州-01"])
            },
        };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_key_is_written_as_its_parts_and_comes_back(string code, LateKey key)
    {
        Assert.Equal(code, key.Code);
        Assert.Equal(key, LateKey.Parse(code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("level-opened/2")]
    [InlineData("LevelOpened 2, stay: treat 3 at dose level 1: A1")]
    [InlineData("never/2/stop/A1")]
    [InlineData("end/two/stop/A1")]
    [InlineData("end/2/treat 3 at dose level 1/A1")]
    public void A_text_that_is_no_key_is_refused(string code) => Assert.Throws<FormatException>(() => LateKey.Parse(code));

    [Fact]
    public void Every_proposed_step_comes_back_from_its_code()
    {
        foreach (var kind in Enum.GetValues<ProposedKind>())
        foreach (var step in (ProposedStep[])[new(kind), new(kind, 2), new(kind, 2, 3)])
            Assert.Equal(step, ProposedStep.Parse(step.Code));
    }
}
