namespace Cairn.Rights;

/// <summary>Roles and rights as people read them.</summary>
public static class RoleWords
{
    public static string Of(Role role) =>
        role switch
        {
            Role.Investigator => "investigator",
            Role.SubInvestigator => "sub-investigator",
            Role.Coordinator => "coordinator",
            Role.DataManager => "data manager",
            Role.Statistician => "statistician",
            Role.SafetyCommittee => "safety committee",
            Role.Monitor => "monitor",
            Role.Sponsor => "sponsor",
            Role.CellLaboratory => "cell laboratory (qualified person)",
            Role.Inspector => "inspector (read-only)",
            Role.Administrator => "administrator (no clinical data)",
        };

    /// <summary>What may be done, after "may" or "to".</summary>
    public static string Of(Right right) =>
        right switch
        {
            Right.SeeProtocol => "see the plan and the public record",
            Right.SeeTrial => "see what follows from all records",
            Right.SeeSubjects => "see the records of a subject",
            Right.SeeLedger => "see the entries of the ledger",
            Right.SeePeople => "see people, roles and delegations",
            Right.EnterRecords => "enter, correct and take out records",
            Right.EnterProduct => "enter steps of the cell product",
            Right.AskQueries => "ask and close queries",
            Right.AnswerQueries => "answer queries",
            Right.VerifyRecords => "verify records against their source",
            Right.LockRecords => "lock and unlock",
            Right.Redact => "take out what identifies a person",
            Right.ChangeProtocol => "put versions of protocol and consent into force",
            Right.Adjudicate => "adjudicate",
            Right.SignRecords => "sign the records of a subject",
            Right.SignEligibility => "sign eligibility",
            Right.SignRelease => "sign the release of a product",
            Right.DecideDose => "decide on the next dose",
            Right.NoteSafety => "note the site's part of a safety report",
            Right.JudgeSafety => "note the sponsor's part of a safety report",
            Right.Delegate => "write the delegation log",
            Right.GrantRoles => "open accounts and give roles",
            Right.KeepRanges => "keep the ranges of laboratories",
        };

    public static string Of(Reach reach) =>
        reach switch
        {
            Reach.None => "no",
            Reach.Delegated => "own site, while delegated",
            Reach.Site => "own site",
            Reach.Study => "whole study",
        };
}
