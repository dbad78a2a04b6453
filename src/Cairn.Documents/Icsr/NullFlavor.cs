namespace Cairn.Documents.Icsr;

/// <summary>
/// Why a value of a message is not there: those of HL7's null flavours that ICH's guide allows (section 3.3.6).
/// </summary>
public enum NullFlavor
{
    /// <summary>No information: nobody says whether there is a value.</summary>
    NoInformation,

    /// <summary>Known, and not told for privacy.</summary>
    Masked,

    /// <summary>Unknown.</summary>
    Unknown,

    /// <summary>Asked, and the answer was that it is not known.</summary>
    AskedUnknown,

    /// <summary>Not asked.</summary>
    NotAsked,
}
