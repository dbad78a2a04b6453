using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>The steps by which a serious event is reported.</summary>
public enum SafetyStep
{
    /// <summary>The investigator became aware of it.</summary>
    Aware,

    /// <summary>The site told the sponsor.</summary>
    SentToSponsor,

    /// <summary>The sponsor received it: day 0.</summary>
    ReceivedBySponsor,

    /// <summary>The sponsor learned that it is fatal or life-threatening, of an event that had not been so.</summary>
    LearnedFatal,

    /// <summary>The sponsor reported it to the authority.</summary>
    Submitted,

    /// <summary>The report, first given in part, was completed.</summary>
    Completed,

    /// <summary>The sponsor received something new about it.</summary>
    NewInformation,

    /// <summary>The sponsor reported what was new.</summary>
    FollowUpSubmitted,

    /// <summary>An urgent measure to protect the subjects was taken because of it, by the sponsor or the investigator.</summary>
    MeasureTaken,

    /// <summary>The sponsor told the authority of the event and of the measure.</summary>
    MeasureNotified,
}

/// <summary>A step that was taken in the reporting of a serious event.</summary>
/// <param name="Event">The adverse event; null of an urgent measure that none asked for.</param>
/// <param name="At">When, as it was written.</param>
/// <param name="Entry">Sequence of the ledger's entry that says so; null outside a ledger.</param>
public sealed record SafetyNote(RecordKey? Event, SafetyStep Step, PartialDate At, long? Entry = null)
{
    /// <summary>True of a step that may be taken without an adverse event: something else may threaten.</summary>
    public static bool MayStandAlone(SafetyStep step) => step is SafetyStep.MeasureTaken or SafetyStep.MeasureNotified;
}

/// <summary>The sponsor's opinion on a serious event, beside the investigator's.</summary>
/// <param name="Expected">Named in the reference safety information; null when not judged.</param>
/// <param name="Related">Null when not judged.</param>
/// <param name="Entry">Sequence of the ledger's entry that says so; null outside a ledger.</param>
public sealed record SponsorOpinion(RecordKey Event, DateOnly Day, Truth Expected, Relatedness? Related, long? Entry = null);
