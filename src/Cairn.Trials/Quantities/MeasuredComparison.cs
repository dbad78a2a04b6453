namespace Cairn.Quantities;

/// <summary>
/// How a result compares: unknown without a result, and where a bound (<c>&lt;0.1</c>) leaves it open.
/// </summary>
public static class MeasuredComparison
{
    extension(Measured? result)
    {
        public Truth IsAtLeast(double limit) =>
            result switch
            {
                { } m when m.Low >= limit => Truth.True,
                { } m when m.High < limit || (m.High == limit && m.HighIsOpen) => Truth.False,
                _ => Truth.Unknown,
            };

        public Truth IsAbove(double limit) =>
            result switch
            {
                { } m when m.Low > limit || (m.Low == limit && m.LowIsOpen) => Truth.True,
                { } m when m.High <= limit => Truth.False,
                _ => Truth.Unknown,
            };

        public Truth IsBelow(double limit) => result.IsAtLeast(limit).Not();

        public Truth IsAtMost(double limit) => result.IsAbove(limit).Not();

        public Truth IsAtMostHalfOf(Measured? other)
        {
            if (result is not { } one || other is not { } two)
                return Truth.Unknown;
            if (2 * one.High <= two.Low)
                return Truth.True;
            return 2 * one.Low > two.High ? Truth.False : Truth.Unknown;
        }
    }
}
