using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Ledger;
using Cairn.Records;

namespace Cairn.App.Web.Accounts;

/// <summary>The forms by which a range of a laboratory is recorded, changed and withdrawn, and what they say.</summary>
static class RangeForms
{
    /// <summary>The name in the page's address of the range that is changed.</summary>
    public const string Change = "change";

    /// <summary>The field that names it in a form.</summary>
    public const string Entry = "entry";

    const string Both = "both",
        Women = "women",
        Men = "men";

    /// <param name="chosen">The range to be changed; null for none.</param>
    /// <param name="sent">What was sent and refused: it stays in the fields.</param>
    public static IReadOnlyList<Form> Of(TrialView view, Permit permit, LabRangeLine? chosen, IFormCollection? sent) =>
        chosen is null
            ? [RecordForm(view, permit, sent), RangeList.PasteForm(view, permit, null)]
            : [ChangeForm(view, chosen, sent), WithdrawForm(view, chosen)];

    static string To(TrialView view, string verb) => TrialView.AddressOf(view.Study.Id, RangesRoutes.Path + verb);

    static Form RecordForm(TrialView view, Permit permit, IFormCollection? sent) =>
        new(
            To(view, "/record"),
            "Record the range",
            [
                .. Fields(name =>
                    sent is null
                        ? name == "site"
                            ? permit.Site
                            : null
                        : sent.Sent(name)
                ),
            ]
        )
        {
            Title = "Record a range",
            Says =
                "As it stands in the laboratory's own list. A range for the same people from a later day replaces the one before "
                + "it from that day on; results of earlier days keep theirs.",
        };

    static Form ChangeForm(TrialView view, LabRangeLine chosen, IFormCollection? sent) =>
        new(
            To(view, "/change"),
            "Change the range",
            [
                Number(chosen),
                .. Fields(name => sent is null ? Written(chosen.Range, name) : sent.Sent(name)),
                Field.Reason("Why it is changed") with
                {
                    Value = sent?.Sent("reason"),
                },
            ]
        )
        {
            Title = $"Change the range of {chosen.Range.Label}: entry {chosen.Entry.Sequence}",
            Says =
                "For a slip of the pen, or to end it. When the laboratory gives new limits, record a new range with its first "
                + "day.",
        };

    static Form WithdrawForm(TrialView view, LabRangeLine chosen) =>
        new(To(view, "/withdraw"), "Withdraw the range", Number(chosen), Field.Reason("Why it is withdrawn"))
        {
            Title = "Withdraw it",
            Says = "Only what should never have been written: results that took it have no range then.",
            IsDangerous = true,
        };

    static Field Number(LabRangeLine chosen) => Field.Hidden(Entry, chosen.Entry.Sequence.ToString(CultureInfo.InvariantCulture));

    static IEnumerable<Field> Fields(Func<string, string?> value)
    {
        Field[] fields =
        [
            new("test", "Test", FieldKind.Choice) { Choices = Tests },
            new("low", "Lower limit") { IsOptional = true, Hint = "In digits with a point: 3.5." },
            new("high", "Upper limit") { IsOptional = true },
            new("unit", "Unit") { Hint = "As the laboratory writes it: U/L, mg/dL." },
            new("sex", "For", FieldKind.Choice) { Choices = [(Both, "both sexes"), (Women, "women"), (Men, "men")] },
            new("age-from", "From the age of") { IsOptional = true, Hint = "Completed years, included." },
            new("age-to", "Up to the age of") { IsOptional = true },
            new("specimen", "Specimen")
            {
                IsOptional = true,
                Hint = "Where the laboratory has one range for serum and another for plasma.",
            },
            new("laboratory", "Laboratory"),
            new("site", "Site") { IsOptional = true, Hint = "As SITEID has it; empty for every site." },
            new("from", "First day of collection", FieldKind.Day),
            new("to", "Last day of collection", FieldKind.Day) { IsOptional = true },
        ];
        return fields.Select(f => f with { Value = value(f.Name) });
    }

    static IReadOnlyList<(string, Phrase)> Tests { get; } =
    [
        .. Catalogue
            .All.Where(t => t is { Domain: "LB", Unit: not null })
            .OrderBy(t => t.Label, StringComparer.Ordinal)
            .Select(t => (t.Code, (Phrase)t.Label)),
    ];

    static string? Written(LabRange range, string field) =>
        field switch
        {
            "test" => range.Test,
            "low" => range.Low,
            "high" => range.High,
            "unit" => range.Unit,
            "sex" => range.Sex switch
            {
                Sex.Female => Women,
                Sex.Male => Men,
                null or Sex.Unknown or Sex.Undifferentiated => Both,
            },
            "age-from" => range.AgeFrom?.ToString(CultureInfo.InvariantCulture),
            "age-to" => range.AgeTo?.ToString(CultureInfo.InvariantCulture),
            "specimen" => range.Specimen,
            "laboratory" => range.Laboratory,
            "site" => range.Site,
            "from" => TrialView.Iso(range.From),
            "to" => range.To is { } last ? TrialView.Iso(last) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    /// <summary>The range that a form says; null with the reason when it says none.</summary>
    public static (LabRange? Range, Phrase? Wrong) Read(IFormCollection form)
    {
        if (Day(form.Sent("from")) is not { } from)
            return (null, "Give the first day of collection that the range is for.");
        if (form.Sent("to").Length > 0 && Day(form.Sent("to")) is null)
            return (null, "The last day of collection is no day.");
        if (!IsAge(form.Sent("age-from")) || !IsAge(form.Sent("age-to")))
            return (null, "Write an age in completed years, without anything beside it.");
        var range = new LabRange
        {
            Site = OrNone(form.Sent("site")),
            Laboratory = form.Sent("laboratory"),
            Test = form.Sent("test"),
            Specimen = OrNone(form.Sent("specimen")),
            Sex = SexOf(form.Sent("sex")),
            AgeFrom = Age(form.Sent("age-from")),
            AgeTo = Age(form.Sent("age-to")),
            Low = OrNone(form.Sent("low")),
            High = OrNone(form.Sent("high")),
            Unit = form.Sent("unit"),
            From = from,
            To = Day(form.Sent("to")),
        };
        return (range, null);
    }

    static string? OrNone(string text) => text.Length > 0 ? text : null;

    static Sex? SexOf(string text) =>
        text == Women ? Sex.Female
        : text == Men ? Sex.Male
        : null;

    static bool IsAge(string text) => text.Length == 0 || Age(text) is not null;

    static int? Age(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;

    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
