namespace Cairn.Response;

/// <summary>Which assessments count for the best response: up to other therapy or transplant, or whatever followed.</summary>
public enum ResponseWindow
{
    OfThisProduct,
    WhateverFollowed,
}

/// <summary>The last day on which a response counts, and what ended it.</summary>
/// <param name="Until">Inclusive; null = no such day.</param>
/// <param name="Why">In words.</param>
public readonly record struct WindowEnd(DateOnly? Until, Phrase Why)
{
    /// <summary>The earlier of two; the first when they fall on one day.</summary>
    public WindowEnd Or(WindowEnd other) => other.Until is null || Until <= other.Until ? this : other;
}

/// <summary>The assessments of a window, with what each counts for in it.</summary>
public sealed record CountedWindow(WindowEnd End, IReadOnlyList<MarrowAssessment> Assessments);
