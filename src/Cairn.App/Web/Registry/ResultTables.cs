using System.Globalization;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Modules;

namespace Cairn.App.Web.Registry;

/// <summary>Posted results as tables. A number that is not posted is said so, never shown as zero.</summary>
static class ResultTables
{
    const string NotPosted = "not posted";

    /// <summary>A table a period: milestones, then why people left.</summary>
    public static IEnumerable<ResultTable> Flow(ParticipantFlowModule flow) =>
        flow.Periods.Select(period => new ResultTable(
            period.Title ?? "Period",
            ResultTable.HeadsOf(flow.Groups),
            [
                .. period.Milestones.Select(m => new ResultRow(Capital(m.Type), Counts(m.Achievements, flow.Groups))),
                .. period.DropWithdraws.Count > 0 ? [new ResultRow("Why people left", [])] : Array.Empty<ResultRow>(),
                .. period.DropWithdraws.Select(d => new ResultRow(Capital(d.Type), Counts(d.Reasons, flow.Groups), 1)),
            ]
        ));

    /// <summary>STARTED as Started; words that are not all capitals stay.</summary>
    static string Capital(string? type) =>
        type switch
        {
            null => "",
            _ when type.All(c => !char.IsLower(c)) => type[..1] + type[1..].ToLowerInvariant(),
            _ => type,
        };

    static IReadOnlyList<string> Counts(IReadOnlyList<FlowStats> stats, IReadOnlyList<ResultGroup> groups) =>
        Each(groups, id => stats.FirstOrDefault(s => s.GroupId == id) is { } s ? WithComment(s.NumSubjects, s.Comment) : null);

    /// <summary>One table: the numbers analysed, then a heading a measure with its rows.</summary>
    public static ResultTable Baseline(BaselineCharacteristicsModule baseline) =>
        new(
            "Baseline characteristics",
            ResultTable.HeadsOf(baseline.Groups),
            [.. Denoms(baseline.Denoms, baseline.Groups), .. baseline.Measures.SelectMany(m => Measure(m, baseline.Groups))]
        );

    static IEnumerable<ResultRow> Measure(BaselineMeasure measure, IReadOnlyList<ResultGroup> groups) =>
        Rows(measure.Classes, groups)
            .Prepend(new(Heading(measure.Title, measure.ParamType, measure.DispersionType, measure.UnitOfMeasure), []));

    /// <summary>The table of one outcome.</summary>
    public static ResultTable Outcome(OutcomeMeasure outcome) =>
        new(
            Heading(outcome.Title, outcome.ParamType, outcome.DispersionType, outcome.UnitOfMeasure),
            ResultTable.HeadsOf(outcome.Groups),
            [.. Denoms(outcome.Denoms, outcome.Groups), .. Rows(outcome.Classes, outcome.Groups)]
        );

    static string Heading(string? title, string? parameter, string? dispersion, string? unit)
    {
        string?[] parts = [Words("MeasureParam", parameter), Words("MeasureDispersionType", dispersion), unit];
        var details = string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        return details.Length == 0 ? title ?? "" : $"{title} ({details})";
    }

    static string? Words(string list, string? code) =>
        code is not null && Cairn.Registry.Structure.CodeLists.Meant(list, code) is { } known ? CodeWords.Of(list, known) : code;

    static IEnumerable<ResultRow> Denoms(IReadOnlyList<Denom> denoms, IReadOnlyList<ResultGroup> groups) =>
        denoms.Select(d => new ResultRow(
            $"{d.Units ?? "Participants"} analysed",
            Each(groups, id => d.Counts.FirstOrDefault(c => c.GroupId == id)?.Value)
        ));

    static IEnumerable<ResultRow> Rows(IReadOnlyList<MeasureClass> classes, IReadOnlyList<ResultGroup> groups) =>
        from one in classes
        from category in one.Categories
        let label = string.Join(": ", new[] { one.Title, category.Title }.Where(t => !string.IsNullOrEmpty(t)))
        select new ResultRow(
            label.Length == 0 ? "All" : label,
            Each(groups, id => Value(category.Measurements.FirstOrDefault(m => m.GroupId == id))),
            1
        );

    /// <summary>12.3 (4.5) or 12.3 [8 to 17], as the dispersion is given.</summary>
    static string? Value(Measurement? measurement) =>
        measurement switch
        {
            null => null,
            { Spread: { } spread } m => WithComment($"{m.Value} ({spread})", m.Comment),
            { LowerLimit: { } from, UpperLimit: { } to } m => WithComment($"{m.Value} [{from} to {to}]", m.Comment),
            { LowerLimit: { } from } m => WithComment($"{m.Value} [from {from}]", m.Comment),
            { UpperLimit: { } to } m => WithComment($"{m.Value} [to {to}]", m.Comment),
            var m => WithComment(m.Value, m.Comment),
        };

    static string? WithComment(string? value, string? comment) => comment is null ? value : $"{value} ({comment})";

    static IReadOnlyList<string> Each(IReadOnlyList<ResultGroup> groups, Func<string?, string?> cell) =>
        [.. groups.Select(g => cell(g.Id) ?? NotPosted)];

    /// <summary>Deaths, serious and other events: how many of how many.</summary>
    public static ResultTable Totals(AdverseEventsModule events) =>
        new(
            "How many had an event",
            [.. events.EventGroups.Select(g => g.Title ?? g.Id ?? "")],
            [
                new("Died of any cause", [.. events.EventGroups.Select(g => OfAtRisk(g.DeathsNumAffected, g.DeathsNumAtRisk))]),
                new("Serious events", [.. events.EventGroups.Select(g => OfAtRisk(g.SeriousNumAffected, g.SeriousNumAtRisk))]),
                new("Other events", [.. events.EventGroups.Select(g => OfAtRisk(g.OtherNumAffected, g.OtherNumAtRisk))]),
            ]
        );

    /// <summary>A row a term, under its organ system.</summary>
    public static ResultTable Events(string caption, IReadOnlyList<AdverseEventRow> rows, IReadOnlyList<EventGroup> groups) =>
        new(
            caption,
            [.. groups.Select(g => g.Title ?? g.Id ?? "")],
            [
                .. rows.GroupBy(r => r.OrganSystem ?? "Not classified", StringComparer.Ordinal)
                    .SelectMany(system => system.Select(r => Event(r, groups)).Prepend(new(system.Key, []))),
            ]
        );

    static ResultRow Event(AdverseEventRow row, IReadOnlyList<EventGroup> groups) =>
        new(row.Term ?? "", [.. groups.Select(g => Stats(row.Stats.FirstOrDefault(s => s.GroupId == g.Id)))], 1);

    static string Stats(EventStats? stats)
    {
        if (stats is null)
            return NotPosted;
        var events = stats.NumEvents is { } n ? $", {Number(n)} {(n == 1 ? "event" : "events")}" : "";
        return OfAtRisk(stats.NumAffected, stats.NumAtRisk) + events;
    }

    /// <summary>3 of 12 (25.0%).</summary>
    static string OfAtRisk(int? affected, int? atRisk) =>
        (affected, atRisk) switch
        {
            (null, _) => NotPosted,
            ({ } a, null or 0) => Number(a),
            ({ } a, { } n) => string.Create(CultureInfo.InvariantCulture, $"{a} of {n} ({100.0 * a / n:0.0}%)"),
        };

    static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
