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
    [Sdtm("--ORRES")]
    public string? Result { get; init; }

    /// <summary>The unit as the site wrote it.</summary>
    [Sdtm("--ORRESU")]
    public string? Unit { get; init; }

    /// <summary>Lower limit of the laboratory's normal range, in <see cref="Unit"/>.</summary>
    [Sdtm("--ORNRLO")]
    public double? NormalLow { get; init; }

    /// <summary>Upper limit of the laboratory's normal range, in <see cref="Unit"/>.</summary>
    [Sdtm("--ORNRHI")]
    public double? NormalHigh { get; init; }

    /// <summary><c>NOT DONE</c> when it was not.</summary>
    [Sdtm("--STAT")]
    public string? Status { get; init; }

    [Sdtm("--REASND")]
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
    public double? Number =>
        double.TryParse(Result, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Y or N as true or false; null for anything else.</summary>
    public bool? YesNo =>
        Result switch
        {
            "Y" => true,
            "N" => false,
            _ => null,
        };

    public override Fact AsFact() => Says(TestCode, Result, Unit, Date);
}
