using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>
/// Other usual names of the illnesses and procedures that criteria ask for by one name (preferred and lowest terms of MedDRA, and
/// what charts say), in any spelling, case and hyphening. Some say the same; others say one kind of it: who had it had the
/// illness, and who is said not to have had it may have had another kind.
/// </summary>
public static class UsualNames
{
    static readonly FrozenDictionary<string, (string Name, bool IsPart)> OfIllnesses = ByWord(UsualNameWords.Illnesses),
        OfProcedures = ByWord(UsualNameWords.Procedures);

    // Criteria read every row of every subject, and charts have few names.
    static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    const int MostKept = 10_000;

    /// <summary>The name by which criteria ask for an illness; as written when it is none that is listed.</summary>
    public static string NameAsRead(this MedicalHistory illness)
    {
        ArgumentNullException.ThrowIfNull(illness);
        return Read(OfIllnesses, illness.Code ?? illness.Term, illness.Occurred.AsTruth.IsFalse);
    }

    /// <summary>
    /// The name by which criteria ask for a procedure, a transplant from a donor in any words among them; as written when it is
    /// none that is listed. One transplant of a kind that is denied denies no other.
    /// </summary>
    public static string NameAsRead(this Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var written = procedure.Code ?? procedure.Name;
        if (written == ProcedureCode.Allograft)
            return written;
        var isGraft = !procedure.IsDenied && procedure.IsAllograft().IsTrue;
        return isGraft ? ProcedureCode.Allograft : Read(OfProcedures, written, procedure.IsDenied);
    }

    static string Read(FrozenDictionary<string, (string Name, bool IsPart)> names, string written, bool isDenied) =>
        names.TryGetValue(Plainly(written), out var known) && !(known.IsPart && isDenied) ? known.Name : written;

    static string Plainly(string written)
    {
        if (Kept.TryGetValue(written, out var known))
            return known;
        var plain = Plain(written);
        if (Kept.Count < MostKept)
            Kept.TryAdd(written, plain);
        return plain;
    }

    static string Plain(string written)
    {
        var words = AmericanSpelling.Of(written).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).ToUpperInvariant();
    }

    static FrozenDictionary<string, (string Name, bool IsPart)> ByWord((string Name, string[] Same, string[] Parts)[] rows)
    {
        var same = rows.SelectMany(r => r.Same.Append(r.Name).Select(word => (Plain(word), (r.Name, false))));
        var parts = rows.SelectMany(r => r.Parts.Select(word => (Plain(word), (r.Name, true))));
        return same.Concat(parts).ToFrozenDictionary(w => w.Item1, w => w.Item2, StringComparer.Ordinal);
    }
}
