using System.Collections.Concurrent;
using Cairn.Records;

namespace Cairn.Criteria.Naming;

/// <summary>
/// The names under which criteria find procedures, and cells among the medications, by the words of what was recorded
/// (<see cref="ProcedureNames"/>). What was denied is nothing but its name; what neither its name nor its category explains may
/// be any of those that have many names.
/// </summary>
static class ProcedureReading
{
    static readonly string[] OfManyNames =
    [
        ProcedureWords.Radiotherapy,
        ProcedureWords.DonorLymphocytes,
        ProcedureCode.Allograft,
        ProcedureWords.ModifiedCells,
        ProcedureWords.MajorSurgery,
        ProcedureWords.Bypass,
    ];

    // In a category.
    static readonly string[] NoneOfThem = ["MINOR", "DIAGNOS", "IMAGING", "RADIOLOGY", "TRANSFUS", "DENTAL"];

    static readonly string[] OfSurgery = [ProcedureWords.MajorSurgery, ProcedureWords.Bypass];

    /// <summary>What a procedure was called, and what it was by its words.</summary>
    public static IEnumerable<string> Names(this Procedure p) =>
        p.IsDenied ? [p.NameAsRead()] : [p.NameAsRead(), .. Read(p.Code ?? p.Name, p.Name).Is];

    /// <summary>What it was one of.</summary>
    public static IEnumerable<string> Kinds(this Procedure p)
    {
        var said = p.KindsAsRead();
        return !p.IsDenied && Operated(p) == Operation.Major
            ? said.Append(ProcedureWords.MajorSurgery).Distinct(StringComparer.Ordinal)
            : said;
    }

    /// <summary>What it may have been, which is asked about.</summary>
    public static IEnumerable<string> MayBe(this Procedure p)
    {
        if (p.IsDenied)
            return [];
        var read = Read(p.Code ?? p.Name, p.Name);
        var name = p.NameAsRead();
        var may = IsKnown(p, read, name) ? read.MayBe : OfCategory(p);
        var withSurgery = IsOfUnknownSize(p) ? may.Append(ProcedureWords.MajorSurgery) : may;
        var all = p.IsAllograft().IsUnknown ? withSurgery.Append(ProcedureCode.Allograft) : withSurgery;
        return all.Distinct(StringComparer.Ordinal).Where(one => one != name);
    }

    static bool IsKnown(Procedure p, ProcedureNames read, string name) =>
        read.IsKnown || name != (p.Code ?? p.Name) || name == ProcedureCode.Allograft || p.IsAllograft().IsUnknown;

    static string[] OfCategory(Procedure p)
    {
        if (p.Category is null)
            return OfManyNames;
        if (Array.Exists(NoneOfThem, word => IsSaid(p, word)))
            return [];
        if (IsSaid(p, "SURG"))
            return IsSaid(p, ProcedureWords.MajorSurgery) ? [ProcedureWords.Bypass] : OfSurgery;
        if (IsSaid(p, "RADI"))
            return [ProcedureWords.Radiotherapy];
        return OfManyNames;
    }

    static bool IsOfUnknownSize(Procedure p) =>
        Operated(p) switch
        {
            Operation.OfUnknownSize => !IsSaid(p, "MAJOR SURGERY") && !IsSaid(p, "MINOR"),
            Operation.None => IsSaid(p, "SURG") && !IsSaid(p, "MAJOR SURGERY") && !IsSaid(p, "MINOR"),
            Operation.Minor or Operation.Major => false,
        };

    static bool IsSaid(Procedure p, string word) => p.Category?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    static Operation Operated(Procedure p) => Read(p.Code ?? p.Name, p.Name).Operation;

    /// <summary>What cells a medication was; modified cells of any kind are modified cells.</summary>
    public static IEnumerable<string> Cells(this Medication m) =>
        !m.IsDenied && Array.Exists(Read(m.Code ?? m.Treatment, m.Treatment).Is, ProcedureNames.IsCells)
            ? [ProcedureWords.ModifiedCells]
            : [];

    static readonly string[] AmongMedications = [ProcedureWords.ModifiedCells, ProcedureWords.OxygenSupport];

    /// <summary>
    /// Which procedures a medication may have been: modified cells, oxygen that is not called so, and donor lymphocytes.
    /// </summary>
    internal static IEnumerable<string> MayBe(Medication m)
    {
        var name = m.Code ?? m.Treatment;
        if (m.IsDenied || name.Equals(Oxygen, StringComparison.OrdinalIgnoreCase))
            return [];
        var read = Read(name, m.Treatment);
        var all = read.Is.Concat(read.MayBe);
        var may = AmongMedications.Intersect(read.MayBe, StringComparer.Ordinal);
        return all.Contains(ProcedureWords.DonorLymphocytes, StringComparer.Ordinal)
            ? may.Append(ProcedureWords.DonorLymphocytes)
            : may;
    }

    const string Oxygen = "OXYGEN";

    /// <summary>
    /// The procedures that a row of the history tells, by the same words. One that names an illness tells of what came before it
    /// ("atrial fibrillation after a bypass") only what is sure.
    /// </summary>
    internal static IEnumerable<string> Told(MedicalHistory row, bool isIllness)
    {
        var read = Read(row.Code ?? row.Term, row.Term);
        if (isIllness)
            return read.Is;
        var graft = row.IsAllograft().IsFalse ? [] : new[] { ProcedureCode.Allograft };
        var operated = read.Operation is Operation.Major or Operation.OfUnknownSize ? OfSurgery[..1] : [];
        return [.. read.Is, .. read.MayBe, .. graft, .. operated];
    }

    static ProcedureNames Read(string code, string written)
    {
        var read = Read(code);
        return code == written || read.Is.Length > 0 || read.Operation != Operation.None ? read : read.Beside(Read(written));
    }

    // Criteria read every row of every subject, and charts have few names.
    static readonly ConcurrentDictionary<string, ProcedureNames> Kept = new(StringComparer.Ordinal);
    const int MostKept = 10_000;

    static ProcedureNames Read(string written)
    {
        if (Kept.TryGetValue(written, out var known))
            return known;
        var read = ProcedureNames.Of(written);
        if (Kept.Count < MostKept)
            Kept.TryAdd(written, read);
        return read;
    }
}
