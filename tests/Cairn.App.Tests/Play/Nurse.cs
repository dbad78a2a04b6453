using System.Globalization;
using Cairn.App.Tests.Ward;

namespace Cairn.App.Tests.Play;

/// <summary>What the coordinator enters of a subject, form by form; each value on its line, by the name the form gives it.</summary>
sealed class Nurse(Troupe troupe)
{
    int _keys;

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day so many days before the server's.</summary>
    public string Ago(int days) => Iso(troupe.Today.AddDays(-days));

    public Task Begin(string subject, int ago) =>
        troupe.Send("ann", Troupe.OfStudy("subjects/new"), ("subject", subject), ("site", Troupe.Site), ("day", Ago(ago)));

    /// <summary>
    /// On paper until the server came: entered late, and enrolled without every criterion, each with its reason.
    /// </summary>
    public async Task Enrolled(string subject, int firstCells)
    {
        await Begin(subject, firstCells + 40);
        (string, string)[] enrolled = [("do", "enrol"), ("day", Ago(firstCells + 33)), ("reason", "screened on paper")];
        await troupe.Send("li", Troupe.Of(subject, "enrol"), enrolled);
        await Marrow(subject, "SCR", firstCells + 36, "40");
    }

    /// <summary>A form without a date of its own: a log, a day, or asked once.</summary>
    public Task Form(string subject, string form, params (string Name, string Value)[] values) =>
        Form("ann", subject, form, null, values);

    /// <summary>A form of a visit, with its date.</summary>
    public Task Dated(string subject, string form, int ago, params (string Name, string Value)[] values) =>
        Form("ann", subject, form, Ago(ago), values);

    async Task Form(string account, string subject, string form, string? date, (string Name, string Value)[] values)
    {
        var lines = values.Select(v => v.Name.Split('.')[0]).Distinct().Where(l => l != "reason");
        List<(string, string)> sent = [("key", $"k{++_keys}"), .. lines.Select(l => ($"{l}.base", "0")), .. values];
        if (date is not null)
            sent.AddRange([("date.base", ""), ("date", date)]);
        await troupe.Send(account, Troupe.Of(subject, $"forms/{form}"), [.. sent]);
    }

    /// <summary>The fractions of a level, a day apart, each as it was given.</summary>
    public Task Given(string subject, int ago, int level, params double[] fractions) =>
        Form(
            subject,
            "infusion",
            [
                .. fractions.SelectMany(
                    (dose, i) =>
                        new (string, string)[]
                        {
                            ($"n{i + 1}.EXTRT", "CAR-T"),
                            ($"n{i + 1}.EXFRAC", $"{i + 1}"),
                            ($"n{i + 1}.EXSTDTC", Ago(ago - i)),
                            ($"n{i + 1}.EXDOSE", dose.ToString(CultureInfo.InvariantCulture)),
                            ($"n{i + 1}.EXLEVEL", $"{level}"),
                        }
                ),
            ]
        );

    /// <summary>The first fraction, and both others withheld for the event of number 1.</summary>
    public Task Withheld(string subject, int ago)
    {
        IEnumerable<(string, string)> Row(int i) =>
            [
                ($"n{i}.EXTRT", "CAR-T"),
                ($"n{i}.EXFRAC", $"{i}"),
                ($"n{i}.EXSTDTC", Ago(ago - i + 1)),
                ($"n{i}.EXDOSE", i == 1 ? "0.5" : "0"),
                ($"n{i}.EXLEVEL", "1"),
                .. i == 1 ? Array.Empty<(string, string)>() : [($"n{i}.EXTOX", "Y"), ($"n{i}.EXAENO", "1")],
            ];
        return Form(subject, "infusion", [.. Enumerable.Range(1, 3).SelectMany(Row)]);
    }

    /// <summary>Marrow, blood and extramedullary disease of a visit.</summary>
    public async Task Marrow(string subject, string visit, int ago, string blasts)
    {
        (string, string)[] aspirate =
        [
            ("aspiration.PROCCUR", "Y"),
            ("BLAST.MIORRES", blasts),
            ("AUERROD.MIORRES", "N"),
            ("CELLCNT.MIORRES", "500"),
            ("CELLULAR.MIORRES", "40"),
        ];
        (string, string)[] blood =
        [
            ("NEUT.LBORRES", "2.1"),
            ("NEUT.LBORRESU", "10*9/L"),
            ("PLAT.LBORRES", "150"),
            ("PLAT.LBORRESU", "10*9/L"),
            ("BLASTLE.LBORRES", "0"),
        ];
        await Dated(subject, $"marrow/{visit}", ago, aspirate);
        await Dated(subject, $"haematology/{visit}", ago, blood);
        await Dated(subject, $"extramedullary/{visit}", ago, ("extramedullary.FAORRES", "N"));
    }

    public Task Alive(string subject, string visit, int ago) =>
        Dated(subject, $"survival/{visit}", ago, ("SURVSTAT.SSORRES", "ALIVE"));

