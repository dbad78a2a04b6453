namespace Cairn.Records;

/// <summary>How an adverse event ended, or stands (CDISC codelist OUT).</summary>
public enum EventOutcome
{
    Fatal,
    NotResolved,
    Resolving,
    Resolved,
    ResolvedWithSequelae,
    Unknown,
}
