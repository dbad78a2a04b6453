namespace Cairn.Documents.Icsr;

/// <summary>A value of a message, or why there is none. The default value says that nobody knows of one.</summary>
/// <param name="Value">Null when there is none.</param>
/// <param name="Otherwise">Why there is none.</param>
public readonly record struct Told(string? Value, NullFlavor Otherwise)
{
    /// <summary>A text; what is empty is not there.</summary>
    public static Told Of(string? value, NullFlavor otherwise) =>
        new(string.IsNullOrWhiteSpace(value) ? null : value.Trim(), otherwise);
}
