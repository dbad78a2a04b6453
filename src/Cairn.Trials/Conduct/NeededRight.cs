using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>Which right an entry takes.</summary>
public static class NeededRight
{
    /// <summary>Null when no person may write it: the program alone does.</summary>
    public static Right? Of(EntryContent content) =>
        content switch
        {
            RecordAdded or RecordCorrected or RecordRemoved => OfRecord(content.About!.Value),
            ConsentGiven or DeviationRecorded => Right.EnterRecords,
            RecordVerified => Right.VerifyRecords,
            QueryOpened or QueryClosed => Right.AskQueries,
            QueryAnswered => Right.AnswerQueries,
            Locked or Unlocked => Right.LockRecords,
            Redacted => Right.Redact,
            ConsentVersion or ProtocolVersion => Right.ChangeProtocol,
            Adjudicated { Question: DltRuling.Question } => Right.DecideDose,
            Adjudicated => Right.Adjudicate,
            Signed signed => Of(signed.Meaning),
            DoseDecided => Right.DecideDose,
            RoleGranted or RoleWithdrawn => Right.GrantRoles,
            Delegated or DelegationEnded or Trained => Right.Delegate,
            SafetyNoted noted => Of(noted.Step),
            SafetyJudged => Right.JudgeSafety,
            LotJudged judged => Of(judged.Verdict),
            LabRangeStated or LabRangeWithdrawn => Right.KeepRanges,
            SyntheticMark or AccountChanged => null,
            _ => throw new ArgumentOutOfRangeException(nameof(content)),
        };

    /// <summary>The right to sign with a meaning.</summary>
    public static Right Of(SignatureMeaning meaning) =>
        meaning switch
        {
            SignatureMeaning.Author or SignatureMeaning.Review or SignatureMeaning.Approval => Right.SignRecords,
            SignatureMeaning.Eligibility => Right.SignEligibility,
            SignatureMeaning.Release or SignatureMeaning.Rejection => Right.SignRelease,
            SignatureMeaning.Decision => Right.DecideDose,
        };

    /// <summary>The right to note a step of a safety report: the site's part or the sponsor's.</summary>
    public static Right Of(SafetyStep step) =>
        step switch
        {
            SafetyStep.Aware or SafetyStep.SentToSponsor => Right.NoteSafety,
            SafetyStep.ReceivedBySponsor
            or SafetyStep.LearnedFatal
            or SafetyStep.Submitted
            or SafetyStep.Completed
            or SafetyStep.NewInformation
            or SafetyStep.FollowUpSubmitted
            or SafetyStep.MeasureTaken
            or SafetyStep.MeasureNotified => Right.JudgeSafety,
        };

    /// <summary>The right to judge a lot: the laboratory's, or the treating side's approval.</summary>
    public static Right Of(LotVerdict verdict) =>
        verdict switch
        {
            LotVerdict.Released or LotVerdict.ReleasedOutOfSpecification or LotVerdict.Rejected => Right.SignRelease,
            LotVerdict.OutOfSpecificationApproved => Right.Adjudicate,
        };

    static readonly string[] OfProduct =
    [
        RecordShape.Of(typeof(ProductEvent)).Domain,
        RecordShape.Of(typeof(ProductFinding)).Domain,
    ];

    static Right OfRecord(RecordKey key) => OfProduct.Contains(key.Domain) ? Right.EnterProduct : Right.EnterRecords;
}
