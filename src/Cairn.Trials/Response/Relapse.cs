using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Relapse after a remission: marrow blasts of 5 % or more, new extramedullary disease, or blasts in blood that a second blood
/// sample at least a week later, a marrow or an extramedullary finding confirms (ELN 2022). The date is the first date of the
/// evidence that qualifies. Blasts in blood that were there until a death of the disease are proved by it. Marrow blasts that
/// fell by themselves are regeneration where the investigator recorded a remission on their day.
/// </summary>
static class Relapse
{
    /// <summary>Days from the first blood sample with blasts to one that confirms it.</summary>
    public const int ConfirmationDays = 7;

    /// <summary>
    /// The first relapse after a remission; null with what is missing when evidence stands but cannot be dated or is not
    /// confirmed.
    /// </summary>
    public static Answer<DateOnly?> After(MarrowAssessment remission, DiseaseRecords records)
    {
        var samples = records.Samples;
        var missing = new List<Gap>();
        var later = samples.Where(s => (s.Date, s.Sequence).CompareTo((remission.Date, remission.Sample.Sequence)) > 0).ToList();
        missing.AddRange(
            samples
                .Except(later)
                .Where(s => s.DateIsPartial && s.Written.Latest > remission.Date && records.ShowsDisease(s))
                .Select(s => new Gap.WholeDate(
                    s.Blasts.Because[0],
                    $"the marrow of {DayWords.Of(s.Written)}",
                    DayMatters.MayBeRelapse
                ))
        );
        missing.AddRange(UnreadResults.After(remission, records, later));
        missing.AddRange(Disputed(remission, records.Subject, later));
        var proofs = later
            .Where(records.ShowsDisease)
            .Select(s => new Sign(
                s.Date,
                $"marrow blasts {s.Blasts.Value} % (5 % or more)",
                s.Blasts.Because[0],
                s.DateIsPartial ? (Phrase)$"marrow of {DayWords.Of(s.Written)}" : null
            ))
            .Concat(ExtramedullaryAfter(remission, records.Subject, missing))
            .OrderBy(s => s.Day);
        var proof = proofs.FirstOrDefault();
        var blood = BloodAfter(remission, records, later, proof);
        var asked = Grounds.Questions(missing);
        if (blood is { Confirmed: false })
            asked = asked.Asking(new Gap.BlastsConfirmed(blood.First.Day)).Asking(records.DiedOfDisease.Missing);
        var sign = blood is { Confirmed: true } ? blood.First : proof;
        asked = asked.Asking(ToldRelapse.Asked(remission.Date, records.Subject, sign?.Day));
        if (sign is { Partial: { } partial })
            asked = asked.Asking(new Gap.WholeDate(sign.Because, $"the {partial}", DayMatters.DatesRelapse));
        if (sign is null)
            return Rests(asked, blood is null ? [] : [blood.First.Because]).Say((DateOnly?)null, new(Id, "No relapse recorded."));
        IEnumerable<Fact> proved = proof is null ? blood!.Proof : [proof.Because];
        return Rests(asked, [sign.Because, .. sign == proof ? [] : proved])
            .Say((DateOnly?)sign.Day, new(Id, $"Relapse on {DayWords.Of(sign.Day)}: {sign.Says}."));
    }

    static Grounds Rests(Grounds asked, IEnumerable<Fact> rows) => Grounds.Of([asked, Grounds.Rows(rows)]);

    const string Id = "course.relapse";

    // Partial names the record whose date is not whole.
    sealed record Sign(DateOnly Day, Phrase Says, Fact Because, Phrase? Partial = null);

    sealed record BloodRun(Sign First, bool Confirmed, params IReadOnlyList<Fact> Proof);

