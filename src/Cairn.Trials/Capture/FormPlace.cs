using System.Globalization;
using Cairn.Forms;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>Where a form is filled in: of whom, and at which visit or on which day.</summary>
/// <param name="Visit">Null for a form that belongs to no visit.</param>
/// <param name="Day">Of a form that is filled in day by day.</param>
public sealed record FormPlace(string Subject, FormPlan Form, VisitPlan? Visit = null, DateOnly? Day = null)
{
    /// <summary>The end of its address: form, then visit or day.</summary>
    public string Code => When is { } when ? $"{Form.Id}/{when}" : Form.Id;

    /// <summary>The visit's id, or the day; null for neither.</summary>
    public string? When => Visit?.Id ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The place of a form of a study; null when the study has no such form, or the form no such visit or day.
    /// </summary>
    /// <param name="when">A visit's id, a day as yyyy-MM-dd, or null.</param>
    public static FormPlace? Of(Study study, string subject, string form, string? when)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Form(form) is not { } plan)
            return null;
        return plan.Repeats switch
        {
            FormRepeat.Log or FormRepeat.Once => when is null ? new(subject, plan) : null,
            FormRepeat.Day => DayOf(when) is { } day ? new(subject, plan, Day: day) : null,
            FormRepeat.Visit => VisitOf(study, when) is { } visit ? new(subject, plan, visit) : null,
        };
    }

    /// <summary>The visit of an id; one that was not planned is numbered behind a point: UNS.2.</summary>
    static VisitPlan? VisitOf(Study study, string? id)
    {
        if (study.Schedule.FirstOrDefault(v => v.Id == id) is { Day: not null } planned)
            return planned;
        return
            id?.Split('.') is [var plan, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && n > 0
            && study.Schedule.FirstOrDefault(v => v.Id == plan && v.Day is null) is { } unplanned
            ? unplanned with
            {
                Id = id,
                Name = string.Create(CultureInfo.InvariantCulture, $"UNSCHEDULED {n}"),
            }
            : null;
    }

    static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
