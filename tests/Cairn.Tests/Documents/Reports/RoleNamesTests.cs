using Cairn.Documents.Reports.Wording;

namespace Cairn.Tests.Documents.Reports;

/// <summary>The role under a signature, from the code that the ledger keeps; by hand.</summary>
public sealed class RoleNamesTests
{
    [Theory]
    [InlineData("cell-laboratory", "cell laboratory (qualified person)")]
    [InlineData("safety-committee", "safety committee")]
    [InlineData("investigator", "investigator")]
    [InlineData("local owner", "local owner")]
    public void A_role_is_said_in_words(string recorded, string said) => Assert.Equal(said, RoleNames.Of(recorded));
}
