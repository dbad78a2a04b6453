namespace Cairn.Registry.Words;

/// <summary>Greek letters by name: interferon-γ is written interferon-gamma as often.</summary>
static class GreekLetters
{
    static readonly string[] Names = (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi "
        + "psi omega"
    ).Split(' ');

    /// <summary>The letter's name; null when it is not Greek. The micro sign is mu.</summary>
    public static string? Name(char c) =>
        c switch
        {
            >= 'α' and <= 'ω' => Names[c - 'α'],
            >= 'Α' and <= 'Ω' => Names[c - 'Α'],
            '\u00b5' => "mu",
            _ => null,
        };
}
