using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Cairn.Escalation;

/// <summary>Probability of a response in a subject with a DLT, and in one without.</summary>
public readonly record struct ResponseRates(double WithDlt, double WithoutDlt)
{
    const int Points = 64;

    /// <summary>
    /// The rates when both events come of two normal variables with a correlation, each event where its variable is low enough
    /// for its own probability (a Gaussian copula).
    /// </summary>
    public static ResponseRates Of(double dlt, double response, double correlation) =>
        correlation == 0 || dlt is 0 or 1 || response is 0 or 1
            ? new(response, response)
            : Correlated(dlt, response, correlation);

    static ResponseRates Correlated(double dlt, double response, double correlation)
    {
        var both = Both(Normal.InvCDF(0, 1, dlt), Normal.InvCDF(0, 1, response), correlation);
        var joint = Math.Clamp(both + dlt * response, Math.Max(0, dlt + response - 1), Math.Min(dlt, response));
        return new(joint / dlt, (response - joint) / (1 - dlt));
    }

    // How much more often both are low than if they were independent: the density integrated over the correlation (Drezner and
    // Wesolowsky 1990, J Stat Comput Simul 35:101-107), with the correlation as a sine.
    static double Both(double h, double k, double correlation) =>
        GaussLegendreRule.Integrate(
            angle => Math.Exp(-(h * h + k * k - 2 * h * k * Math.Sin(angle)) / (2 * Math.Cos(angle) * Math.Cos(angle))),
            0,
            Math.Asin(correlation),
            Points
        ) / (2 * Math.PI);
}
