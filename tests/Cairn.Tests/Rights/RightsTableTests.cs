using System.Text;
using Cairn.Rights;

namespace Cairn.Tests.Rights;

/// <summary>The table of rights: whole, readable, printed in docs/rights.md as it is, and true to what the roles are.</summary>
public sealed class RightsTableTests
{
    static readonly Role[] Everyone = Enum.GetValues<Role>();
    static readonly Right[] All = Enum.GetValues<Right>();

    // 21 CFR 11.10(d), (g): an allow or deny for every role and action, none left out.
    [Fact]
    public void Every_role_has_a_cell_for_every_right_once()
    {
        Assert.Equal(All, RightsTable.Rights.Order());
        Assert.Equal(Everyone, RightsTable.Roles);
        foreach (var right in All)
        foreach (var role in Everyone)
            Assert.True(Enum.IsDefined(RightsTable.Of(role, right)));
    }

    [Fact]
    public void An_administrator_sees_no_clinical_data_and_signs_nothing() =>
        Assert.Equal(
            [Right.SeeProtocol, Right.SeePeople, Right.GrantRoles],
            All.Where(r => RightsTable.Has(Role.Administrator, r))
        );

    [Fact]
    public void An_inspector_sees_everything_and_writes_nothing() =>
        Assert.Equal(
            [Right.SeeProtocol, Right.SeeTrial, Right.SeeSubjects, Right.SeeLedger, Right.SeePeople],
            All.Where(r => RightsTable.Has(Role.Inspector, r))
        );

    [Fact]
    public void Every_right_belongs_to_somebody_and_no_role_has_all_of_them()
    {
        Assert.All(All, right => Assert.Contains(Everyone, role => RightsTable.Has(role, right)));
        Assert.All(Everyone, role => Assert.Contains(All, right => !RightsTable.Has(role, right)));
    }

    // Who enters does not verify, and who gives roles does nothing else: separation of duties.
    [Theory]
    [InlineData(Right.EnterRecords, Right.VerifyRecords)]
    [InlineData(Right.EnterRecords, Right.LockRecords)]
    [InlineData(Right.GrantRoles, Right.SeeTrial)]
    [InlineData(Right.GrantRoles, Right.SeeSubjects)]
    [InlineData(Right.GrantRoles, Right.Delegate)]
    public void No_role_has_both(Right one, Right other) =>
        Assert.DoesNotContain(Everyone, role => RightsTable.Has(role, one) && RightsTable.Has(role, other));

    [Fact]
    public void The_page_of_the_documentation_prints_the_table()
    {
        var page = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "rights.md"));
        Assert.Contains(Printed(), page, StringComparison.Ordinal);
    }

    static string Printed()
    {
        var text = new StringBuilder();
        text.Append("| may | ").AppendJoin(" | ", Everyone.Select(RoleWords.Of)).Append(" |\n");
        text.Append("|---").Insert(text.Length, "|---", Everyone.Length).Append("|\n");
        foreach (var right in RightsTable.Rights)
            text.Append("| ").Append(RoleWords.Of(right)).Append(" | ").AppendJoin(" | ", Cells(right)).Append(" |\n");
        return text.ToString();
    }

    static IEnumerable<string> Cells(Right right) => Everyone.Select(role => RoleWords.Of(RightsTable.Of(role, right)));
}
