using System.Globalization;
using Cairn.Analyses;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Sections;
using Cairn.Ledger;
using Cairn.Rights;
using Cairn.Studies;

namespace Cairn.App.Web;

/// <summary>A study on a day, as a page's address asks for it.</summary>
/// <param name="UsualDay">The day when the address names none.</param>
/// <param name="Asked">True when the address names the day: then every link keeps it.</param>
/// <param name="Head">The last entry of the ledger that is known.</param>
/// <param name="Known">What is known, as the address names it; null for everything until now. Every link keeps it.</param>
/// <param name="KnownAt">The moment that <paramref name="Known"/> means.</param>
public sealed record TrialView(
    Analysis Analysis,
    DateOnly UsualDay,
    bool Asked,
    ChainHead Head,
    string? Known = null,
    DateTimeOffset? KnownAt = null
)
{
    /// <summary>The name of <see cref="Known"/> in an address.</summary>
    public const string KnownName = "as-known";

    /// <summary>What the visitor may do in the study; null where nobody was asked.</summary>
    public Pass? Pass { get; init; }

    public Study Study => Analysis.Study;
    public DateOnly Day => Analysis.Day;
    public bool IsSynthetic => Analysis.Casebook.IsSynthetic;
    public bool IsUsual => Day == UsualDay;

    /// <summary>The study's short name.</summary>
    public string Name => Study.Registration.RegistryId ?? Study.Id;

    /// <summary>Address of a page of the study; empty for its first.</summary>
    public string To(string page = "") => AddressOf(Study.Id, page) + Query();

    /// <summary>Address of a page, with more in its query than the day and what is known.</summary>
    /// <param name="more">As <c>stage=infused</c>.</param>
    public string To(string page, string more) =>
        $"{AddressOf(Study.Id, page)}{Query() switch { "" => "?", var query => query + "&" }}{more}";

    /// <summary>The page with everything that is known now.</summary>
    public string AllKnown(string page) => (this with { Known = null }).To(page);

    string Query()
    {
        string?[] named =
        [
            Asked ? "as-of=" + Iso(Day) : null,
            Known is null ? null : $"{KnownName}={Uri.EscapeDataString(Known)}",
        ];
        var query = string.Join('&', named.Where(n => n is not null));
        return query.Length == 0 ? "" : "?" + query;
    }

    /// <summary>
    /// How the records of a subject can be signed: the right, the end of the address, and what the button says.
    /// </summary>
    public static IReadOnlyList<(Right Right, string Path, Phrase Words)> Signing { get; } =
    [
        (Right.SignRecords, "sign", "Sign these records"),
        (Right.SignEligibility, "sign-eligibility", "Sign eligibility"),
        (Right.SignRelease, "sign-release", "Sign the product's release"),
    ];

    /// <summary>True when the visitor may.</summary>
    public bool May(Right right) => Pass?.Has(right) == true;

    /// <summary>True when the visitor may, with what is about a subject: by the subject's site.</summary>
    public bool MayOf(Right right, string subject) => Pass?.For(right) is { } permit && permit.Reaches(SiteOf(subject));

    /// <summary>True when the visitor may, with every subject of the study.</summary>
    public bool MayOfAll(Right right) => Analysis.Casebook.Subjects.All(s => MayOf(right, s.Id));

    /// <summary>The subject's site; null when it is not recorded.</summary>
    public string? SiteOf(string subject) => Analysis.Casebook.Subject(subject)?.Demographics?.Site;

    public string ToSubject(string subject) => To("subjects/" + Uri.EscapeDataString(subject));

    /// <summary>Where the things that a page names have pages of their own.</summary>
    /// <param name="page">The page's address under the study's; the records behind its numbers have pages where it shows
    /// sections.</param>
    public Links LinksOn(string page)
    {
        var isPage = TrialSections.At(page, Analysis) is not null;
        return new(
            ToSubject,
            row => $"{ToSubject(row.Subject)}#{Links.Anchor(row)}",
            (table, row, column) => isPage ? To(FormattableString.Invariant($"evidence/{page}/{table}/{row}/{column}")) : null
        );
    }

    public static string AddressOf(string study, string page = "") =>
        $"/studies/{Uri.EscapeDataString(study)}{(page.Length > 0 ? "/" : "")}{page}";

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Why a page cannot be shown, in plain words.</summary>
/// <param name="Status">HTTP status: 400, 404, 500, 503.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">What to do.</param>
/// <param name="Links">What exists instead.</param>
public sealed record Trouble(
    int Status,
    Phrase Title,
    Phrase What,
    Phrase Mend,
    IReadOnlyList<(Phrase Words, string Address)> Links
)
{
    /// <summary>All data of the server are made up.</summary>
    public bool IsSynthetic { get; init; }

    public Trouble(int status, Phrase title, Phrase what, Phrase mend)
        : this(status, title, what, mend, [("All studies", "/")]) { }
}
