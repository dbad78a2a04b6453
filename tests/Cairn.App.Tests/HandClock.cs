namespace Cairn.App.Tests;

/// <summary>A clock that stands until it is moved.</summary>
sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
