namespace Cairn.Response;

/// <summary>How long a subject was followed, and what ended it.</summary>
/// <param name="Until">The day of death, else of the last contact; null when nothing is dated.</param>
/// <param name="Death">The day of death; null when alive.</param>
/// <param name="OfDisease">Whether the disease was the cause.</param>
public sealed record Followed(DateOnly? Until, DateOnly? Death, Answer<Truth> OfDisease);
