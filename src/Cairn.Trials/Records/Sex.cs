namespace Cairn.Records;

/// <summary>CDISC codelist SEX.</summary>
public enum Sex
{
    Female,
    Male,
    Unknown,
    Undifferentiated,
}
