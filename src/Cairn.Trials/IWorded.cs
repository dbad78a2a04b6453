namespace Cairn;

/// <summary>What says itself in words, so that a language can say it.</summary>
public interface IWorded
{
    Phrase Says { get; }
}
