using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Ctcae;
using Cairn.Studies;
using Spectre.Console;
using static Cairn.App.Terminal;

namespace Cairn.App.Commands;

// Escalation, toxicity, response and endpoints.
sealed partial class StudyPage
{
    void Escalation()
    {
        if (study.Escalation is not { } e)
            return;
        Section("Dose escalation", Tag("escalation"));
        Facts([
            .. EscalationFacts
                .Of(e)
                .Select(f => (f.Label, f.Value, f.Key.Length == 0 ? "" : Tag($"escalation.{f.Key}", "escalation"))),
        ]);
        if (e.ModerateTriggers.Count > 0)
            Rules("|Trigger", e.ModerateTriggers, "escalation", "moderateTriggers");
    }

    void Dlt()
    {
        if (study.Dlt is not { } d)
            return;
        Section("Dose-limiting toxicity (DLT)", Tag("dlt"));
        Facts(
            ("Window", $"{d.WindowDays} days", Tag("dlt.windowDays", "dlt")),
            (
                "Clock starts at",
                d.ClockStarts == DltClock.FirstInfusion ? "the first infusion" : "the last infusion",
                Tag("dlt.clockStarts", "dlt")
            ),
            ("Evaluable from", $"{Number(d.MinimumDosePercent)} % of the planned dose", Tag("dlt.minimumDosePercent", "dlt")),
            ("Withheld for toxicity", ToxicityWords.Of(d.WithheldForToxicity), Tag("dlt.withheldForToxicity", "dlt")),
            (
                "Death by the product",
                ToxicityWords.PauseAfterDeath(d.PauseAfterRelatedDeath),
                Tag("dlt.pauseAfterRelatedDeath", "dlt")
            ),
            ("Said to be unrelated", ToxicityWords.Unrelated(d.UnrelatedNeedsCause), Tag("dlt.unrelatedNeedsCause", "dlt"))
        );
        Rules("|Rule", d.Rules, "dlt", "rules");
    }

    static string Grade(int least) => least == 5 ? "5" : $">= {Number(least)}";

    void Rules(string heading, IReadOnlyList<ToxicityRule> rules, string part, string list)
    {
        Screen.WriteLine();
        Table(
            [heading, ">Grade", "What"],
            rules.Select(
                (r, i) =>
                    (IReadOnlyList<string>)
                        [
                            r.Id,
                            string.Join(", ", r.Events.Select(e => Grade(e.MinimumGrade)).Distinct(StringComparer.Ordinal)),
                            r.Says.EscapeMarkup() + Tag($"{part}.{list}[{i}].minimumGrade", part),
                        ]
            )
        );
    }

    string Ctcae()
    {
        var number = CtcaeVersion.Of(study.Safety).Number;
        return study.Safety.Ctcae is null ? $"CTCAE v{number}, since the study names no version" : $"CTCAE v{number}";
    }

    void Safety()
    {
        Section("Adverse events", Tag("safety"));
        Facts(
            ("Graded by", Ctcae(), Tag("safety.ctcae", "safety")),
            ("Counted from", SafetyWords.Of(study.Safety.EventsFrom), Tag("safety.eventsFrom", "safety"))
        );
        Facts([
            .. study.Safety.Limits.Select(
                (limit, i) =>
                    ($"Limit {limit.Id}", $"{limit.Says} ({SafetyWords.Of(limit.Rule)})", Tag($"safety.limits[{i}]", "safety"))
            ),
        ]);
    }

    void Response()
    {
        if (study.Response is not { } plan)
            return;
        Section("Response", Tag("response"));
        Facts([.. ResponseFacts.Of(plan).Select(f => (f.Label, f.Value, Tag($"response.{f.Key}", "response")))]);
    }

    void Endpoints()
    {
        foreach (var (plan, i) in study.Endpoints.Select((plan, i) => (plan, i)))
            Endpoint(plan, $"endpoints[{i}]");
    }

    void Endpoint(EndpointPlan plan, string path)
    {
        Section($"Endpoint: {Cairn.Endpoints.Endpoint.Of(plan).Title}", Tag(path));
        Facts([
            ("Variable", plan.Says, Tag($"{path}.says", path)),
            .. EndpointFacts.Of(plan).Select(f => (f.Label, (string?)f.Value, Tag($"{path}.{f.Key}", path))),
        ]);
    }
}
