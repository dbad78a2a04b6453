using Cairn.Response;

namespace Cairn.Endpoints;

/// <summary>
/// A subject's course as days after the day the clock starts (0 = that day). Null = it did not come, or is not known.
/// </summary>
public sealed record CourseDays
{
    public int? Remission { get; init; }

    /// <summary>The assessment that showed primary refractory disease.</summary>
    public int? Refractory { get; init; }

    /// <summary>Disease after a landmark that is open: refractory or relapse.</summary>
    public int? RefractoryOrRelapse { get; init; }
    public int? Relapse { get; init; }

    /// <summary>The first response that counts.</summary>
    public int? FirstResponse { get; init; }
    public int? LossOfResponse { get; init; }

    /// <summary>Another leukaemia therapy, or a transplant after which no response counts: from then on no first response can come.</summary>
    public int? EndOfResponseWindow { get; init; }
    public int? Death { get; init; }
    public required int LastKnownAlive { get; init; }
    public int? Transplant { get; init; }
    public int? LastResponseAssessment { get; init; }

    /// <summary>The landmark day, for failures dated there.</summary>
    public int? Landmark { get; init; }

    /// <summary>The last infusion, for failures dated there.</summary>
    public int? EndOfTherapy { get; init; }

    public static CourseDays Of(DiseaseCourse course, DateOnly start, ResponseWindow window = ResponseWindow.OfThisProduct)
    {
        int? After(DateOnly? day) => day is { } d ? d.DayNumber - start.DayNumber : null;
        return new()
        {
            Remission = After(course.Remission.Value),
            Refractory = After(course.Refractory.Value) is >= 0 and var refractory ? refractory : null, // before a clock that starts at a late remission
            RefractoryOrRelapse = After(course.RefractoryOrRelapse.Value) is >= 0 and var either ? either : null,
            Relapse = After(course.Relapse.Value),
            FirstResponse = After(course.FirstResponseIn(window).Value),
            LossOfResponse = After(course.LossOfResponse.Value),
            EndOfResponseWindow = window == ResponseWindow.OfThisProduct ? After(course.EndOfWindow.Value) : null,
            Death = After(course.Vital.Death.Value),
            LastKnownAlive = Math.Max(0, After(course.Vital.LastKnownAlive.Value) ?? 0),
            Transplant = After(course.Transplant.Value),
            LastResponseAssessment = After(course.LastResponseAssessment.Value),
            Landmark = After(course.Landmark?.Day),
            EndOfTherapy = After(course.LastInfusion.Value),
        };
    }
}
