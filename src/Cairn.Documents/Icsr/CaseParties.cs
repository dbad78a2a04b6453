namespace Cairn.Documents.Icsr;

/// <summary>
/// Who reported it (C.2.r): the investigator. Names and addresses are the site's and are not kept, so they are masked. An
/// investigator who judges is a physician (ICH E6(R2), 4.3.1).
/// </summary>
/// <param name="Organisation">C.2.r.2.1.</param>
/// <param name="Country">C.2.r.3, two letters.</param>
public sealed record CaseReporter(Told Organisation, string? Country);

/// <summary>Who sends it (C.3): the study's sponsor.</summary>
/// <param name="IsCompany">C.3.1: a company of the pharmaceutical industry, else another organisation.</param>
/// <param name="Organisation">C.3.2; null when the study names no sponsor.</param>
/// <param name="Country">C.3.4.5, two letters.</param>
public sealed record CaseSender(bool IsCompany, string? Organisation, string? Country);

/// <summary>The trial (C.5).</summary>
/// <param name="RegistryId">C.5.1.r.1; null when it is registered nowhere.</param>
/// <param name="Name">C.5.2.</param>
/// <param name="SponsorNumber">C.5.3.</param>
public sealed record CaseStudy(string? RegistryId, string Name, string SponsorNumber);
