using Cairn.Quantities;

namespace Cairn.Documents.Icsr;

/// <summary>Which report it is (ICH E2B(R3), C.1 and the headers N.1 and N.2).</summary>
/// <param name="Id">C.1.1: country, sponsor and number, at most 100 characters; the same for the world (C.1.8.1).</param>
/// <param name="Created">C.1.2, with its offset from UTC.</param>
/// <param name="FirstReceived">C.1.4: when the sponsor first had it; null when nobody noted it.</param>
/// <param name="MostRecent">C.1.5: when the newest information came; null when nobody noted it.</param>
/// <param name="Expedited">C.1.7: not surely other than a suspected unexpected serious reaction.</param>
/// <param name="Sender">N.1.3, N.2.r.2.</param>
/// <param name="Receiver">N.1.4, N.2.r.3; null when nobody named it.</param>
public sealed record CaseIdentity(
    string Id,
    DateTimeOffset Created,
    PartialDate? FirstReceived,
    PartialDate? MostRecent,
    bool Expedited,
    string Sender,
    string? Receiver
);
