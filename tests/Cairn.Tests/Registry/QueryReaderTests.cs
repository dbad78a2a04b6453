using Cairn.Registry.Queries;

namespace Cairn.Tests.Registry;

/// <summary>The syntax is the registry's ("Search expressions and syntax", ClinicalTrials.gov) and that of <see cref="SearchField"/>.</summary>
public class QueryReaderTests
{
    static Query Read(string text)
    {
        var read = QueryReader.Read(text);
        Assert.True(read.Value is not null, string.Join("\n", read.Findings));
        return read.Value;
    }

    static string Said(Query query) =>
        query switch
        {
            Query.All => "all",
            Query.None => "none",
            Query.Phrase p =>
                $"{(p.Area.Name == "Everywhere" ? "" : p.Area.Name + ":")}{string.Join(' ', p.Words)}{(p.Coverage == Coverage.Contains ? "" : $" [{p.Coverage}]")}",
            Query.Names n => $"names({Said(n.Of[0])})",
            Query.Coded c => $"{c.Field}={c.Code}",
            Query.Between b => $"{b.Field} {b.From}..{b.To}",
            Query.Known k => $"known {k.Piece.Name}",
            Query.AtSite s => $"site {SiteWords.Code(s.Place)}",
            Query.Near n => $"near {n.Circle.Latitude} {n.Circle.Longitude} {n.Circle.Kilometres:0.0}",
            Query.Not n => $"not({Said(n.Of)})",
            Query.And a => $"({string.Join(" & ", a.Of.Select(Said))})",
            Query.Or o => $"({string.Join(" | ", o.Of.Select(Said))})",
            Query.Some s => $"some({string.Join(", ", s.Of.Select(Said))})",
            _ => throw new InvalidOperationException(),
        };

    [Theory]
    [InlineData("", "all")]
    [InlineData("ALL", "all")]
    [InlineData("bortezomib", "bortezomib")]
    [InlineData("the pain of cancer", "(pain & cancer)")]
    [InlineData("\"bone pain\"", "bone pain")]
    [InlineData("AML", "names(aml)")]
    [InlineData("relapsed acute myeloid leukaemia", "(relapsed & names(acute myeloid leukemia))")]
    [InlineData("pain OR fever cough", "(pain | (fever & cough))")]
    [InlineData("(pain OR fever) AND cough", "((pain | fever) & cough)")]
    [InlineData("pain NOT fever", "(pain & not(fever))")]
    [InlineData("NOT NOT pain", "pain")]
    [InlineData("pain and fever", "(pain & fever)")]
    [InlineData("EXPANSION[None]AML", "aml")]
    [InlineData("AREA[BriefTitle]pain", "BriefTitle:pain")]
    [InlineData("AREA[ConditionSearch]pain AND fever", "(ConditionSearch:pain & fever)")]
    [InlineData("AREA[LeadSponsorName]COVERAGE[FullMatch]Gracell", "LeadSponsorName:gracell [FullMatch]")]
    [InlineData("AREA[Phase]PHASE1", "Phase=PHASE1")]
    [InlineData("AREA[Phase]Phase 1 pain", "(Phase=PHASE1 & pain)")]
    [InlineData("AREA[Phase](PHASE1 OR PHASE2)", "(Phase=PHASE1 | Phase=PHASE2)")]
    [InlineData("AREA[HasResults]true", "HasResults=true")]
    [InlineData("AREA[StartDate]2022", "StartDate 20220101..20221231")]
    [InlineData("AREA[StartDate]RANGE[2022-02, MAX]", "StartDate 20220201..")]
    [InlineData("AREA[StartDate]RANGE[01/15/2020, 2020-03]", "StartDate 20200115..20200331")]
    [InlineData(
        "AREA[MinimumAge]RANGE[MIN, 16 years] AND AREA[MaximumAge]RANGE[16 years, MAX]",
        "(MinimumAge ..140256 & MaximumAge 140256..)"
    )]
    [InlineData("AREA[Phase:size]2", "Phase:size 2..2")]
    [InlineData("AREA[ResultsFirstPostDate]MISSING", "not(known ResultsFirstPostDate)")]
    [InlineData("SEARCH[Location](AREA[LocationCity]Tianjin AND AREA[LocationStatus]RECRUITING)", "site ||tianjin|RECRUITING")]
    [InlineData("phase:1 status:recruiting", "(Phase=PHASE1 & OverallStatus=RECRUITING)")]
    [InlineData("target:CLEC12A", "Target=CLL1")]
    [InlineData("product:car-t", "Product=CAR_T")]
    [InlineData("condition:\"bone pain\"", "(ConditionSearch:bone & ConditionSearch:pain)")]
    [InlineData("country:China city:Tianjin site:recruiting", "site china||tianjin|RECRUITING")]
    [InlineData("country:USA", "site united state|||")]
    [InlineData("country:China country:France", "(site china||| & site france|||)")]
    [InlineData("AREA[MinimumAge]RANGE[18y, MAX]", "MinimumAge 157788..")]
    [InlineData("AREA[MinimumAge]RANGE[6m, 2 y]", "MinimumAge 4383..17532")]
    [InlineData("age:67", "(MinimumAge ..587322 & MaximumAge 587322..)")]
    [InlineData("enrollment:>100", "EnrollmentCount 101..")]
    [InlineData("enrolment:20..50", "EnrollmentCount 20..50")]
    [InlineData("start:2020..2024", "StartDate 20200101..20241231")]
    [InlineData("start:<=2020-06", "StartDate ..20200630")]
    [InlineData("near:39.1,-117.2,50km", "near 39.1 -117.2 50.0")]
    [InlineData("results:yes healthy:no", "(HasResults=true & HealthyVolunteers=false)")]
    [InlineData("ratio 1:1", "(ratio & 1)")]
    public void A_query_is_read(string text, string meant) => Assert.Equal(meant, Said(Read(text)));

