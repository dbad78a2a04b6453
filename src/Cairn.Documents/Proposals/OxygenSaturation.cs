using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Oxygen saturation at rest, in percent. Breathing room air is how the record's OXYSAT is taken.</summary>
sealed class OxygenSaturation : Recogniser
{
    const string Name_ =
            "(?:resting |room air |baseline |transcutaneous |peripheral |arterial )*(?:(?:blood )?oxygen saturation|o2 "
            + "saturation|oxygen saturations|spo ?2|sao ?2|o2 sat|pulse oximetry)"
            + "(?: (?:by|on) pulse oximet(?:ry|er))?",
        Air =
            "(?:,? ?(?:on|in|at|breathing|while breathing|by|at rest|at rest on|on ambient) ?(?:room air|pulse "
            + "oximet(?:ry|er)|rest|air)?)*";

    static readonly Regex Compared = Patterns.Whole(
        $"{Name_}(?: \\(?(?:spo2|sao2)\\)?)?{Air}{Patterns.Be}{Patterns.Sign} ?{Patterns.Value} "
            + $"?(?:%|percent){Air}{Patterns.When}"
    );

    public override string Name => "oxygen saturation";

    public override Expression? Read(Claim claim)
    {
        if (Compared.Match(claim.Text) is not { Success: true } match)
            return null;
        var sign = match.Groups["sign"].Value;
        var isLower = sign is "≥" or ">";
        if (isLower != (claim.IsInclusion != claim.IsDenied))
            return null;
        var range = $"Results.Vital('OXYSAT', {Patterns.Window(match)}).range";
        return new(claim.Said(Patterns.Against(range, sign, $"{match.Groups["value"].Value} '%'")));
    }
}
