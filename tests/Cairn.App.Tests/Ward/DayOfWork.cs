using System.Globalization;
using Cairn.Records;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// Tasks of a day of soochow-cll1 by somebody who knows the pages, each begun and ended at the visits of the subject.
/// </summary>
static class DayOfWork
{
    public static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static readonly (string Name, Func<Typist, Task> Do)[] Tasks =
    [
        ("a subject enrolled, with every form of the screening that a criterion reads", Screening),
        ("a day of CRS and ICANS: fever and fluids, awake, ICE 10", Bedside),
        ("an adverse event", AdverseEvent),
        ("a cycle of laboratory values, 23 typed", Laboratory),
    ];

    /// <summary>What OpenEDC has nothing like.</summary>
    public static readonly (string Name, Func<Typist, Task> Do) Pasted = ("17 of the same pasted from a spreadsheet", Paste);

    static async Task Screening(Typist at)
    {
        await Form(at, "demographics", ("person.BRTHDTC", "1985-04"), ("person.SEX", "m"), ("reason", "completed"));
        (string, string)[] history =
        [
            ("date", Today),
            ("diagnosis.MHTERM", "AML"),
            ("infection.MHOCCUR", "no"),
            ("seizure.MHOCCUR", "no"),
            ("cns.MHOCCUR", "no"),
        ];
        await Form(at, "asked-history", history);
        await Form(at, "eligibility", ("date", Today), ("I1.IEORRES", "yes"), ("I8.IEORRES", "yes"), ("E1.IEORRES", "no"));
        await Form(
            at,
            "ecog/SCR",
            ("date", Today),
            ("ECOG101.QSORRES", "1"),
            ("NYHACLS.QSORRES", "I"),
            ("KPS0101.QSORRES", "90")
        );
        await Form(at, "vital-signs/SCR", ("OXYSAT.VSORRES", "97"));
        await Form(at, "body/SCR", ("WEIGHT.VSORRES", "60"), ("HEIGHT.VSORRES", "170"));
        await Form(at, "heart/SCR", ("QTCF.EGORRES", "410"), ("LVEF.EGORRES", "60"));
        await Form(at, "chemistry/SCR", [.. Chemistry]);
        await Form(at, "virology/SCR", [.. "HIVAB HBSAG HBCAB HCAB TPAB".Split(' ').Select(v => ($"{v}.LBORRES", "neg"))]);
        await Form(at, "target/SCR", ("CLL1.LBORRES", "pos"));
        await Form(at, "marrow/SCR", ("aspiration.PROCCUR", "yes"), ("BLAST.MIORRES", "40"), ("AUERROD.MIORRES", "no"));
        await at.Send("a[href$='/enrol']");
        await at.Send("form[method=post][action$='/enrol'] button");
        Assert.Contains("done=enrolled", at.Page.Url, StringComparison.Ordinal);
    }

    static IEnumerable<(string, string)> Chemistry =>
        [
            ("ALT.LBORRES", "20"),
            ("ALT.LBORNRHI", "40"),
            ("AST.LBORRES", "20"),
            ("AST.LBORNRHI", "40"),
            ("BILI.LBORRES", "10"),
            ("CREAT.LBORRES", "70"),
        ];

    static Task Bedside(Typist at) =>
        Form(
            at,
            $"bedside/{Today}",
            ("TEMP.VSORRES", "38.6"),
            ("TREATED.FAORRES", "no"),
            ("PRESSOR.FAORRES", "flu"),
            ("OXYGEN.FAORRES", "room"),
            ("ICE.FAORRES", "10"),
            ("AROUSAL.FAORRES", "is"),
            ("SEIZURE.FAORRES", "none")
        );

    static Task AdverseEvent(Typist at) =>
        Form(
            at,
            "adverse-events",
            ("n1.AETERM", "Fever"),
            ("n1.AEDECOD", "Fever"),
            ("n1.AETOXGR", "2"),
            ("n1.AESTDTC", Today),
            ("n1.AEREL", "prob"),
            ("n1.AESER", "no")
        );

    static async Task Laboratory(Typist at)
    {
        string[] blood = ["WBC", "NEUT", "LYM", "HGB", "PLAT", "BLASTLE"];
        await Form(at, "haematology/D7", [("date", Today), .. blood.Select(t => ($"{t}.LBORRES", t == "HGB" ? "98" : "1.2"))]);
        await Form(at, "chemistry/D7", [.. Others.Select(t => ($"{t}.LBORRES", Value(t)))]);
    }

    // In the order of the form.
    static readonly string[] Others =
    [
        .. "ALT AST ALP GGT BILI BILDIR CREAT UREA URATE LDH SODIUM K CA MG PHOS ALB GLUC".Split(' '),
    ];

    static string Value(string test) => test == "SODIUM" ? "140" : "5";

    static async Task Paste(Typist at)
    {
        await at.Send("a[href$='/laboratory']");
        await at.Fill(
            "laboratory",
            ("visit", "Day 10"),
            ("day", DateTime.Now.ToString("MMddyyyy", CultureInfo.InvariantCulture))
        );
        await at.Click("#paste");
        await at.Press("Control+V"); // the clipboard of a browser under test is empty: what it would hold is put in below
        var rows = Others.Select(t => $"{t}\t{Value(t)}\t{Catalogue.Find("LB", t)!.Unit!.Code}");
        await at.Page.Locator("#paste").FillAsync(string.Join('\n', rows));
        await at.Send("form:has(#paste) button.primary");
        await at.Send("form[action$='/laboratory/save'] button.primary");
    }

    // The next form of the visit is the next one of the task.
    static bool IsFollowed(string form) => form is "ecog/SCR" or "vital-signs/SCR" or "body/SCR" or "haematology/D7";

    static async Task Form(Typist at, string form, params (string, string)[] fields)
    {
        if (!at.Page.Url.Contains($"/forms/{form}", StringComparison.Ordinal))
            await at.Send($"a[href$='/forms/{form}']");
        await at.Fill(form, fields);
        await at.Send(IsFollowed(form) ? "form.capture button[value=next]" : "form.capture button.primary");
    }
}
