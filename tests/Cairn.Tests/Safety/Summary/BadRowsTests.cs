using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;
using Cairn.Tests.Capture;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// Rows that cannot be right are kept as they were recorded, and a finding says what and where, whichever way they came in: a
/// term that is none, a grade that the term does not have (CTCAE v5.0: tumour lysis syndrome has 3 to 5), an end before the
/// start, a result without its limit of normal, one in a unit that does not convert.
/// </summary>
public sealed class BadRowsTests
{
    static readonly string[] Expected =
    [
        "S-1, AE 1 AEDECOD",
        "S-1, AE 2 AETOXGR",
        "S-1, AE 3 AEENDTC",
        "S-1, LB LBORNRHI",
        "S-1, LB LBORRESU",
    ];

    [Fact]
    public void By_an_import()
    {
        var rules = new ImportRules("X", new DateOnly(2026, 6, 1), ["SCR"]);
        IncomingTable Table(string file, string text) => SdtmCsv.Read(file, Encoding.UTF8.GetBytes(text)).Value!;
        var plan = Importing.Plan(
            LedgerState.Fold("X", []),
            [
                Table("dm.csv", "USUBJID,AGE,RFICDTC\nS-1,50,2026-03-01\n"),
                Table(
                    "ae.csv",
                    "USUBJID,AESEQ,AETERM,AETOXGR,AESTDTC,AEENDTC\nS-1,1,Qwxzy,2,2026-03-12,\n"
                        + "S-1,2,Tumor lysis syndrome,1,2026-03-12,\nS-1,3,Fever,1,2026-03-12,2026-03-11\n"
                ),
                Table(
                    "lb.csv",
                    "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBDTC\nS-1,1,ALT,41,U/L,2026-03-12\nS-1,2,K,4,mm[Hg],2026-03-12\n"
                ),
            ],
            rules
        );
        Assert.True(plan.IsSound);
        Asked(
            LedgerState
                .Fold("X", [])
                .After(Sheets.LinkAfter(LedgerState.Fold("X", []).Head, [.. plan.Tables.SelectMany(t => t.Added)]))
        );
    }

    [Fact]
    public void By_a_form_in_the_browser()
    {
        var state = SavedForm
            .Shown(SavedForm.Consented, "adverse-events")
            .Type(("n1.AETERM", "Qwxzy"), ("n1.AETOXGR", "2"), ("n1.AESTDTC", "2026-03-12"))
            .Type(("n2.AETERM", "Tumor lysis syndrome"), ("n2.AETOXGR", "1"), ("n2.AESTDTC", "2026-03-12"))
            .Type(("n3.AETERM", "Fever"), ("n3.AETOXGR", "1"), ("n3.AESTDTC", "2026-03-12"), ("n3.AEENDTC", "2026-03-11"))
            .Save(SavedForm.Consented);
        Asked(
            SavedForm
                .Shown(state, "chemistry", "SCR", "k2")
                .Type(("date", "2026-03-12"), ("ALT.LBORRES", "41"), ("K.LBORRES", "4"), ("K.LBORRESU", "mm[Hg]"))
                .Save(state)
        );
    }

    // The same five questions; the rows as they were written.
    static void Asked(LedgerState state)
    {
        var written = state.Casebook().Subject("S-1")!;
        Assert.Equal(
            ["Qwxzy 2", "Tumor lysis syndrome 1", "Fever 1"],
            written.Of<AdverseEvent>().Select(ae => $"{ae.Term} {ae.Grade}")
        );
        Assert.Contains(written.Of<LabResult>(), row => (row.Result, row.Unit) == ("4", "mm[Hg]"));
        var cells = Sample.Infusion("S-1") with { Start = Cairn.Quantities.PartialDate.Of(2026, 3, 11) };
        var casebook = new Casebook("X", false, null, [new SubjectRecords("S-1", [.. written.All, cells])]);
        var treated = TreatedSubject.Of(Sample.Study(), casebook, new DateOnly(2026, 6, 1))[0];
        var asked = AdverseEventFindings.Of(treated, CtcaeVersion.Usual).Select(f => $"{f.Place} {f.Column}");
        Assert.Equal(Expected, asked.Order(StringComparer.Ordinal));
    }
}
