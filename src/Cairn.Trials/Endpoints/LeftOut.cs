namespace Cairn.Endpoints;

/// <summary>A member of an endpoint's population who has no time, with the reason.</summary>
public sealed record LeftOut(string Subject, Finding Finding);
