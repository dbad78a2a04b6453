namespace Cairn.Rights;

/// <summary>
/// Who may do what: the one table, read by the program, by its tests and by docs/rights.md. A line a right, a column a role; how
/// far it goes stands in the cell. A role is given in one study, and reaches no other.
/// </summary>
public static class RightsTable
{
    const Reach no = Reach.None,
        dg = Reach.Delegated,
        si = Reach.Site,
        st = Reach.Study;

    /// <summary>The columns, in the order of the cells.</summary>
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    // csharpier-ignore
    static readonly (Right Right, Reach[] Cells)[] Lines =
    [
        //                      investigator, sub-investigator, coordinator, data manager, statistician, safety committee,
        //                      monitor, sponsor, cell laboratory, inspector, administrator
        (Right.SeeProtocol,     [st, st, st, st, st, st, st, st, st, st, st]),
        (Right.SeeTrial,        [st, st, st, st, st, st, st, st, no, st, no]),
        (Right.SeeSubjects,     [si, si, si, st, st, st, si, st, st, st, no]),
        (Right.SeeLedger,       [si, si, si, st, st, no, si, st, no, st, no]),
        (Right.SeePeople,       [st, st, st, st, st, st, st, st, st, st, st]),
        (Right.EnterRecords,    [si, si, si, no, no, no, no, no, no, no, no]),
        (Right.EnterProduct,    [si, si, si, no, no, no, no, no, st, no, no]),
        (Right.AskQueries,      [no, no, no, st, st, no, si, no, no, no, no]),
        (Right.AnswerQueries,   [si, si, si, no, no, no, no, no, no, no, no]),
        (Right.VerifyRecords,   [no, no, no, no, no, no, si, no, no, no, no]),
        (Right.LockRecords,     [no, no, no, st, no, no, no, no, no, no, no]),
        (Right.Redact,          [no, no, no, st, no, no, no, no, no, no, no]),
        (Right.ChangeProtocol,  [no, no, no, st, no, no, no, st, no, no, no]),
        (Right.Adjudicate,      [si, no, no, no, no, st, no, no, no, no, no]),
        (Right.SignRecords,     [si, dg, no, no, no, no, no, no, no, no, no]),
        (Right.SignEligibility, [si, dg, no, no, no, no, no, no, no, no, no]),
        (Right.SignRelease,     [no, no, no, no, no, no, no, no, st, no, no]),
        (Right.DecideDose,      [no, no, no, no, no, st, no, no, no, no, no]),
        (Right.NoteSafety,      [si, si, si, no, no, no, no, no, no, no, no]),
        (Right.JudgeSafety,     [no, no, no, no, no, no, no, st, no, no, no]),
        (Right.Delegate,        [si, no, no, no, no, no, no, no, no, no, no]),
        (Right.GrantRoles,      [no, no, no, no, no, no, no, no, no, no, st]),
        (Right.KeepRanges,      [si, si, si, st, no, no, no, no, no, no, no]),
    ];

    static readonly Dictionary<Right, Reach[]> ByRight = Lines.ToDictionary(l => l.Right, l => l.Cells);

    /// <summary>The lines, in the order of the table.</summary>
    public static IReadOnlyList<Right> Rights { get; } = [.. Lines.Select(l => l.Right)];

    /// <summary>How far a right of a role goes.</summary>
    public static Reach Of(Role role, Right right) => ByRight[right][(int)role];

    /// <summary>True when the role has the right somewhere, on some day.</summary>
    public static bool Has(Role role, Right right) => Of(role, right) != Reach.None;
}
