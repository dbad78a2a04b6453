using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Whether a blood count was held up by treatment: platelets by a platelet transfusion, neutrophils by a growth factor, given fewer
/// than a number of days before the count or on its day. A supported count shows no recovery (CIBMTR; ELN names no number of days).
/// Unknown when a product or a date is not told: it is asked for, and until then the count shows no recovery either.
/// </summary>
public static class CountSupport
{
    static readonly string[] Platelets = ["PLATELET", "THROMBOCYT"];
    static readonly string[] OtherBlood =
    [
        "RED CELL",
        "RED BLOOD",
        "RBC",
        "ERYTHROCYT",
        "PLASMA",
        "CRYOPRECIPITATE",
        "FIBRINOGEN",
        "ALBUMIN",
        "IMMUNOGLOBULIN",
        "GRANULOCYTE",
    ];
    static readonly string[] Myeloid = ["GRASTIM", "GRAMOSTIM", "G-CSF", "GCSF", "GM-CSF"];
    static readonly string[] OtherFactors =
    [
        "EPOETIN",
        "ERYTHROPOIETIN",
        "ROMIPLOSTIM",
        "TROMBOPAG",
        "THROMBOPOIETIN",
        "LUSPATERCEPT",
    ];

    /// <summary>Platelet transfusions before a platelet count; a transfusion without an end is given on one day.</summary>
    /// <param name="freeDays">From this many days on the count stands by itself; null does not ask.</param>
    public static Answer<bool?> OfPlatelets(SubjectRecords subject, DateOnly? count, int? freeDays) =>
        Of(
            subject,
            count,
            freeDays,
            MedicationCategory.Transfusion,
            m => (Kind(m, Platelets, OtherBlood), m.Start, m.End ?? m.Start),
            "platelet transfusion"
        );

    /// <summary>Growth factor before a neutrophil count; without an end it may still have been given.</summary>
    /// <param name="freeDays">From this many days on the count stands by itself; null does not ask.</param>
    public static Answer<bool?> OfNeutrophils(SubjectRecords subject, DateOnly? count, int? freeDays) =>
        Of(
            subject,
            count,
            freeDays,
            MedicationCategory.GrowthFactor,
            m => (Kind(m, Myeloid, OtherFactors), m.Start, m.End),
            "growth factor"
        );

    static Answer<bool?> Of(
        SubjectRecords subject,
        DateOnly? count,
        int? freeDays,
        string category,
        Func<Medication, (bool? Matters, PartialDate? First, PartialDate? Last)> read,
        string what
    )
    {
        if (count is not { } day || freeDays is not { } days)
            return Answer<bool?>.Of(false, "not asked");
        var given = subject
            .Of<Medication>()
            .Where(m => m.Category == category)
            .Select(m => (m, supports: Supports(read(m), day, days)))
            .Where(g => g.supports != false)
            .ToList();
        var sure = given.Where(g => g.supports == true).Select(g => g.m.AsFact()).ToList();
        if (sure.Count > 0)
            return Answer<bool?>.Of(true, $"{what} within {days} days before the count of {day:yyyy-MM-dd}", sure);
        return given.Count == 0
            ? Answer<bool?>.Of(false, $"no {what} within {days} days before the count of {day:yyyy-MM-dd}")
            : new(
                null,
                $"perhaps {what} before the count of {day:yyyy-MM-dd}",
                [.. given.Select(g => g.m.AsFact())],
                [.. given.Select(g => $"product and whole dates of {g.m.Treatment} (CM {g.m.Sequence})")]
            );
    }

    static bool? Supports((bool? Matters, PartialDate? First, PartialDate? Last) given, DateOnly count, int days) =>
        given.Matters & Begun(given.First, count) & Recent(given.Last, count.AddDays(-days));

    static bool? Begun(PartialDate? first, DateOnly count) =>
        first is not { Year: not null } f ? null
        : f.Latest <= count ? true
        : f.Earliest > count ? false
        : null;

    static bool? Recent(PartialDate? last, DateOnly limit) =>
        last is not { Year: not null } l ? null
        : l.Earliest > limit ? true
        : l.Latest <= limit ? false
        : null;

    static bool? Kind(Medication m, string[] matters, string[] others) =>
        Says(m, matters) ? true
        : Says(m, others) ? false
        : null;

    static bool Says(Medication m, string[] words) =>
        words.Any(w =>
            m.Treatment.Contains(w, StringComparison.OrdinalIgnoreCase)
            || m.Code?.Contains(w, StringComparison.OrdinalIgnoreCase) == true
        );
}
