using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary>A CAR-T phase 1 (2025): its record to the next dose and the report.</summary>
public sealed class FromARecordTests : RecordToReport
{
    /// <summary>
    /// The decisions of a person: for each block that is pasted, what stands in place of its dots, in their order.
    /// </summary>
    static readonly Dictionary<string, string[]> CellDecisions = new()
    {
        ["product"] = ["CLL1, CD38"],
        ["dosing"] = ["0.5"],
        ["escalation"] = ["three-plus-three\n  variant: six-at-mtd"],
        ["dlt"] = ["28", "first-infusion", "D1", "Any related event of grade 3 or worse", "3"],
        ["safety"] = ["\"5.0\"", "first-infusion"],
        ["response"] = ["own-words", "CR, CRi, MLFS, PR", "CR, CRi"],
        ["endpoints"] = ["os", "Overall survival", "enrolled"],
        ["visits"] = ["28", "3", "3"],
    };

    [Fact]
    public async Task A_phase_1_of_cells_goes_from_its_record_to_the_next_dose_and_the_report()
    {
        await Write("record.json", SeedRecord.Json());
        await Draft("record.json", "CART");
        var missing = Missing(await Check("CART"));
        Assert.Equal(
            ["product", "dosing", "escalation", "dlt", "safety", "response", "endpoints", "visits"],
            missing.Select(m => m.Key)
        );
        await Paste("CART", missing, CellDecisions);
        Assert.Empty(Missing(await Check("CART")));
        await Write(
            "in/dm-SYNTHETIC.csv",
            "USUBJID,SEX,BRTHDTC,RFICDTC\nA1,F,1970-05-23,2025-02-01\nA2,M,1965-02-11,2025-02-05\nA3,M,1959-07-01,2025-02-09\n"
        );
        await Write(
            "in/ds-SYNTHETIC.csv",
            "USUBJID,DSDECOD,DSSTDTC\nA1,ENROLLED,2025-02-10\nA2,ENROLLED,2025-02-12\nA3,ENROLLED,2025-02-14\n"
        );
        await Write(
            "in/ex-SYNTHETIC.csv",
            "USUBJID,EXTRT,EXCAT,EXDOSE,EXDOSU,EXLEVEL,EXFRAC,EXSTDTC\n"
                + "A1,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-01\n"
                + "A2,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-08\n"
                + "A3,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-15\n"
        );
        await Write(
            "in/ae-SYNTHETIC.csv",
            "USUBJID,AETERM,AESTDTC,AEENDTC,AETOXGR,AESER,AEREL\n"
                + "A1,Cytokine release syndrome,2025-03-03,2025-03-06,3,Y,RELATED\n"
        );
        await Write(
            "in/vs-SYNTHETIC.csv",
            "USUBJID,VSTESTCD,VSORRES,VSORRESU,VSDTC\n"
                + "A1,TEMP,36.6,C,2025-05-01\nA2,TEMP,36.7,C,2025-05-01\nA3,TEMP,36.5,C,2025-05-01\n"
        );
        await Ran("import", "--study", "CART", "--from", "in");
        // By hand: three evaluable, one with a DLT; of the 3+3 (Storer 1989) three more at this level.
        var next = Ran("dose", "next", "--study", "CART", "--as-of", "2025-06-01", "--format", "json");
        var report = await Report("CART");
        var dose = JsonNode.Parse(await next)!;
        Assert.Equal(("stay", 1), ((string)dose["action"]!, (int)dose["dose"]!));
        Assert.Contains("Overall survival", report, StringComparison.Ordinal);
        Assert.Contains("1 of 3 evaluable subjects with a DLT", report, StringComparison.Ordinal);
    }
}
