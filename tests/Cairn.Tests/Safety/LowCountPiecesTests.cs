using System.Globalization;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// One long low count in pieces: under two names of which one tells every line of cells, or with an end that the laboratory denies
/// (decisions 0083 and 0102). On the definition that NCT06880354 assumes: grade 4 for longer than 42 days, marrow clear. By hand.
/// </summary>
public sealed class LowCountPiecesTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static Answer<DltStatus> Judge(params IEnumerable<Record> records) =>
        DltAssessment
            .Of(
                Trial,
                new("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 90), Marrow, .. records]),
                Day0.AddDays(90)
            )!
            .Status;

    static readonly MarrowFinding Marrow = new()
    {
        Subject = "S1",
        Sequence = 1,
        TestCode = TestCode.MarrowBlasts,
        Result = "2",
        Unit = "%",
        Date = On(28),
    };

    static AdverseEvent[] Two(string first, string second) =>
        [Event("S1", first, 4, 3, 25, "RELATED"), Event("S1", second, 4, 26, 60, "RELATED", sequence: 2)];

    [Theory]
    [InlineData("Pancytopenia", "Neutrophil count decreased")]
    [InlineData("Neutrophil count decreased", "Pancytopenia")]
    [InlineData("White blood cell decreased", "Neutropenia")]
    [InlineData("Bone marrow failure", "Platelet count decreased")]
    [InlineData("Aplasia", "Neutrophil count decreased")]
    [InlineData("Haematotoxicity", "Thrombocytopenia")]
    public void Under_two_names_it_is_asked_about(string first, string second) =>
        Assert.Equal(DltStatus.Pending, Judge(Two(first, second)).Value);

    [Theory]
    [InlineData("Platelet count decreased", "Neutrophil count decreased")]
    [InlineData("Lymphocyte count decreased", "Neutrophil count decreased")]
    [InlineData("Anemia", "Pancytopenia")]
    public void Counts_of_two_lines_are_two(string first, string second) =>
        Assert.Equal(DltStatus.None, Judge(Two(first, second)).Value);

    [Fact]
    public void Under_one_name_it_is_one() =>
        Assert.Equal(DltStatus.Dlt, Judge(Two("Neutropenia", "Neutrophil count decreased")).Value);

    static IEnumerable<Record> Neutrophils(int to, double last) =>
        Enumerable
            .Range(1, to / 3)
            .Select(i => new LabResult
            {
                Subject = "S1",
                Sequence = i,
                TestCode = TestCode.Neutrophils,
                Result = (3 * i >= to ? last : 0.1).ToString(CultureInfo.InvariantCulture),
                Unit = "10*9/L",
                Date = On(3 * i),
            });

    [Theory]
    [InlineData(60, 0.1, true)]
    [InlineData(60, 0.6, true)] // 3 to 57: 55 days
    [InlineData(42, 0.1, false)] // 3 to 42: 40 days
    public void An_end_that_the_values_after_it_deny_is_asked_about(int to, double last, bool isAsked)
    {
        var status = Judge([Event("S1", "Neutrophil count decreased", 4, 3, 20, "RELATED"), .. Neutrophils(to, last)]);
        Assert.Equal(isAsked ? DltStatus.Pending : DltStatus.None, status.Value);
        Assert.Equal(isAsked, status.Missing.Any(gap => gap is Gap.Question { Kind: QuestionKind.EndOrValues }));
    }

    [Fact]
    public void A_value_between_that_is_better_ends_it()
    {
        Record[] records = [.. Neutrophils(60, 0.1)];
        records[6] = (LabResult)records[6] with { Result = "1.2" }; // day 21
        Assert.Equal(DltStatus.None, Judge([Event("S1", "Neutrophil count decreased", 4, 3, 20, "RELATED"), .. records]).Value);
    }
}
