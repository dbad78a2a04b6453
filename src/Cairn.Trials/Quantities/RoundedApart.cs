using System.Globalization;

namespace Cairn.Quantities;

/// <summary>A number told beside a limit that it is not at: with as few digits as do not round it onto the limit.</summary>
public static class RoundedApart
{
    const int MostDigits = 6;

    public static string From(double value, params ReadOnlySpan<double> limits)
    {
        for (var digits = 0; digits < MostDigits; digits++)
            if (!limits.Contains(Math.Round(value, digits, MidpointRounding.AwayFromZero)))
                return value.ToString($"F{digits}", CultureInfo.InvariantCulture);
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
