namespace Cairn.Survival;

/// <summary>Roots by halving, down to the last bit.</summary>
static class Halving
{
    /// <summary>The x from low to high at which an increasing function reaches a value; an end where it lies beyond.</summary>
    public static double Solve(double low, double high, Func<double, double> increasing, double value = 0)
    {
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                return middle;
            if (increasing(middle) < value)
                low = middle;
            else
                high = middle;
        }
    }
}
