using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Response;

/// <summary>48 assessments at the boundaries, read by four tables. Expected values: Cases/clinical/response_right.csv.</summary>
public sealed class ResponseCaseTests
{
    static readonly (string Column, Func<ResponsePlan> Plan)[] Tables =
    [
        ("soochow", () => Trial.Read(Trial.Soochow).Response!),
        ("eln2017", () => Plans.Of("eln2017")),
        ("eln2022", () => Plans.Of("eln2022")),
        ("eln2022_crh", () => Plans.Of("eln2022") with { UseCRh = true }),
    ];

    // docs/decisions/0029: a clean marrow that only an unrecorded answer keeps from a remission is not evaluable, never no response.
    static readonly Dictionary<string, string> Argued = new(StringComparer.Ordinal) { ["X02"] = "NE" };

    public static IEnumerable<TheoryDataRow<string>> Assessments =>
        Shared
            .CaseRows("clinical/response_right.csv")
            .Where(r => r["soochow"] != "?")
            .Select(r => new TheoryDataRow<string>(r["id"]) { TestDisplayName = $"{r["id"]}: {r["clause"]}" });

    [Theory, MemberData(nameof(Assessments))]
    public void An_assessment_has_its_category_in_every_table(string id)
    {
        var row = Shared.CaseRows("clinical/response_right.csv").Single(r => r["id"] == id);
        Assert.Equal(
            Tables.Select(t => $"{t.Column} {Argued.GetValueOrDefault(id, row[t.Column])}"),
            Tables.Select(t => $"{t.Column} {Word(ResponseJudgement.Of(Values(row), t.Plan()).Answer.Value)}")
        );
    }

    [Fact]
    public void X02_disease_outside_the_marrow_that_nobody_looked_for_leaves_a_remission_possible()
    {
        var row = Shared.CaseRows("clinical/response_right.csv").Single(r => r["id"] == "X02");
        var judgement = ResponseJudgement.Of(Values(row), Plans.OwnWords);
        Assert.Contains(ResponseCategory.CR, judgement.StillPossible);
        Assert.NotEmpty(judgement.Answer.Missing);
    }

    static ResponseValues Values(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            MarrowBlasts = Measured.Read(row["bm"]),
            BaselineBlasts = Measured.Read(row["base"]),
            AuerRods = YesNo(row["auer"]),
            BloodBlasts = YesNo(row["pb"]),
            Extramedullary = YesNo(row["emd"]),
            Neutrophils = Measured.Read(row["anc"]),
            Platelets = Measured.Read(row["plt"]),
        };

    static Truth YesNo(string text) =>
        text switch
        {
            "Y" => Truth.True,
            "N" => Truth.False,
            _ => Truth.Unknown,
        };

    static string Word(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "NR",
            ResponseCategory.NotEvaluable => "NE",
            _ => category.ToString(),
        };
}
