namespace Cairn;

/// <summary>Identity of a record within its study.</summary>
/// <param name="Subject">USUBJID.</param>
/// <param name="Domain">SDTM domain.</param>
/// <param name="Number">--SEQ; null in domains with one row a subject.</param>
public readonly record struct RecordKey(string Subject, string Domain, int? Number)
{
    public override string ToString() => Number is { } n ? $"{Domain} {n} of {Subject}" : $"{Domain} of {Subject}";
}