    static List<Sign> ExtramedullaryAfter(MarrowAssessment remission, SubjectRecords subject, List<Gap> missing)
    {
        var signs = new List<Sign>();
        foreach (
            var finding in MarrowAssessment.Extramedullary(subject).Where(f => f.YesNo.IsTrue && f.Date is { Year: not null })
        )
        {
            var written = finding.Date!.Value;
            if (IsAfter(finding, remission) && IsDenied(finding, subject))
                missing.Add(DayResults.Asked([finding]));
            else if (IsAfter(finding, remission))
                signs.Add(
                    new(
                        written.Earliest,
                        "new extramedullary disease",
                        finding.AsFact(),
                        written.IsComplete ? null : (Phrase)$"extramedullary disease of {DayWords.Of(written)}"
                    )
                );
            else if (!written.IsComplete && written.Latest > remission.Date)
                missing.Add(
                    new Gap.WholeDate(
                        finding.AsFact(),
                        $"the extramedullary disease of {DayWords.Of(written)}",
                        DayMatters.MayBeRelapse
                    )
                );
        }
        return signs;
    }

    // By another row of its day.
    static bool IsDenied(FindingAbout finding, SubjectRecords subject) =>
        MarrowAssessment
            .Extramedullary(subject)
            .Any(f => f.Date?.Date is { } day && day == finding.Date?.Date && f.YesNo.IsFalse);

    // A run of blood samples with blasts, broken by a sample without or by a clean marrow, until a week has passed or a proof
    // stands.
    static BloodRun? BloodAfter(MarrowAssessment remission, DiseaseRecords records, List<MarrowSample> later, Sign? proof)
    {
        Sign? first = null;
        foreach (
            var (day, blasts, because) in Seen(remission, records.Subject, later)
                .TakeWhile(s => proof is null || s.day <= proof.Day)
        )
        {
            if (!blasts)
                first = null;
            else
                first ??= new(day, "blasts in blood, confirmed", because);
            if (first is not null && day.DayNumber - first.Day.DayNumber >= ConfirmationDays)
                return new(first, true);
        }
        if (first is null || proof is not null)
            return first is null ? null : new(first, true);
        return records.DiedOfDisease.IsTrue
            ? new(first with { Says = "blasts in blood, proved by death of the disease" }, true, records.DiedOfDisease.Because)
            : new(first, false);
    }

    static IEnumerable<(DateOnly day, bool blasts, Fact because)> Seen(
        MarrowAssessment remission,
        SubjectRecords subject,
        List<MarrowSample> later
    )
    {
        var marrow = later
            .Where(DiseaseRecords.IsClean)
            .Select(s => (day: s.Date, blasts: Truth.False, sequence: (int?)0, because: s.Blasts.Because[0]));
        return Blood(remission, subject)
            .Concat(marrow)
            .Where(s => !s.blasts.IsUnknown)
            .OrderBy(s => s.day)
            .ThenBy(s => s.sequence)
            .Select(s => (s.day, s.blasts.IsTrue, s.because));
    }

    static IEnumerable<(DateOnly day, Truth blasts, int? sequence, Fact because)> Blood(
        MarrowAssessment remission,
        SubjectRecords subject
    ) =>
        from sample in MarrowAssessment.Blood(subject, TestCode.BloodBlasts)
        where sample.Status is null && sample.Date is { IsComplete: true } && IsAfter(sample, remission)
        group sample by sample.Date!.Value.Earliest into day
        let worst = DayResults.Highest([.. day])!
        select (day.Key, Catalogue.Read(worst).Value.IsAbove(0), worst.Sequence, worst.AsFact());

    // Blasts in blood that a clean marrow of the same week contradicts, and no later blood takes back: a further sample tells.
    static IEnumerable<Gap> Disputed(MarrowAssessment remission, SubjectRecords subject, List<MarrowSample> later)
    {
        var blood = Blood(remission, subject).ToList();
        return blood
            .Where(b => b.blasts.IsTrue && !blood.Exists(after => after.day > b.day && !after.blasts.IsUnknown))
            .Where(b =>
                later.Exists(s => DiseaseRecords.IsClean(s) && s.Date.DayNumber - b.day.DayNumber is >= 0 and < ConfirmationDays)
            )
            .Select(b => new Gap.BlastsConfirmed(b.day));
    }

    // The same day counts when it is not the finding the remission itself was read from.
    internal static bool IsAfter(Observation finding, MarrowAssessment remission)
    {
        PartialDate written = finding.Date!.Value;
        return written.Earliest > remission.Date
            || (written.Date == remission.Date && !remission.Values.Read.Because.Contains(finding.AsFact()));
    }
}
