using System.Globalization;
using Cairn.Capture;
using Cairn.Ledger;

namespace Cairn.App.Web.Ward;

/// <summary>The forms of several days that one page sends together: each field begins with its day.</summary>
static class GridForms
{
    /// <summary>The days that were sent, in order, each as the form of its day.</summary>
    public static IReadOnlyList<(FormPlace Place, SentForm Sent)> Of(WardSubject found, SentForm all)
    {
        var plan = found.View.Study.Form(BedsideLines.Form)!;
        SortedSet<DateOnly> days = [.. all.Fields.Keys.Select(DayOf).OfType<DateOnly>()];
        return [.. days.Take(GridView.DaysShown).Select(day => (new FormPlace(found.Subject, plan, Day: day), Of(all, day)))];
    }

    static SentForm Of(SentForm all, DateOnly day)
    {
        var prefix = GridDay.PrefixOf(day) + ".";
        var fields = all
            .Fields.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(f => f.Key[prefix.Length..], f => f.Value, StringComparer.Ordinal);
        if (all.Reason is { } reason)
            fields[SentForm.ReasonField] = reason;
        return new(fields, all.Key);
    }

    static DateOnly? DayOf(string field) =>
        field.Split('.') is [['d', .. var text], _, ..]
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>
    /// What becomes of each day, in order: what a day says counts for those after it, saved or not.
    /// </summary>
    /// <param name="drafts">What a day would write.</param>
    public static IReadOnlyList<(FormPlace Place, SentForm Sent, Captured Captured)> Plan(
        WardSubject found,
        SentForm all,
        FormSaving saving,
        Func<Captured, SentForm, IReadOnlyList<Draft>> drafts
    )
    {
        var (state, rules) = (found.State, saving.Rules(found));
        var planned = new List<(FormPlace, SentForm, Captured)>();
        foreach (var (place, sent) in Of(found, all))
        {
            var captured = Capturing.Plan(state, place, sent, rules);
            planned.Add((place, sent, captured));
            if (captured.State is CaptureState.Ready)
                state = Ledgers.Preview(state, drafts(captured, sent));
        }
        return planned;
    }
}
