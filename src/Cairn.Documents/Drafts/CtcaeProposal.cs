using System.Text.RegularExpressions;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>The version of CTCAE that a record's text names. A person checks it against the protocol.</summary>
public static partial class CtcaeProposal
{
    /// <summary>The first version that is named, as it is written: 5.0, 4.03, 5; null when the text names none.</summary>
    public static string? Named(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var texts = study
            .Outcomes.SelectMany(o => new[] { o.Measure, o.Description })
            .Concat([study.Registration.Summary, study.Registration.Description])
            .Concat(study.Criteria.Select(c => c.Text))
            .OfType<string>();
        return texts.Select(t => Version().Match(t)).FirstOrDefault(m => m.Success)?.Groups["version"].Value;
    }

    /// <summary>The line under <c>safety</c>, with what is to be checked.</summary>
    public static string Line(Study study) =>
        Named(study) switch
        {
            null => $"  ctcae: ... # the version that the protocol names; known: {Known}",
            { } named when CtcaeVersion.Of(named) is { } version =>
                $"  ctcae: \"{version.Number}\" # the record names it: check it against the protocol",
            { } other =>
                $"  ctcae: ... # the record names {other}, and known is {Known}: grades of the one are not those of the other",
        };

    static string Known => string.Join(", ", CtcaeVersion.All.Select(v => v.Number));

    // CTCAE v5.0; CTCAE (Version 4.03); Common Terminology Criteria for Adverse Events, 5.0.
    [GeneratedRegex(
        @"(?:CTCAE|Criteria\s+for\s+Adverse\s+Events)[^\d.;\n]{0,20}(?<version>[2-9](?:\.\d{1,2})?)(?![\d.]*\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Version();
}
