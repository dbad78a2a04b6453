namespace Cairn.Safety;

/// <summary>How far a subject's DLT window was followed by a day.</summary>
/// <param name="Length">Days of the whole window; 0 when nothing is known of it.</param>
/// <param name="Days">Days from the clock's start to the last contact by the day, at most the window: what happened since the
/// last contact nobody knows.</param>
/// <param name="DltDay">Day of the DLT from the clock's start; null without one, or without its date.</param>
/// <param name="IsOnlyOpen">True when nothing is asked but further follow-up: no event that may be a DLT, no missing dose or
/// date.</param>
public readonly record struct FollowedWindow(int Length, int Days, int? DltDay, bool IsOnlyOpen);
