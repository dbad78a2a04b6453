using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Limits of age in years: 18 years or older, 18 to 70 years, younger than 65.</summary>
sealed class AgeLimits : Recogniser
{
    const string Low = "(?<low>[0-9]{1,2})",
        High = "(?<high>[0-9]{1,3})",
        Years = "(?: ?-? ?(?:years?|yrs?|y/?o|y))?\\.?(?: of age| old)?",
        People =
            "(?:(?:adults?|adult (?:patients?|subjects?)|(?<men>males?|men|male patients?)|(?<women>females?|women|female "
            + "patients?)|patients?|male and female(?: patients?| subjects?)?|male or female(?: patients?| subjects?)?"
            + "|males? (?:and|or|and/or) females?|men (?:and|or) women|women (?:and|or) men),? ?)?",
        Aged =
            "(?:(?:age[sd]?|in age|age range|of age|age group)(?: (?:is|are|between|from|of|range|must be|should be))*:? "
            + "?|between (?:the ages of |ages )?|ages of )?",
        Ending = "(?:,? ?(?:inclusive|\\(inclusive\\)|both inclusive|of either sex|male or female|of age))*";

    static readonly Regex Between = Patterns.Whole(
        $"{People}{Aged}≥? ?{Low}{Years},? ?(?:-|to|and|through|until|≤|and ≤|but ≤|to ≤) ?{High}{Years}{Ending}{Patterns.When}"
    );
    static readonly Regex OneSign = Patterns.Whole(
        $"{People}{Aged}(?:the )?(?:age |ages )?(?:of )?{Patterns.Sign} ?(?:the )?(?:age |ages )?(?:of "
            + $")?{High}{Years}{Ending}{Patterns.When}"
    );
    static readonly Regex OrOlder = Patterns.Whole(
        $"{People}{Aged}{Low}{Years}(?: ?\\+|,? (?:and|or) (?:over|older|above|greater|up|more)){Years}{Ending}{Patterns.When}"
    );
    static readonly Regex OrYounger = Patterns.Whole(
        $"{People}{Aged}{High}{Years},? (?:and|or) (?:under|younger|less|below){Years}{Ending}{Patterns.When}"
    );
    static readonly Regex SaysAge = new("\\b(age[sd]?|old|older|y/?o|adults?)\\b|[0-9] ?y/?o\\b", RegexOptions.CultureInvariant);

    public override string Name => "age limits";

    public override Expression? Read(Claim claim)
    {
        if (claim.IsDenied)
            return null;
        var isAge = SaysAge.IsMatch(claim.Text);
        if (isAge && Between.Match(claim.Text) is { Success: true } range)
            return OfSex(range, Range(claim, range));
        if (isAge && OneSign.Match(claim.Text) is { Success: true } one)
            return OfSex(one, One(claim, one.Groups["sign"].Value, one.Groups["high"].Value));
        if (OrOlder.Match(claim.Text) is { Success: true } older)
            return OfSex(older, One(claim, "≥", older.Groups["low"].Value));
        return isAge && OrYounger.Match(claim.Text) is { Success: true } younger
            ? OfSex(younger, One(claim, "≤", younger.Groups["high"].Value))
            : null;
    }

    // Men of 40 to 80 years: the sex is asked as well.
    static Expression? OfSex(Match match, Expression? age)
    {
        if (age is not { } known)
            return null;
        if (match.Groups["men"].Success)
            return new($"Person.sex = 'M' and {known.Cql}");
        return match.Groups["women"].Success ? new($"Person.sex = 'F' and {known.Cql}") : known;
    }

    static Expression? Range(Claim claim, Match match)
    {
        var (low, high) = (int.Parse(match.Groups["low"].Value, null), int.Parse(match.Groups["high"].Value, null));
        return claim.IsInclusion && low < high && high <= 120 ? new($"\"Age at consent\" between {low} and {high}") : null;
    }

    // A lower limit keeps out, and an upper one takes in, only where the list was read as the other one.
    static Expression? One(Claim claim, string sign, string value)
    {
        var years = int.Parse(value, null);
        if (years is < 1 or > 110 || (!claim.IsInclusion && sign is "≥" or ">" && years < 40))
            return null;
        if (!claim.IsInclusion && sign is "≤" or "<" && years > 40)
            return null;
        return sign == ">"
            ? new($"\"Older at consent\"({years} years)")
            : new($"\"Age at consent\" {Patterns.Cql(sign)} {years}");
    }
}
