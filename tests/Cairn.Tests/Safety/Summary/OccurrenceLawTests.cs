using Cairn.Records;
using Cairn.Safety.Summary;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// What holds of every kind of event of special interest that rows of adverse events tell, whatever the rows: their order and
/// how one is split change no occurrence, and a further row loses none.
/// </summary>
public sealed class OccurrenceLawTests
{
    const int Courses = 300;

    // A name of each kind, as MedDRA or charts give it.
    public static TheoryData<string, string> Kinds =>
        new()
        {
            { "crs", "Cytokine release syndrome" },
            { "icans", "ICANS" },
            { "iec-hs", "IEC-HS" },
            { "prolonged-cytopenia", "Pancytopenia" },
            { "infection", "Sepsis" },
            { "hypogammaglobulinaemia", "Hypogammaglobulinaemia" },
            { "tumour-lysis", "Tumor lysis syndrome" },
            { "gvhd", "Graft versus host disease" },
            { "second-cancer", "Myelodysplastic syndrome" },
        };

    // Counted from values, or told by procedures.
    static readonly string[] Others = ["icaht", "icaht-late", "t-icaht", "t-icaht-late", "transplant"];

    [Fact]
    public void Every_kind_is_in_the_laws_or_told_by_other_records() =>
        Assert.Equal(
            SpecialInterest.All.Select(kind => kind.Id).Order(StringComparer.Ordinal),
            Kinds.Select(kind => kind.Data.Item1).Concat(Others).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Order_of_rows_and_a_row_split_in_two_change_no_occurrence(string id, string name)
    {
        var (random, split) = (new Random(20260712), 0);
        for (var i = 0; i < Courses; i++)
        {
            var rows = Rows(random, name);
            var told = Told(id, rows);
            Assert.Equal(told, Told(id, [.. Enumerable.Reverse(rows)]));
            if (rows.Find(ae => ae.End is not null && ae.End != ae.Start) is not { } long1)
                continue;
            split++;
            var first = random.Next(long1.Start!.Value.Earliest.DayNumber, long1.End!.Value.Latest.DayNumber);
            Assert.Equal(told, Told(id, [.. rows.Where(ae => ae != long1), .. Halves(long1, DateOnly.FromDayNumber(first))]));
        }
        Assert.InRange(split, Courses / 2, Courses);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_further_row_never_loses_an_occurrence(string id, string name)
    {
        var random = new Random(20260713);
        for (var i = 0; i < Courses; i++)
        {
            var rows = Rows(random, name);
            List<AdverseEvent> further = [.. rows, .. Rows(random, name).Take(1).Select(ae => ae with { Sequence = 50 })];
            var (before, after) = (Found(id, rows), Found(id, further));
            Assert.All(before, one => Assert.Contains(after, other => !one.Because.Except(other.Because).Any()));
            Assert.True((before.Max(e => e.Worst) ?? 0) <= (after.Max(e => e.Worst) ?? 0));
        }
    }

    static List<SpecialEvent> Found(string id, IEnumerable<AdverseEvent> rows)
    {
        var casebook = new Casebook("sample", false, null, [Subject("S1", [Infusion("S1"), SeenOn("S1", 150), .. rows])]);
        return [.. SpecialInterest.All.Single(k => k.Id == id).In(TreatedSubject.Of(Study(), casebook, Day0.AddDays(200))[0])];
    }

    static List<string> Told(string id, IEnumerable<AdverseEvent> rows) =>
        [.. Found(id, rows).Select(e => $"{e.First} {e.Last} {e.Worst} {e.AtMost} {e.Lasted}").Order(StringComparer.Ordinal)];

    static IEnumerable<AdverseEvent> Halves(AdverseEvent ae, DateOnly lastOfFirst) =>
        [
            ae with
            {
                End = Cairn.Quantities.PartialDate.Of(lastOfFirst),
            },
            ae with
            {
                Sequence = 99,
                Start = Cairn.Quantities.PartialDate.Of(lastOfFirst.AddDays(1)),
            },
        ];

    // One to four rows of days 0 to 80, some without a grade, some going on.
    static List<AdverseEvent> Rows(Random random, string name) =>
        [
            .. Enumerable
                .Range(1, random.Next(1, 5))
                .Select(sequence =>
                {
                    var start = random.Next(0, 80);
                    return Event(
                        "S1",
                        name,
                        random.Next(8) == 0 ? null : random.Next(1, 5),
                        start,
                        random.Next(8) == 0 ? null : start + random.Next(0, 20),
                        organClass: name == "Sepsis" ? "Infections and infestations" : null,
                        sequence: sequence
                    );
                }),
        ];
}