    [Fact]
    public void A_sentence_asks_for_much_of_it() =>
        Assert.IsType<Query.Some>(
            Read("A 67 year old woman with relapsed leukemia, fever, pneumonia, hypertension and diabetes who had chemotherapy")
        );

    [Theory]
    [InlineData("(pain", 6, "A parenthesis is not closed.")]
    [InlineData("pain)", 5, "')' has no beginning.")]
    [InlineData("\"pain", 1, "This quotation does not end.")]
    [InlineData("pain AND", 9, "The query ends where something should follow.")]
    [InlineData("AREA[Nothing]pain", 14, "There is no area 'Nothing'.")]
    [InlineData("AREA[Phase]seven", 12, "'seven' is no Phase.")]
    [InlineData("AREA[StartDate]RANGE[2020]", 27, "RANGE[2020] has no two bounds.")]
    [InlineData("RANGE[1, 2]", 12, "RANGE needs the area of one piece before it.")]
    [InlineData("phase:seven", 1, "'seven' is no phase.")]
    [InlineData("start:soon", 1, "'soon' cannot be compared with start.")]
    [InlineData("target:", 1, "target: has no value.")]
    [InlineData("near:here", 1, "'here' is no circle.")]
    [InlineData("AREA[Phase", 1, "AREA[ is not closed.")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int character, string what)
    {
        var finding = Assert.Single(QueryReader.Read(text).Findings);
        Assert.Equal(($"character {character}", what), (finding.Column, finding.What));
        Assert.NotEmpty(finding.Mend);
    }

