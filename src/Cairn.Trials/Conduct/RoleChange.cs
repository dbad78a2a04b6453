using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>
/// Which roles may be given and taken: nobody gives one to themselves, an administrator has no other, and one administrator
/// stays.
/// </summary>
public static class RoleChange
{
    /// <summary>Why a role may not be given; null when it may.</summary>
    /// <param name="by">The account that gives it.</param>
    /// <param name="held">What the person holds anywhere: of every study, and as administrator.</param>
    public static Finding? Giving(string by, string account, Role role, IReadOnlyList<Role> held)
    {
        if (by == account)
            return No(account, "Nobody gives a role to themselves.", "Ask another administrator.");
        if (held.Contains(Role.Administrator))
            return No(
                account,
                "An administrator sees no clinical data and has no other role.",
                "Open a second account for a second person."
            );
        return role == Role.Administrator && held.Count > 0
            ? No(
                account,
                $"The person is {RoleWords.Of(held[0])}, and an administrator has no other role.",
                "Open the account of another person."
            )
            : null;
    }

    /// <summary>Why a role may not be taken; null when it may.</summary>
    /// <param name="administrators">The accounts that administer now.</param>
    public static Finding? Taking(string account, Role role, IReadOnlyList<string> administrators) =>
        role == Role.Administrator && administrators is [var only] && only == account
            ? No(account, "Nobody else is administrator.", "Invite another administrator first.")
            : null;

    static Finding No(string account, string what, string mend) => Finding.Error(account, null, null, what, mend);
}
