using Cairn.Quantities;

namespace Cairn.Tests;

public class AnswerTests
{
    static readonly Rule Whole = new("test.whole", "The whole.");

    static Fact Fact(int row) => new(new("S1", "AE", row), "Nausea", "grade 2", null, PartialDate.Of(2025, 6, row));

    static Answer<Truth> Part(Truth value, int row) =>
        new(
            value,
            new("test.part", $"Part {row}."),
            [Fact(row)],
            value == Truth.Unknown ? [new Gap.Unfilled(Fact(row), "AEREL")] : []
        );

    static IEnumerable<int?> Rows(IAnswered answer) => answer.Because.Select(f => f.Sequence);

    // Kleene 1952, section 64, and which parts decide.
    [Theory]
    [InlineData("TT", Truth.True, "12", 0)]
    [InlineData("TU", Truth.Unknown, "12", 1)]
    [InlineData("UU", Truth.Unknown, "12", 2)]
    [InlineData("FU", Truth.False, "1", 0)]
    [InlineData("UF", Truth.False, "2", 0)]
    [InlineData("FF", Truth.False, "12", 0)]
    public void A_conjunction_rests_on_what_makes_it_false_and_else_on_all(string parts, Truth value, string rows, int asked)
    {
        var all = Answer<Truth>.All(Whole, Parts(parts));
        Assert.Equal((value, rows, asked), (all.Value, string.Concat(Rows(all)), all.Missing.Count));
    }

    [Theory]
    [InlineData("FF", Truth.False, "12", 0)]
    [InlineData("FU", Truth.Unknown, "2", 1)]
    [InlineData("TU", Truth.True, "1", 0)]
    [InlineData("TT", Truth.True, "12", 0)]
    [InlineData("UU", Truth.Unknown, "12", 2)]
    public void A_disjunction_rests_on_what_makes_it_true_and_else_on_what_may(string parts, Truth value, string rows, int asked)
    {
        var any = Answer<Truth>.Any(Whole, Parts(parts));
        Assert.Equal((value, rows, asked), (any.Value, string.Concat(Rows(any)), any.Missing.Count));
    }

    [Fact]
    public void Of_no_parts_all_hold_and_none_does()
    {
        Assert.Equal(Truth.True, Answer<Truth>.All(Whole).Value);
        Assert.Equal(Truth.False, Answer<Truth>.Any(Whole).Value);
    }

    [Fact]
    public void A_record_or_a_question_that_two_parts_share_stands_once()
    {
        var all = Answer<Truth>.All(Whole, Part(Truth.Unknown, 1), Part(Truth.Unknown, 1));
        Assert.Single(all.Because);
        Assert.Single(all.Missing);
    }

    [Fact]
    public void What_follows_rests_on_the_records_and_questions_of_both()
    {
        var then = Part(Truth.Unknown, 1).Then(known => Part(known.Not(), 2).As(_ => 7));
        Assert.Equal(7, then.Value);
        Assert.Equal("Part 2.", then.Rule.Words);
        Assert.Equal("12", string.Concat(Rows(then)));
        Assert.Equal(2, then.Missing.Count);
    }

    [Fact]
    public void A_rule_says_itself_first_and_then_what_it_rests_on()
    {
        var line = new Rule("response.eln2022.cr", "ELN 2022: CR.");
        var date = new Rule("course.assessed", "First remission on 2025-03-01.", line);
        Assert.Equal("First remission on 2025-03-01. ELN 2022: CR.", date.Words);
        Assert.True(date.Includes(line));
        Assert.False(line.Includes(date));
    }

    [Fact]
    public void Two_questions_are_the_same_when_they_ask_the_same_of_the_same_rows()
    {
        Gap first = new Gap.Duration("Nausea", [Fact(1), Fact(2)], 7);
        Assert.Equal(first, new Gap.Duration("Nausea", [Fact(1), Fact(2)], 7));
        Assert.NotEqual(first, new Gap.Duration("Nausea", [Fact(1), Fact(3)], 7));
        Assert.Equal("the start and end of Nausea (AE 1, AE 2): does it last longer than 7 days?", first.ToString());
    }

    static IReadOnlyList<Answer<Truth>> Parts(string letters) =>
        [
            .. letters.Select(
                (letter, i) =>
                    Part(
                        letter switch
                        {
                            'T' => Truth.True,
                            'F' => Truth.False,
                            _ => Truth.Unknown,
                        },
                        i + 1
                    )
            ),
        ];
}