    public static TheoryData<string> Hostile =>
        [
            new string('a', 100_000),
            string.Join(' ', Enumerable.Range(0, 10_000).Select(i => "w" + i)),
            new string('(', 5_000),
            string.Concat(Enumerable.Repeat("NOT ", 1_900)) + "pain",
            string.Concat(Enumerable.Repeat("AREA[Condition]", 600)) + "pain",
            string.Concat(Enumerable.Repeat("(pain OR ", 1_000)),
            "\"\"\"\"\"",
            "'; DROP TABLE registry_versions; --",
            ".*+?^${}()|[]\\",
            "\0\u0001\ud800",
            "SELECT * FROM x WHERE 1=1 OR ''=''",
            "AREA[[[[]]]]",
            "field:field:field:",
            new string('"', 19_999),
        ];

    [Theory, MemberData(nameof(Hostile))]
    public void Any_text_is_read_or_refused_in_words_at_once(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var read = QueryReader.Read(text);
        Assert.True(read.Value is not null || read.Findings.Count == 1);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"took {watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData(QueryWeight.Most, true)]
    [InlineData(QueryWeight.Most + 1, false)]
    public void More_things_at_once_than_an_index_looks_up_are_refused(int words, bool isRead)
    {
        var read = QueryReader.Read(string.Join(" OR ", Enumerable.Range(0, words).Select(i => "w" + i)));
        Assert.Equal(isRead, read.Value is not null);
        Assert.Equal(isRead ? [] : ["The query looks for 501 things at once."], read.Findings.Select(f => f.What));
    }

    [Theory]
    [InlineData("pain OR pain OR (pain)", "pain")]
    [InlineData("AML OR \"AML\" OR pain", "(names(aml) | names(aml) | pain)")]
    public void The_same_words_are_asked_once(string text, string meant) => Assert.Equal(meant, Said(Read(text)));

    [Fact]
    public void A_sentence_weighs_its_rarest_words_and_a_circle_many()
    {
        Assert.Equal(100, QueryWeight.Of(Read(string.Join(' ', Enumerable.Range(0, 1_500).Select(i => "w" + i)))));
        Assert.NotEmpty(QueryReader.Read(string.Join(" OR ", Enumerable.Range(0, 11).Select(i => $"near:{i},0,9km"))).Findings);
        Assert.NotEmpty(
            QueryReader.Read(string.Join(" AND ", Enumerable.Range(0, 9).Select(_ => "AREA[ProtocolSection]MISSING"))).Findings
        );
    }

    [Fact]
    public void Great_circles_are_measured_on_the_mean_earth()
    {
        // Tianjin to Beijing, 39.0842 N 117.2009 E to 39.9042 N 116.4074 E: 113.8 km by the haversine with R = 6371.0088 km.
        var circle = new Circle(39.0842, 117.2009, 120);
        Assert.Equal(113.8, circle.DistanceTo(39.9042, 116.4074), 0.3);
        Assert.True(circle.Contains(39.9042, 116.4074));
    }

    [Theory]
    [InlineData("39.0,-77.1,50mi", 80.5)]
    [InlineData("39.0,-77.1,50km", 50)]
    [InlineData("39.0,-77.1,50", 80.5)]
    public void A_distance_without_unit_is_in_miles_as_the_registry_has_it(string text, double kilometres) =>
        Assert.Equal(kilometres, CircleText.Read(text.Split(','))!.Kilometres, 0.1);

    // Other words stand where somebody typed them: not in a phrase that has to be the whole of a value, nor in what must be absent.
    [Theory]
    [InlineData("pain", "pain!")]
    [InlineData("pain OR cancer", "(pain! | cancer!)")]
    [InlineData("pain AREA[LeadSponsorName]COVERAGE[FullMatch]pain", "(pain! & LeadSponsorName:pain [FullMatch])")]
    [InlineData("cancer NOT pain", "(cancer! & not(pain))")]
    public void Mistyped_words_are_mended_where_they_were_typed(string text, string mended)
    {
        var query = Read(text);
        Assert.Equal(mended, Said(query.Retyped(word => word + "!")));
        Assert.Equal(mended.Count(c => c == '!'), Mendable.In(query).Sum(p => p.Words.Count));
    }
}
