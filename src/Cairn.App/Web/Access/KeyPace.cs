using System.Collections.Concurrent;

namespace Cairn.App.Web.Access;

/// <summary>
/// How fast a key may call: so many calls at once, then so many a second, counted by each process for itself. A program that
/// runs wild fills neither the ledger nor the disk.
/// </summary>
sealed class KeyPace(TimeProvider clock)
{
    /// <summary>Calls at once: a day of a ward's laboratory in one go.</summary>
    public const int AtOnce = 300;

    /// <summary>Calls a second after that.</summary>
    public const int PerSecond = 10;

    /// <summary>What a key has left, and whether the last call was refused.</summary>
    readonly record struct Left(double Calls, DateTimeOffset At, bool IsRefused);

    readonly ConcurrentDictionary<string, Left> _left = new(StringComparer.Ordinal);

    /// <summary>Whether this call is let through; of several refused in a row, only the first is worth an entry.</summary>
    public (bool IsLet, bool IsFirstRefusal) Ask(string key)
    {
        var was = _left.GetValueOrDefault(key, new(AtOnce, clock.GetUtcNow(), IsRefused: false));
        while (true)
        {
            var now = After(was);
            if (_left.TryAdd(key, now) || _left.TryUpdate(key, now, was))
                return (!now.IsRefused, now.IsRefused && !was.IsRefused);
            was = _left[key];
        }
    }

    Left After(Left was)
    {
        var now = clock.GetUtcNow();
        var calls = Math.Min(AtOnce, was.Calls + ((now - was.At).TotalSeconds * PerSecond));
        return calls >= 1 ? new(calls - 1, now, IsRefused: false) : new(calls, now, IsRefused: true);
    }
}
