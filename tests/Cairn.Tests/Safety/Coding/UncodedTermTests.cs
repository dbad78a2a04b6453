using Cairn.Records;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Coding;

/// <summary>What is said of events that nothing codes. By hand.</summary>
public sealed class UncodedTermTests
{
    static AdverseEvent Event(string term, string? code, string? organClass, int sequence = 1) =>
        Sample.Event("S1", term, 2, 3, sequence: sequence) with
        {
            Code = code,
            OrganClass = organClass,
        };

    static IReadOnlyList<UncodedTerm> Of(params AdverseEvent[] events) => UncodedTerm.Of(events, CtcaeVersion.Usual);

    [Fact]
    public void An_event_with_term_class_and_a_known_name_lacks_nothing() =>
        Assert.Empty(Of(Event("felt sick", "Nausea", "Gastrointestinal disorders")));

    [Theory]
    [InlineData("Nausea", null, "Gastrointestinal disorders", LackingCode.Term)]
    [InlineData("felt sick", "Nausea", null, LackingCode.OrganClass)]
    [InlineData("felt sick", "Grains of the soul", "Psychiatric disorders", LackingCode.KnownName)]
    public void What_is_lacking_is_named(string written, string? code, string? organClass, LackingCode lacking) =>
        Assert.Equal([lacking], Assert.Single(Of(Event(written, code, organClass))).Lacks);

    [Fact]
    public void The_same_words_are_one_line_the_most_frequent_first_with_what_they_may_mean()
    {
        var found = Of(Event("Chils", null, null), Event("nausee", null, null, 2), Event("Nausee ", null, null, 3));
        Assert.Equal(["nausee", "Chils"], found.Select(t => t.Written));
        Assert.Equal([2, 1], found.Select(t => t.Events.Count));
        Assert.Equal(["Nausea", "Chills"], found.Select(t => t.Near?.Name));
    }
}
