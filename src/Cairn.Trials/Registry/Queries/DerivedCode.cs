using Cairn.Registry.Signals;

namespace Cairn.Registry.Queries;

/// <summary>Spells what a person writes as a derived code is kept.</summary>
static class DerivedCode
{
    public static string Spelt(string field, string value) =>
        field == TrialCodes.Target
            ? Antigens.Meant(value) ?? value.Trim().ToUpperInvariant()
            : Underscored(value.Trim().ToUpperInvariant());

    static string Underscored(string code) => code.Replace('-', '_').Replace(' ', '_');
}
