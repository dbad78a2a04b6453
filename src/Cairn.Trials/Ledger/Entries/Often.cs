using System.Runtime.CompilerServices;

namespace Cairn.Ledger.Entries;

/// <summary>
/// For methods that the check of a ledger calls a million times in its first second: compiled well at once. Left to itself the
/// runtime first runs quick code, then measures, and compiles well when the check is nearly over.
/// </summary>
public static class Often
{
    public const MethodImplOptions Called = MethodImplOptions.AggressiveOptimization;
}
