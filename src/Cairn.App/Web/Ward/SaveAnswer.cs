using Cairn.Capture;
using Cairn.Dosing;
using Cairn.Ledger.Entries;

namespace Cairn.App.Web.Ward;

/// <summary>What became of a form that somebody saves.</summary>
abstract record SaveAnswer
{
    SaveAnswer() { }

    /// <summary>It is in the ledger.</summary>
    /// <param name="Entries">As they were written.</param>
    /// <param name="Late">What they bring too late for doses already given.</param>
    public sealed record Saved(IReadOnlyList<Entry> Entries, IReadOnlyList<LateAlarm> Late) : SaveAnswer
    {
        /// <summary>What the next address says was done.</summary>
        public string Done => Late.Count > 0 ? TooLate : "saved";

        /// <summary>The same after other forms of one page: an alarm stays one.</summary>
        public string After(string others) => others == TooLate ? others : Done;
    }

    /// <summary>In an address: what was saved came too late for doses already given.</summary>
    public const string TooLate = "late";

    /// <summary>What the page then says.</summary>
    public const string TooLateWords =
        "Saved. It came too late for doses already given: look at the page Dose, and tell the investigator and the committee.";

    /// <summary>The ledger says it already.</summary>
    public sealed record Same : SaveAnswer;

    /// <summary>The person looks first: something cannot be read, was written by others, or needs a reason.</summary>
    public sealed record Open(WardSubject Found, Captured Captured) : SaveAnswer;

    /// <summary>The ledger takes it not: a record is locked.</summary>
    public sealed record Refused(WardSubject Found, Captured Captured, IReadOnlyList<Finding> Refusals) : SaveAnswer;

    /// <summary>The form holds records that others enter.</summary>
    public sealed record NotYours : SaveAnswer
    {
        public static Trouble Words { get; } =
            new(403, "This is not yours to do", "The form holds records of others.", "Ask who may.");
    }

    /// <summary>Other processes wrote at every try.</summary>
    public sealed record Busy : SaveAnswer
    {
        public static Trouble Words { get; } =
            new(409, "Too many people write at once", "Nothing was written.", "Go back, and save again in a moment.");
    }
}
