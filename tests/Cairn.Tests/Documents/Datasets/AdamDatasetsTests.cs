using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Datasets;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Datasets;

/// <summary>What is derived, as datasets: the very values of the analysis. Expected values by hand; CNSR by ADaMIG 1.3.</summary>
public sealed class AdamDatasetsTests
{
    // A: cells on day 0, remission on day 28, relapse on day 90, dead on day 120. B: cells, seen last on day 200. C: never infused.
    static Analysis Sample()
    {
        var study = Plans.Study(null, Plans.Endpoint("os"), Plans.Endpoint("cir"));
        SubjectRecords[] subjects =
        [
            new Story("A").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 2).Assessed(90, 40).Died(120).Records,
            new Story("B").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 2).Assessed(200, 2).Records,
            new Story("C").Enrolled().Records,
        ];
        return Analysis.Of(study, new("made-up", false, null, subjects), Story.Day(300));
    }

    static Dataset Of(string name) => AdamDatasets.Of(Sample()).Single(d => d.Name == name);

    static Dictionary<string, string?> Row(Dataset dataset, params string[] keys) =>
        dataset
            .Rows.Select(row => dataset.Columns.Select(c => c.Name).Zip(row).ToDictionary(c => c.First, c => c.Second))
            .Single(row => keys.All(key => row.ContainsValue(key)));

    [Theory]
    [InlineData("A", "OS", "120", "0", "DEATH")]
    [InlineData("B", "OS", "200", "1", "LAST KNOWN ALIVE")]
    [InlineData("A", "CIR", "62", "0", "RELAPSE")]
    [InlineData("B", "CIR", "172", "1", "LAST ASSESSMENT")]
    public void A_time_is_that_of_the_endpoint_and_its_censoring_is_turned(
        string subject,
        string code,
        string days,
        string cnsr,
        string why
    )
    {
        var row = Row(Of("ADTTE"), subject, code);
        Assert.Equal((days, cnsr, why), (row["AVAL"], row["CNSR"], row["EVNTDESC"]));
    }

    [Fact]
    public void Every_time_of_the_analysis_has_its_row()
    {
        var times = Sample()
            .Estimates.OfType<EndpointAnalysis.Times>()
            .SelectMany(e => e.Subjects.Select(t => (t.Subject, t.Days)))
            .ToList();
        var dataset = Of("ADTTE");
        var rows = dataset.Rows.Select(r =>
            (r[1]!, int.Parse(r[dataset.Columns.Index().First(c => c.Item.Name == "AVAL").Index]!, CultureInfo.InvariantCulture))
        );
        Assert.Equal(times.Order(), rows.Order());
    }

    // Day 1 is the day of the first cells (ADaMIG 1.3, 3.3.4): the marrow of 28 days later is of day 29.
    [Fact]
    public void A_response_stands_with_its_day_and_the_best_one_beside()
    {
        var row = Row(Of("ADRS"), "A", "OVRLRESP", "29");
        Assert.Equal("2025-01-29", row["ADT"]);
        Assert.Equal(row["AVALC"], Row(Of("ADRS"), "A", "BOR")["AVALC"]);
        Assert.DoesNotContain(Of("ADRS").Rows, r => r.Contains("C"));
    }

    [Theory]
    [InlineData("A", "Y", "2025-01-01", "Y", "2025-05-01")]
    [InlineData("B", "Y", "2025-01-01", "N", null)]
    [InlineData("C", "N", null, "N", null)]
    public void A_subject_has_one_row(string subject, string safety, string? first, string died, string? on)
    {
        var dataset = Of("ADSL");
        Assert.Equal(3, dataset.Rows.Count);
        var row = Row(dataset, subject);
        Assert.Equal((safety, first, died, on), (row["SAFFL"], row["TRTSDT"], row["DTHFL"], row["DTHDT"]));
    }

    [Fact]
    public void Names_and_labels_are_those_that_a_transport_file_holds() =>
        Assert.All(AdamDatasets.Of(Sample()), dataset => Assert.All(dataset.Columns, column =>
            {
                Assert.InRange(column.Name.Length, 1, 8);
                Assert.InRange(column.Label.Length, 1, 40);
            }));
}
