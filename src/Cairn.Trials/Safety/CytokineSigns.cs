using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// What cytokine release is graded by (Lee 2019, table 2), and the leak that comes with it, as events of their own: after cells
/// they are its signs until something else is named.
/// </summary>
static class CytokineSigns
{
    static readonly string[] Names =
    [
        "Fever",
        "Hypotension",
        "Hypoxia",
        "Capillary leak syndrome",
        "发热",
        "发烧",
        "低血压",
        "缺氧",
        "低氧血症",
        "毛细血管渗漏综合征",
    ];

    /// <summary>True of such an event that is not said to be of another cause.</summary>
    public static bool MayBe(AdverseEvent ae) =>
        Array.Exists(Names, name => ToxicityTerm.IsOne(ae, name)) && !(ae.IsSaidToBeRelated.IsFalse && OtherCause.IsNamed(ae));
}
