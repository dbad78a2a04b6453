using System.Diagnostics;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using CsvHelper;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

public sealed class AdverseEventTableTests
{
    [Fact]
    public void A_subject_counts_once_in_a_row_under_its_worst_grade()
    {
        var table = AdverseEventTable.Of(
            new Casebook(
                "sample",
                false,
                null,
                [
                    Subject(
                        "S1",
                        Infusion("S1"),
                        Event("S1", "Nausea", 1, 2, sequence: 1),
                        Event("S1", "nausea", 3, 9, sequence: 2)
                    ),
                    Subject("S2", Infusion("S2"), Event("S2", "Nausea", 2, 1)),
                    Subject("S3", Infusion("S3"), Event("S3", "Nausea", 4, -3)),
                    Subject("S4", Event("S4", "Nausea", 5, 3)),
                ]
            )
        );
        Assert.Equal(3, table.Treated);
        Assert.Equal((2, 3), (table.Any.Subjects, table.Any.Events));
        Assert.Equal([0, 0, 1, 1, 0, 0], Assert.Single(Assert.Single(table.OrganClasses).Terms).Count.WorstGrade);
    }

    [Fact]
    public void Both_spellings_of_a_name_are_one_term()
    {
        AdverseEvent[] events = [Event("S1", "Anaemia", 3, 2), Event("S1", "Anemia", 2, 9, sequence: 2)];
        var table = AdverseEventTable.Of(new Casebook("sample", false, null, [Subject("S1", [Infusion("S1"), .. events])]));
        Assert.Equal(
            ("Anaemia", 1),
            Assert.Single(table.OrganClasses[0].Terms) is var term ? (term.Term, term.Count.Subjects) : default
        );
    }

    // The infusion is on 2 June 2025; twelve months end with 2 June 2026.
    [Theory]
    [InlineData(365, 1, 0)]
    [InlineData(366, 0, 1)]
    public void Events_after_the_registered_time_frame_are_counted_apart(int day, int within, int after)
    {
        var table = AdverseEventTable.Of(
            new Casebook("sample", false, null, [Subject("S1", Infusion("S1"), Event("S1", "Rash", 2, day))]),
            months: 12
        );
        Assert.Equal((within, after), (table.Any.Events, table.AfterTimeFrame));
    }

    [Fact]
    public void An_event_without_a_grade_is_counted_apart_and_one_without_a_date_is_left_in()
    {
        var table = AdverseEventTable.Of(
            new Casebook("sample", false, null, [Subject("S1", Infusion("S1"), Event("S1", "Rash", null, null))])
        );
        Assert.Equal([1, 0, 0, 0, 0, 0], table.Any.WorstGrade);
        Assert.Equal(1, table.NotDated);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_number_that_is_no_grade_is_counted_as_not_graded(int grade)
    {
        var table = AdverseEventTable.Of(
            new Casebook("sample", false, null, [Subject("S1", Infusion("S1"), Event("S1", "Rash", grade, 2))])
        );
        Assert.Equal([1, 0, 0, 0, 0, 0], table.Any.WorstGrade);
    }

    // pharmaverseadam ADAE (treatment-emergent rows) and the counts in ae_by_soc_pt.csv and ae_by_soc_pt_maxsev.csv made from it with R.
    [Fact]
    public void The_counts_by_organ_class_term_and_worst_severity_are_those_of_the_pharmaverse_example()
    {
        var rows = Adae(Shared.PathOf("samples/trials/pharmaverse-csv.tar.xz")).Where(r => r["TRTEMFL"] == "Y").ToList();
        var tables = rows.GroupBy(r => r["TRT01A"])
            .ToDictionary(
                g => g.Key,
                g =>
                    AdverseEventTable.Of(
                        new Casebook(
                            "pharmaverse",
                            false,
                            null,
                            [.. g.GroupBy(r => r["USUBJID"]).Select(s => Subject(s.Key, [Infusion(s.Key), .. s.Select(AsEvent)]))]
                        )
                    )
            );
        var checkedRows = 0;
        foreach (var expected in Shared.Csv("oracles/toxicity/ae_by_soc_pt.csv"))
        {
            var table = tables[expected["TRT01A"]];
            var count = expected["AEBODSYS"] == "" ? table.Any : Find(table, expected["AEBODSYS"], expected["AEDECOD"]);
            Assert.Equal(
                (int.Parse(expected["subjects"], null), int.Parse(expected["events"], null)),
                (count.Subjects, count.Events)
            );
            checkedRows++;
        }
        foreach (var expected in Shared.Csv("oracles/toxicity/ae_by_soc_pt_maxsev.csv"))
        {
            var count = Find(tables[expected["TRT01A"]], expected["AEBODSYS"], expected["AEDECOD"]);
            Assert.Equal(
                int.Parse(expected["subjects"], null),
                count.WorstGrade[Severities.IndexOf(expected["max_severity"]) + 1]
            );
            checkedRows++;
        }
        Assert.Equal(417 + 439, checkedRows);
    }

    static readonly List<string> Severities = ["MILD", "MODERATE", "SEVERE"];

    static EventCount Find(AdverseEventTable table, string organClass, string term)
    {
        var row = table.OrganClasses.Single(o => o.OrganClass == organClass);
        return term == "" ? row.Count : row.Terms.Single(t => t.Term == term).Count;
    }

    static AdverseEvent AsEvent(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            Subject = row["USUBJID"],
            Sequence = int.Parse(row["AESEQ"], null),
            Term = row["AEDECOD"],
            OrganClass = row["AEBODSYS"],
            Grade = Severities.IndexOf(row["AESEV"]) + 1,
            Start = PartialDate.Of(Day0.AddDays(1)),
        };

    static List<Dictionary<string, string>> Adae(string archive)
    {
        using var tar = Process.Start(
            new ProcessStartInfo("tar", ["-xJOf", archive, "adam_adae.csv"]) { RedirectStandardOutput = true }
        )!;
        using var csv = CsvReader.Create(tar.StandardOutput, new CsvReaderOptions { Separator = ',' });
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(
                csv.Headers.Select((name, i) => (name, value: csv.GetString(i)))
                    .ToDictionary(f => f.name, f => f.value, StringComparer.Ordinal)
            );
        return rows;
    }
}
