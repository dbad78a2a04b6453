using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>The system organ classes of MedDRA that a table or a rule asks for.</summary>
public static class OrganClass
{
    public const string Infections = "Infections and infestations";

    /// <summary>The class that an event is coded to, else that of the term of CTCAE that its name is; null of neither.</summary>
    public static string? Of(AdverseEvent ae, CtcaeVersion version) =>
        string.IsNullOrWhiteSpace(ae?.OrganClass) ? TermSearch.Of(version).Named(ae?.Name ?? "")?.OrganClass : ae.OrganClass;

    public static bool IsInfection(AdverseEvent ae, CtcaeVersion version) => Is(ae, Infections, version);

    internal static bool Is(AdverseEvent ae, string organClass, CtcaeVersion version) =>
        organClass.Equals(Of(ae, version), StringComparison.OrdinalIgnoreCase);
}
