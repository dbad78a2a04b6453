namespace Cairn.Tests;

public class ConditionTests
{
    // A letter of the subject says how the condition of that place turns out.
    static Condition<string> Place(int place) =>
        Condition.Of<string>(new($"place.{place}", $"letter {place} is T"), subject => subject[place] switch
            {
                'T' => Settled(Truth.True),
                'F' => Settled(Truth.False),
                _ => Settled(Truth.Unknown) with { Missing = [new Gap.Judgement($"{place}", "which letter?")] },
            });

    static Answer<Truth> Settled(Truth value) => Answer<Truth>.Of(value, new("place", "As written."));

    // Kleene 1952, section 64: A unless B is A and not B.
    [Theory]
    [InlineData("TF", Truth.True)]
    [InlineData("TT", Truth.False)]
    [InlineData("TU", Truth.Unknown)]
    [InlineData("FU", Truth.False)]
    [InlineData("UF", Truth.Unknown)]
    [InlineData("UT", Truth.False)]
    public void An_exception_undoes_a_condition_once_it_is_known(string subject, Truth expected)
    {
        var unless = Place(0).Unless(Place(1));
        Assert.Equal(expected, unless.Holds(subject).Value);
        Assert.Equal("letter 0 is T unless letter 1 is T", unless.Rule.Words);
    }

    [Theory]
    [InlineData("TT", Truth.True, Truth.True)]
    [InlineData("TU", Truth.Unknown, Truth.True)]
    [InlineData("FU", Truth.False, Truth.Unknown)]
    [InlineData("FF", Truth.False, Truth.False)]
    public void And_and_or_are_the_least_and_the_greatest_of_their_parts(string subject, Truth and, Truth or)
    {
        Assert.Equal(and, Place(0).And(Place(1)).Holds(subject).Value);
        Assert.Equal(or, Place(0).Or(Place(1)).Holds(subject).Value);
    }

    [Fact]
    public void Only_what_could_still_change_the_whole_is_asked_for()
    {
        Assert.Empty(Place(0).And(Place(1)).Asks("FU"));
        Assert.Equal([new Gap.Judgement("1", "which letter?")], Place(0).And(Place(1)).Asks("TU"));
        Assert.Empty(Place(0).Or(Place(1)).Asks("TU"));
    }

    [Fact]
    public void A_condition_can_be_asked_of_what_leads_to_its_subject_and_named_anew()
    {
        var named = Place(0).Named(new("study.line", "the study's line")).Of((int letters) => new string('T', letters));
        Assert.Equal((Truth.True, "study.line"), (named.Holds(1).Value, named.Holds(1).Rule.Id));
    }
}
