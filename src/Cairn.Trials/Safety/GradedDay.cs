using Cairn.Quantities;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety;

/// <summary>The worst grade of a syndrome on a day: so much at least and at most.</summary>
/// <param name="IsDisputed">Whether a grade is recorded that the signs of its moment do not leave.</param>
/// <param name="Because">The record of the worst.</param>
readonly record struct GradedDay(int Least, int Most, bool IsDisputed, Fact Because)
{
    /// <summary>One or more moments of one day.</summary>
    public static GradedDay Of(IEnumerable<GradedMoment> moments)
    {
        List<GradedMoment> day = [.. moments];
        var worst = day.MaxBy(m => (m.AtMost, m.AtLeast))!;
        return new(day.Max(m => m.AtLeast), worst.AtMost, day.Exists(m => m.IsDisputed), worst.Because!);
    }

    public bool IsCertain => Least == Most;

    /// <summary>The grades that it can have had.</summary>
    public GradeSpan Grades => new(Least, Most);

    /// <summary>Whether it was at a grade or a worse one.</summary>
    public Truth IsAt(int grade)
    {
        if (Least >= grade)
            return Truth.True;
        return Most < grade ? Truth.False : Truth.Unknown;
    }
}
