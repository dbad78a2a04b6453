using System.Globalization;
using Cairn.Quantities;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Events that were over before the first cells and are said to be theirs: the day or the relation is a slip; on the day of the
/// cells by the times of day (decision 0100). By hand, on the definition that NCT06880354 assumes.
/// </summary>
public sealed class RelatedBeforeTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    const int Cells = 14; // o'clock

    static PartialDate At(int day, int? hour) =>
        PartialDate.Parse(Day0.AddDays(day).ToString("yyyy-MM-dd", Invariant) + (hour is { } h ? $"T{h:00}:00" : ""));

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    static Answer<DltStatus> Judge(params IEnumerable<Record> records) =>
        DltAssessment
            .Of(
                Trial,
                Subject(
                    "S1",
                    [Infusion("S1", dose: 0.25, planned: 0.25) with { Start = At(0, Cells) }, SeenOn("S1", 80), .. records]
                ),
                Day0.AddDays(80)
            )!
            .Status;

    [Theory]
    [InlineData("Cytokine release syndrome", 4, -2, -1)]
    [InlineData("Cytokine release syndrome", 4, -364, -363)] // a slip of the year
    [InlineData("ICANS", 3, -1, -1)]
    [InlineData("Hypoxia", 4, -300, -298)]
    public void A_toxicity_of_the_cells_from_before_them_is_asked_about(string term, int grade, int from, int to)
    {
        var status = Judge(Event("S1", term, grade, from, to, "RELATED"));
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, gap => gap is Gap.Question { Kind: QuestionKind.RelatedBefore });
    }

    [Theory]
    [InlineData("Hypoxia", 4, "NOT RELATED")]
    [InlineData("Hypoxia", 3, "RELATED")] // two days: no line
    [InlineData("Neutrophil count decreased", 4, "RELATED")] // leukaemia, lymphodepletion
    public void What_is_not_theirs_or_meets_no_line_is_not(string term, int grade, string relation) =>
        Assert.Equal(DltStatus.None, Judge(Event("S1", term, grade, -3, -2, relation)).Value);

    [Theory]
    [InlineData(9, 13, "RELATED", DltStatus.Pending)]
    [InlineData(9, 13, "NOT RELATED", DltStatus.None)]
    [InlineData(9, 15, "RELATED", DltStatus.Dlt)]
    [InlineData(15, 18, "RELATED", DltStatus.Dlt)]
    [InlineData(null, 13, "RELATED", DltStatus.Dlt)]
    [InlineData(9, null, "RELATED", DltStatus.Dlt)]
    public void On_the_day_of_the_cells_the_times_of_day_say_what_was_before_them(
        int? from,
        int? to,
        string relation,
        DltStatus expected
    ) =>
        Assert.Equal(
            expected,
            Judge(
                Event("S1", "Hypoxia", 4, 0, 0, relation) with
                {
                    Start = At(0, from),
                    End = At(0, to),
                    OtherCause = relation == "RELATED" ? null : "pneumonia",
                }
            ).Value
        );
}
