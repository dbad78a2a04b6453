using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>One measurement or answer (an SDTM findings row: LB, VS, EG, MI, RS, QS, FA, IE, SS, DD).</summary>
public abstract record Observation : NumberedRecord
{
    [Sdtm("--TESTCD", Required = true)]
    public required string TestCode { get; init; }

    [Sdtm("--TEST")]
    public string? Test { get; init; }

    [Sdtm("--CAT")]
    public string? Category { get; init; }

    /// <summary>The result as the site wrote it, comparison sign included (<c>&lt;0.01</c>).</summary>
    [Sdtm("--ORRES", MayBeNumber = true)]
    public string? Result
    {
        get;
        init => (field, Number) = (value, NumberOf(value));
    }

    /// <summary>The unit as the site wrote it.</summary>
    [Sdtm("--ORRESU")]
    public string? Unit { get; init; }

    /// <summary>
    /// Lower limit of the laboratory's normal range as it is written: a number in <see cref="Unit"/>, or text (<c>NEG</c>).
    /// </summary>
    [Sdtm("--ORNRLO", MayBeNumber = true)]
    public string? LowLimit
    {
        get;
        init => (field, NormalLow) = (value, NumberOf(value));
    }

    /// <summary>
    /// Upper limit of the laboratory's normal range as it is written: a number in <see cref="Unit"/>, or text (<c>&lt;40</c>).
    /// </summary>
    [Sdtm("--ORNRHI", MayBeNumber = true)]
    public string? HighLimit
    {
        get;
        init => (field, NormalHigh) = (value, NumberOf(value));
    }

    /// <summary>The lower limit in <see cref="Unit"/>; null when it is no number.</summary>
    public double? NormalLow { get; private init; }

    /// <summary>The upper limit in <see cref="Unit"/>; null when it is no number.</summary>
    public double? NormalHigh { get; private init; }

    /// <summary>True of a result that nobody recorded: a rule is asked what it would make of it, whatever it is.</summary>
    internal bool IsTried { get; init; }

    /// <summary>What stands in <see cref="Status"/> of a test that was not done.</summary>
    public const string NotDone = "NOT DONE";

    /// <summary><see cref="NotDone"/> when it was not.</summary>
    [Sdtm("--STAT")]
    public string? Status { get; init; }

    [Sdtm("--REASND", Identifying = true)]
    public string? ReasonNotDone { get; init; }

    [Sdtm("--SPEC")]
    public string? Specimen { get; init; }

    [Sdtm("--METHOD")]
    public string? Method { get; init; }

    [Sdtm("--DTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    /// <summary>
    /// The result as a number in the unit as written; null when it is text, censored (<c>&lt;0.01</c>) or missing.
    /// </summary>
    public double? Number { get; private init; }

    /// <summary>What a result of yes or no says; unknown for anything else.</summary>
    public Truth YesNo => Coded<NoYes>.Of(Result).AsTruth;

    // NaN and Infinity are words of programs, not numbers of a laboratory.
    static double? NumberOf(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    public override Fact AsFact() => Says(TestCode, Result, Unit, Date);
}
