namespace Cairn.Records;

/// <summary>The SDTM name of a property: the one place where it stands. <c>--</c> stands for the domain's two letters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SdtmAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>True when a record without it cannot be used.</summary>
    public bool Required { get; init; }

    /// <summary>True when the text may be a number: then <c>30</c> and <c>30.0</c> are the same value.</summary>
    public bool MayBeNumber { get; init; }

    /// <summary>True when the value may identify a person: a birth date, a text that somebody typed freely.</summary>
    public bool Identifying { get; init; }
}

/// <summary>The SDTM domain a record type belongs to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DomainAttribute(string code, string label) : Attribute
{
    /// <summary>Two letters, for example AE.</summary>
    public string Code { get; } = code;
    public string Label { get; } = label;
}
