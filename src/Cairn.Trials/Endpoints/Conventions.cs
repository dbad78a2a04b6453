using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>The conventions of an endpoint in words, each in one place.</summary>
public static class Conventions
{
    extension(FailureDate date)
    {
        /// <summary>After "dated": at the landmark.</summary>
        public string InShort() =>
            date switch
            {
                FailureDate.Day1 => "day 1",
                FailureDate.FirstRefractoryAssessment => "at the assessment that showed it",
                FailureDate.LandmarkDay => "at the landmark",
                FailureDate.EndOfTherapy => "at the last infusion",
            };

        /// <summary>The same, with day 1 said as the start of the clock.</summary>
        public string OfTheClock() => date == FailureDate.Day1 ? "at the start of the clock" : date.InShort();

        /// <summary>Behind a date in a sentence.</summary>
        public string InBrackets() =>
            date switch
            {
                FailureDate.Day1 => "failures count from the start of the clock",
                FailureDate.FirstRefractoryAssessment => "the assessment that showed it",
                FailureDate.LandmarkDay => "failures count at the landmark",
                FailureDate.EndOfTherapy => "failures count at the last infusion",
            };
    }

    /// <summary>True when another therapy is an event, whatever day it is dated.</summary>
    public static bool IsEvent(this OtherTherapyStrategy strategy) => strategy != OtherTherapyStrategy.Censor;

    /// <summary>What it does to a time.</summary>
    public static string InWords(this OtherTherapyStrategy strategy) =>
        strategy switch
        {
            OtherTherapyStrategy.EventAtStart => "an event on the day it begins",
            OtherTherapyStrategy.Day1 => "an event on day 1",
            OtherTherapyStrategy.Censor => "follow-up ends at it",
        };

    /// <summary>A line's name among others: transplant ignored.</summary>
    public static string InShort(this TransplantStrategy transplant) =>
        transplant switch
        {
            TransplantStrategy.Ignore => "transplant ignored",
            TransplantStrategy.Censor => "censored at transplant",
            TransplantStrategy.Competing => "transplant a competing event",
        };

    /// <summary>The event that starts a clock.</summary>
    public static CourseEventKind Event(this ClockStart start) =>
        start switch
        {
            ClockStart.Enrolment => CourseEventKind.Enrolment,
            ClockStart.FirstInfusion => CourseEventKind.FirstInfusion,
            ClockStart.Remission => CourseEventKind.Remission,
        };
}
