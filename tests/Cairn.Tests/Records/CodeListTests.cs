using System.Reflection;
using Cairn.Records;

namespace Cairn.Tests.Records;

public sealed class CodeListTests
{
    // SDTM Controlled Terminology, codelists NY (C66742), SEX (C66731), OUT (C66768), STENRF (C66728).
    [Theory]
    [InlineData("Y", NoYes.Yes)]
    [InlineData("N", NoYes.No)]
    [InlineData("U", NoYes.Unknown)]
    [InlineData("NA", NoYes.NotApplicable)]
    [InlineData("yes", NoYes.Yes)]
    [InlineData("F", Sex.Female)]
    [InlineData("M", Sex.Male)]
    [InlineData("U", Sex.Unknown)]
    [InlineData("UNDIFFERENTIATED", Sex.Undifferentiated)]
    [InlineData("FATAL", EventOutcome.Fatal)]
    [InlineData("NOT RECOVERED/NOT RESOLVED", EventOutcome.NotResolved)]
    [InlineData("RECOVERED/RESOLVED", EventOutcome.Resolved)]
    [InlineData("RECOVERED/RESOLVED WITH SEQUELAE", EventOutcome.ResolvedWithSequelae)]
    [InlineData("RECOVERING/RESOLVING", EventOutcome.Resolving)]
    [InlineData("UNKNOWN", EventOutcome.Unknown)]
    [InlineData("BEFORE", RelativeTiming.Before)]
    [InlineData("COINCIDENT", RelativeTiming.Coincident)]
    [InlineData("AFTER", RelativeTiming.After)]
    [InlineData("ONGOING", RelativeTiming.Ongoing)]
    [InlineData("UNKNOWN", RelativeTiming.Unknown)]
    public void The_words_of_a_list_are_read(string written, Enum expected) =>
        Assert.Equal(expected.ToString(), Meaning(expected.GetType(), written));

    [Theory]
    [InlineData("perhaps")]
    [InlineData("Y/N")]
    [InlineData("不明")]
    public void Other_words_are_kept_and_mean_nothing(string written)
    {
        var coded = Coded<NoYes>.Of(written)!;
        Assert.Equal((written, null, written), (coded.Written, coded.Meaning, coded.Word));
        Assert.Equal(Truth.Unknown, ((Coded<NoYes>?)coded).AsTruth);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void No_words_are_no_value(string? written) => Assert.Null(Coded<Sex>.Of(written));

    public static TheoryData<Type> Lists => [.. CodeLists.Meanings];

    [Theory, MemberData(nameof(Lists))]
    public void Every_meaning_has_a_word_that_means_it(Type meaning)
    {
        foreach (var member in Enum.GetValues(meaning))
            Assert.Equal(member.ToString(), Meaning(meaning, Word(meaning, member)));
    }

    [Fact]
    public void Every_column_with_a_list_says_its_words()
    {
        var coded = RecordShape
            .Domains.SelectMany(d => RecordShape.Of(d)!.Variables)
            .Where(v => v.Words.Count > 0)
            .Select(v => v.Name);
        Assert.Equal(
            [
                "AEOUT",
                "AEREL",
                "AERELAPH",
                "AERELDIS",
                "AERELLD",
                "AESCONG",
                "AESDISAB",
                "AESDTH",
                "AESER",
                "AESHOSP",
                "AESLIFE",
                "AESMIE",
                "BEDECOD",
                "CMDOSFRQ",
                "CMENRTPT",
                "CMOCCUR",
                "DSDECOD",
                "EXCAT",
                "EXTOX",
                "FAOBJ",
                "MHENRTPT",
                "MHOCCUR",
                "MHPRESP",
                "PROCCUR",
                "SEX",
            ],
            coded.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_value_is_got_in_the_type_of_its_column()
    {
        var shape = RecordShape.Of("AE")!;
        var fever = Sample.Event("S", "Fever", 2, 3);
        Assert.Equal(fever.Start, shape.Find("AESTDTC")!.Of<Cairn.Quantities.PartialDate>(fever));
        Assert.Equal(2, shape.Find("AETOXGR")!.NumberOf(fever));
        Assert.Throws<ArgumentException>(() => shape.Find("AETERM")!.Of<int>(fever));
    }

    static string? Meaning(Type type, string written) => (string?)Call(nameof(MeaningOf), type, written);

    static string Word(Type type, object member) => (string)Call(nameof(WordOf), type, member)!;

    static object? Call(string name, Type type, object argument) =>
        typeof(CodeListTests)
            .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, [argument]);

    static string? MeaningOf<T>(string written)
        where T : struct, Enum => CodeLists.Of<T>().Meaning(written)?.ToString();

    static string WordOf<T>(T member)
        where T : struct, Enum => member.Word();
}