    /// <summary>A row of the adverse events.</summary>
    public Task Event(string subject, string term, int grade, int ago, int until, params (string, string)[] more) =>
        Form(
            subject,
            "adverse-events",
            [
                ("n1.AETERM", term),
                ("n1.AEDECOD", term),
                ("n1.AETOXGR", $"{grade}"),
                ("n1.AESTDTC", Ago(ago)),
                ("n1.AEENDTC", Ago(until)),
                ("n1.AEOUT", "RECOVERED/RESOLVED"),
                ("n1.AEREL", "PROBABLE"),
                .. more,
            ]
        );

    /// <summary>Every form of the screening that a criterion reads.</summary>
    public async Task Screened(string subject, int ago)
    {
        await Completed(subject);
        await Dated(
            subject,
            "asked-history",
            ago,
            ("diagnosis.MHTERM", "Acute myeloid leukemia"),
            ("infection.MHOCCUR", "N"),
            ("seizure.MHOCCUR", "N"),
            ("cns.MHOCCUR", "N")
        );
        await Dated(subject, "eligibility", ago, ("I1.IEORRES", "Y"), ("I8.IEORRES", "Y"), ("E1.IEORRES", "N"));
        await Dated(subject, "body/SCR", ago, ("WEIGHT.VSORRES", "60"), ("WEIGHT.VSORRESU", "kg"));
        string[] viruses = ["HIVAB", "HBSAG", "HBCAB", "HCAB", "TPAB"];
        await Dated(subject, "virology/SCR", ago, [.. viruses.Select(v => ($"{v}.LBORRES", "NEGATIVE"))]);
        await Dated(subject, "target/SCR", ago, ("CLL1.LBORRES", "POSITIVE"));
        await Marrow(subject, "SCR", ago, "40");
        await Measured(subject, "SCR", ago);
    }

    // What the consent began is filled in, with the reason that a change asks for.
    async Task Completed(string subject)
    {
        var page = await troupe.With("ann").Read(Troupe.Of(subject, "forms/demographics"));
        (string, string)[] person =
        [
            ("person.base", WardTests.Value(page, "person.base")),
            ("person.SITEID", Troupe.Site),
            ("person.BRTHDTC", "1985-04"),
            ("person.SEX", "M"),
            ("reason", "completed"),
            ("key", $"k{++_keys}"),
        ];
        await troupe.Send("ann", Troupe.Of(subject, "forms/demographics"), person);
    }

    /// <summary>What is measured at a visit and read again at every gate.</summary>
    public async Task Measured(string subject, string visit, int ago = 0)
    {
        (string, string)[] chemistry =
        [
            ("ALT.LBORRES", "20"),
            ("ALT.LBORRESU", "U/L"),
            ("ALT.LBORNRHI", "40"),
            ("AST.LBORRES", "20"),
            ("AST.LBORRESU", "U/L"),
            ("AST.LBORNRHI", "40"),
            ("BILI.LBORRES", "10"),
            ("BILI.LBORRESU", "umol/L"),
            ("CREAT.LBORRES", "70"),
            ("CREAT.LBORRESU", "umol/L"),
        ];
        await Dated(subject, $"chemistry/{visit}", ago, chemistry);
        await Dated(subject, $"vital-signs/{visit}", ago, ("OXYSAT.VSORRES", "97"));
        if (visit == "D0")
        {
            (string, string)[] inflamed =
            [
                ("CRP.LBORRES", "8"),
                ("CRP.LBORRESU", "mg/L"),
                ("FERRITIN.LBORRES", "400"),
                ("FERRITIN.LBORRESU", "ug/L"),
            ];
            await Dated(subject, "inflammation/D0", ago, inflamed);
        }
        else
        {
            (string, string)[] scales = [("ECOG101.QSORRES", "1"), ("NYHACLS.QSORRES", "1"), ("KPS0101.QSORRES", "90")];
            await Dated(subject, $"ecog/{visit}", ago, scales);
            await Dated(subject, $"heart/{visit}", ago, ("LVEF.EGORRES", "60"));
        }
        if (visit != "SCR")
            await Dated(subject, $"haematology/{visit}", ago, ("WBC.LBORRES", "1.2"), ("WBC.LBORRESU", "10*9/L"));
    }

    public Task Lymphodepleted(string subject, int ago)
    {
        IEnumerable<(string, string)> Row(int i, string drug, string dose, int day) =>
            [($"n{i}.EXTRT", drug), ($"n{i}.EXSTDTC", Ago(day)), ($"n{i}.EXDOSE", dose), ($"n{i}.EXDOSU", "mg/m2")];
        var rows = Enumerable.Range(0, 3).SelectMany(i => Row(i + 1, "Fludarabine", "30", ago - i));
        return Form(subject, "lymphodepletion", [.. rows]);
    }

    /// <summary>What is asked before a fraction.</summary>
    public Task OnHand(string subject) =>
        Form(
            subject,
            $"before-infusion/{Ago(0)}",
            ("infection.MHOCCUR", "N"),
            ("steroid.CMOCCUR", "N"),
            ("tocilizumab.QSORRES", "Y"),
            ("contact.QSORRES", "Y")
        );
}
