namespace Cairn.Rights;

/// <summary>Something a person may do, or may not.</summary>
public enum Right
{
    /// <summary>The plan of the study and its public record: no word about any subject.</summary>
    SeeProtocol,

    /// <summary>What follows from the records of all subjects: the dose board, tables, curves, the report.</summary>
    SeeTrial,

    /// <summary>The records of one subject, and the records behind a number.</summary>
    SeeSubjects,

    /// <summary>Who entered what, when, and why: the entries themselves.</summary>
    SeeLedger,

    /// <summary>Who has which role, and the delegation log.</summary>
    SeePeople,

    /// <summary>Adds, corrects and takes out records; consents and deviations.</summary>
    EnterRecords,

    /// <summary>The same, of the steps of the cell product alone.</summary>
    EnterProduct,

    /// <summary>Opens and closes queries.</summary>
    AskQueries,
    AnswerQueries,

    /// <summary>Compares records with their source documents.</summary>
    VerifyRecords,

    /// <summary>Locks and unlocks.</summary>
    LockRecords,

    /// <summary>Takes values out that may identify a person.</summary>
    Redact,

    /// <summary>Puts versions of the protocol and of the consent form into force.</summary>
    ChangeProtocol,

    /// <summary>Settles a question about a subject.</summary>
    Adjudicate,

    /// <summary>Signs the records of a subject.</summary>
    SignRecords,

    /// <summary>Signs that a subject is eligible.</summary>
    SignEligibility,

    /// <summary>Signs that a product may be given.</summary>
    SignRelease,

    /// <summary>Decides on the next dose and signs it.</summary>
    DecideDose,

    /// <summary>Notes when the site became aware of a serious event, and when it told the sponsor.</summary>
    NoteSafety,

    /// <summary>Notes the sponsor's part: received, judged, submitted.</summary>
    JudgeSafety,

    /// <summary>Writes the delegation log and the log of training.</summary>
    Delegate,

    /// <summary>Opens and closes accounts, gives and takes roles.</summary>
    GrantRoles,

    /// <summary>Keeps the laboratories' ranges of normal values.</summary>
    KeepRanges,
}
