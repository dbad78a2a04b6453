using Cairn.Documents.Terminology;
using Cairn.Records;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Coding;

/// <summary>
/// Coding of adverse events by what a user has of MedDRA. Its terms, codes and files are made up here: MedDRA is licensed.
/// </summary>
public sealed class EventCodingTests
{
    static readonly MeddraTerm Low = new("99000001", "Low grains", "Grains decreased", "Grain disorders", "99000100"),
        High = new("99000002", "High grains", "Grains increased", "Grain disorders", "99000200");

    static readonly OwnTerms Own = new(new("99.0", [Low, High]), new("99.0", [new("few grains, see note", Low)]));

    static AdverseEvent Event(string term, string? decoded = null, string? lowest = null) =>
        Sample.Event("S1", term, 2, 3) with
        {
            Code = decoded,
            LowestTerm = lowest,
            OrganClass = null,
        };

    [Theory]
    [InlineData("HIGH GRAINS", null, null, "99000002", CodedBy.Words)]
    [InlineData("Few grains, see note", null, null, "99000001", CodedBy.OwnCoding)]
    [InlineData("grains??", "High grains", null, "99000002", CodedBy.Decoded)]
    [InlineData("High grains", null, "Low grains", "99000001", CodedBy.Row)]
    [InlineData("something else", null, null, null, null)]
    public void An_event_is_coded_by_its_row_then_by_hand_then_by_its_words(
        string term,
        string? decoded,
        string? lowest,
        string? code,
        CodedBy? by
    )
    {
        var coding = Own.Of(Event(term, decoded, lowest));
        Assert.Equal((code, by), (coding.Term?.Code, coding.By));
    }

    [Fact]
    public void What_is_empty_is_filled_and_what_a_person_recorded_stays()
    {
        var coded = Own.Of(Event("High grains") with { Code = "Hypergrainemia" });
        Assert.Equal("Hypergrainemia", coded.Coded.Code);
        Assert.True(coded.SaysOtherwise);
        Assert.Equal(
            ("High grains", "99000002", "99000200", "Grain disorders", "Grain disorders"),
            (
                coded.Coded.LowestTerm,
                coded.Coded.LowestTermCode,
                coded.Coded.PreferredTermCode,
                coded.Coded.OrganClass,
                coded.Coded.PrimaryOrganClass
            )
        );
    }

    [Fact]
    public void Coding_again_fills_nothing_more()
    {
        var once = Own.Of(Event("High grains"));
        Assert.True(once.Fills);
        Assert.False(Own.Of(once.Coded).Fills);
    }

    [Fact]
    public void Without_terms_nothing_is_coded_and_nothing_changes()
    {
        var coding = OwnTerms.None.Of(Event("High grains"));
        Assert.Null(coding.Term);
        Assert.False(coding.Fills);
    }

    [Fact]
    public void A_coding_file_is_read_with_the_release_or_with_its_own_codes_and_other_rows_are_named()
    {
        using var file = new Written(
            "AETERM,AELLT,AELLTCD,AEDECOD,AEBODSYS\nfew grains,Low grains,,,\nodd,Odd grains,99000003,Grains odd,Grain disorders\nbad,No such term,,,\n"
        );
        var read = CodingFile.Read(file.Path, Own.Release, "99.0");
        Assert.Equal(["99000001", "99000003"], read.Value!.Coded.Select(c => c.Term.Code));
        Assert.Equal(4, Assert.Single(read.Findings).Line);
    }

    [Fact]
    public void A_coding_file_without_its_columns_is_refused()
    {
        using var file = new Written("TERM,LLT\na,b\n");
        Assert.Null(CodingFile.Read(file.Path, Own.Release, "99.0").Value);
    }

    [Fact]
    public void A_coding_put_into_the_folder_is_read_from_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        var terms = new TerminologyFolder(folder.FullName);
        terms.Put(Own.Coding!);
        terms.Put(Own.Release!);
        Assert.Equal("99000001", terms.OwnTerms().Of(Event("few grains, see note")).Term?.Code);
        Assert.Equal("99000200", terms.OwnTerms().Find("High grains")?.PreferredCode);
        folder.Delete(recursive: true);
    }

    sealed class Written : IDisposable
    {
        public Written(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
