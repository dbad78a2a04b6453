using System.Collections.Frozen;
using Cairn.Cql.Types;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>
/// The data model of eligibility: the SDTM-shaped records under the names of their types. <c>[LabResult: 'ALT']</c> are the rows
/// of LB with that test code. What is not recorded is null: unknown, never no.
/// </summary>
public static class RecordModel
{
    static readonly RecordEntry[] Entries =
    [
        ObservationProperties.Of<LabResult>(),
        ObservationProperties.Of<VitalSign>(),
        ObservationProperties.Of<HeartFinding>(),
        ObservationProperties.Of<MarrowFinding>(),
        ObservationProperties.Of<ScaleScore>(),
        ObservationProperties.Of<FindingAbout>(ObservationProperties.About, ObservationProperties.IsSign),
        ObservationProperties.Of<EligibilityAnswer>(),
        EventProperties.Demographics,
        EventProperties.Disposition,
        EventProperties.MedicalHistory,
        EventProperties.AdverseEvent,
        EventProperties.ProductEvent,
        InterventionProperties.Medication,
        InterventionProperties.Procedure,
        InterventionProperties.Exposure,
    ];

    static readonly FrozenDictionary<RecordType, RecordEntry> ByType = Entries.ToFrozenDictionary(e => e.Type);

    public static Cql.Compilation.Model Model { get; } = new("Cairn", Entries.Select(e => e.Type));

    /// <summary>The SDTM domain of a type of the model.</summary>
    public static string DomainOf(RecordType type) => RecordShape.Of(ByType[type].Record).Domain;

    internal static RecordType TypeOf(Record record) => Entries.First(e => e.Record == record.GetType()).Type;

    internal static RecordShape ShapeOf(RecordType type) => RecordShape.Of(ByType[type].Record);

    internal static RecordEntry EntryOf(RecordType type) => ByType[type];
}

/// <summary>A type of the model and what it is made of.</summary>
/// <param name="Record">The record's own type.</param>
sealed record RecordEntry(RecordType Type, Type Record);
