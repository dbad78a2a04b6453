using Cairn.Safety.Ctcae;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>What holds of every term that a value grades, whatever the numbers.</summary>
public sealed class GradeLawTests
{
    static readonly string[] WithoutScale = ["Cel", "1", "[pH]", "%"];

    public static TheoryData<string> Terms => [.. CtcaeVersion.Usual.Values.Select(t => t.Name)];

    public static TheoryData<string> InUnits =>
        [
            .. CtcaeVersion
                .Usual.Values.Where(t => t.Units is [var unit, ..] && !WithoutScale.Contains(unit.Code))
                .Select(t => t.Name),
        ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_value_further_from_normal_never_has_a_lower_grade(string name)
    {
        var term = CtcaeVersion.Usual.FindValue(name)!;
        Check(name, (measure, share) =>
        {
            var further = measure with { Value = measure.Value * (term.Side == Side.Low ? 1 - share : 1 + share) };
            Assert.True((term.Grade(further).Grade ?? 0) >= (term.Grade(measure).Grade ?? 0), $"{measure} {further}");
        });
    }

    // A power of ten does not change what a laboratory means.
    [Theory]
    [MemberData(nameof(InUnits))]
    public void The_same_value_in_a_unit_a_thousand_times_as_small_has_the_same_grade(string name)
    {
        var term = CtcaeVersion.Usual.FindValue(name)!;
        var unit = term.Units[0].Code;
        var (small, factor) = unit switch
        {
            "10*9/L" => ("/uL", 1000.0),
            "mmol/L" => ("umol/L", 1000.0),
            "g/L" => ("mg/L", 1000.0),
            "ms" => ("us", 1000.0),
            _ => ("uL/min", 1000.0),
        };
        var (large, scaled) = (ValueScale.Of(term, unit)!, ValueScale.Of(term, small)!);
        Check(name, (m, _) => Assert.Equal(large.Grade(m).Grade, scaled.Grade(m.Times(factor, 0)).Grade));
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Every_grade_is_one_that_the_term_has(string name)
    {
        var term = CtcaeVersion.Usual.FindValue(name)!;
        var grades = CtcaeVersion.Usual.Find(term.Term)!.Grades;
        Check(name, (m, _) => Assert.Contains(term.Grade(m).Grade ?? 0, grades.Prepend(0)));
    }

    static void Check(string name, Action<Measure, double> holds)
    {
        var scale = Math.Max(
            1,
            CtcaeVersion.Usual.FindValue(name)!.Lines[0].Limit is GradeLimit.Fixed f ? f.Units[0].Number : 10
        );
        var number = Gen.Choose(1, 40_000).Select(n => n / 10_000.0 * scale);
        var maybe = Gen.Frequency((4, number), (1, Gen.Constant(double.NaN)));
        var measure =
            from value in number
            from low in maybe
            from high in maybe
            from baseline in maybe
            from share in Gen.Choose(0, 90)
            select (new Measure(value, low, double.IsNaN(low) ? high : low + Math.Abs(high), baseline), share / 100.0);
        Prop.ForAll(measure.ToArbitrary(), m => holds(m.Item1, m.Item2)).QuickCheckThrowOnFailure();
    }
}
