using System.Collections.Concurrent;
using System.Collections.Frozen;
using Cairn.Cql.Values;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;

namespace Cairn.Criteria.Naming;

/// <summary>The names under which criteria find a row of the history.</summary>
/// <param name="Is">Of what it says: its name as read, and what it is a kind of.</param>
/// <param name="MayBe">
/// Of what it may have been, a procedure among them ("CABG 2024" is history to many): whether it was, is asked about.
/// </param>
readonly record struct IllnessNames(CqlList Is, CqlList MayBe);

/// <summary>
/// What an illness that was recorded is to criteria, by its words, its class, or because nobody knows its name. What was denied
/// is nothing but its name; the diagnosis that the trial treats is none of the others.
/// </summary>
static class IllnessReading
{
    // A name that says nothing is everyday.
    static readonly Wordings<(string? Name, bool Is)> Words = new([
        .. UsualNameWords.Illnesses.SelectMany(
            r => r.Same.Concat(r.Parts).Append(r.Name),
            (r, w) => (w, ((string?)r.Name, true))
        ),
        .. IllnessWords.Table.SelectMany(r => r.Is, (r, w) => (w, ((string?)r.Name, true))),
        .. IllnessWords.Table.SelectMany(r => r.MayBe, (r, w) => (w, ((string?)r.Name, false))),
        .. EverydayWords.Table.Select(w => (w, ((string?)null, false))),
    ]);

    static readonly PartWordings<(string? Name, bool Is)> Parts = new([
        .. IllnessParts.Table.SelectMany(r => r.Is, (r, w) => (w, ((string?)r.Name, true))),
        .. IllnessParts.Table.SelectMany(r => r.MayBe, (r, w) => (w, ((string?)r.Name, false))),
        .. IllnessParts.Everyday.Select(w => (w, ((string?)null, false))),
    ]);

    static readonly PartWordings<bool> PartsOfAnother = new(IllnessParts.OfAnother.Select(w => (w, true)));
    static readonly PartWordings<bool> PartsOfDoubt = new(IllnessParts.Doubts.Select(w => (w, true)));

    static readonly Wordings<bool> OfAnother = new(IllnessWords.OfAnother.Select(w => (w, true)));
    static readonly Wordings<bool> Doubts = new(IllnessWords.Doubts.Select(w => (w, true)));

    static readonly FrozenSet<string> Asked = UsualNameWords
        .Illnesses.Select(r => r.Name)
        .Concat(IllnessWords.Table.Select(r => r.Name))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Criteria read every row of every subject, and charts have few names.
    static readonly ConcurrentDictionary<string, Reading> Kept = new(StringComparer.Ordinal);
    static readonly ConcurrentDictionary<(string Written, bool IsDenied), IllnessNames> Usual = new();
    const int MostKept = 10_000;

    public static IllnessNames Names(this MedicalHistory illness)
    {
        if (!IsUsual(illness))
            return Of(illness);
        var key = (illness.Term, illness.Occurred.AsTruth.IsFalse);
        if (Usual.TryGetValue(key, out var known))
            return known;
        var names = Of(illness);
        if (Usual.Count < MostKept)
            Usual.TryAdd(key, names);
        return names;
    }

    // What an event may be that a criterion asks of the history.
    static readonly string[] AmongEvents = ["SEIZURE", "STROKE", "MYOCARDIAL INFARCTION", "CENTRAL NERVOUS SYSTEM LEUKEMIA"];

    /// <summary>The illnesses that criteria ask for of which an adverse event may be one, by its words.</summary>
    public static IEnumerable<string> Told(AdverseEvent ae)
    {
        var read = Read(ae.Name).Beside(Read(ae.Term));
        return AmongEvents.Where(one => read.Is.Concat(read.MayBe).Contains(one, StringComparer.Ordinal));
    }

    // Its name alone says what it is.
    static bool IsUsual(MedicalHistory illness) =>
        (illness.Code is null || illness.Code == illness.Term)
        && illness.OrganClass is null
        && (illness.Category is not { } said || (said != HistoryCategory.PrimaryDiagnosis && !Asked.Contains(said)));

    static IllnessNames Of(MedicalHistory illness)
    {
        var name = illness.NameAsRead();
        if (illness.Occurred.AsTruth.IsFalse || illness.Category == HistoryCategory.PrimaryDiagnosis)
            return new(CqlList.OfTexts([name]), CqlList.Empty);
        var read = Kind(illness).Beside(Read(illness.Code ?? illness.Term));
        if (illness.Code is not null && illness.Code != illness.Term)
            read = read.Beside(Read(illness.Term));
        var mayBe = read.IsKnown ? read.MayBe : OfClass(illness);
        return new(
            CqlList.OfTexts(read.Is.Prepend(name)),
            CqlList.OfTexts(mayBe.Union(ProcedureReading.Told(illness, read.Names), StringComparer.Ordinal))
        );
    }

    static IReadOnlyList<string> OfClass(MedicalHistory illness) =>
        illness.Term.Any(IsOfOtherLetters) ? Illness.InLettersUnread(illness.OrganClass) : Illness.Of(illness.OrganClass);

    // From Cyrillic on (Unicode).
    static bool IsOfOtherLetters(char letter) => letter >= '\u0400' && char.IsLetter(letter);

    // A category that is the name of what is asked about says so of its rows.
    static Reading Kind(MedicalHistory illness) =>
        illness.Category is { } said && Asked.Contains(said) ? Read(said) : Reading.Nothing;

    static Reading Read(string written)
    {
        if (Kept.TryGetValue(written, out var known))
            return known;
        var read = Of(written);
        if (Kept.Count < MostKept)
            Kept.TryAdd(written, read);
        return read;
    }

    static Reading Of(string written)
    {
        var words = NameWords.Of(written);
        if (OfAnother.In(words).Any() || PartsOfAnother.Has(written))
            return Reading.Everyday;
        List<(string? Name, bool Is)> found = [.. Words.In(words), .. Parts.In(written)];
        if (found.Count == 0)
            return ByTermOfCtcae(written);
        var isDoubtful = Doubts.In(words).Any() || PartsOfDoubt.Has(written);
        string[] Told(bool surely) =>
            [.. from f in found where f.Name is not null && (f.Is && !isDoubtful) == surely select f.Name];
        return new(Told(true), Told(false), true);
    }

    static Reading ByTermOfCtcae(string written) =>
        TermSearch.Of(CtcaeVersion.Usual).Named(written) switch
        {
            null => Reading.Nothing,
            { OrganClass: OrganClass.Infections } => new([], ["ACTIVE INFECTION"], true),
            _ => Reading.Everyday,
        };

    /// <param name="IsKnown">A list has one of its words.</param>
    sealed record Reading(string[] Is, string[] MayBe, bool IsKnown)
    {
        public static readonly Reading Nothing = new([], [], false),
            Everyday = new([], [], true);

        /// <summary>It names an illness.</summary>
        public bool Names => Is.Length > 0 || MayBe.Length > 0;

        public Reading Beside(Reading other)
        {
            if (ReferenceEquals(this, Nothing))
                return other;
            return new(
                [.. Is.Union(other.Is, StringComparer.Ordinal)],
                [.. MayBe.Union(other.MayBe, StringComparer.Ordinal)],
                IsKnown || other.IsKnown
            );
        }
    }
}
