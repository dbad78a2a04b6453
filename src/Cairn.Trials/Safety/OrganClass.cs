using Cairn.Records;

namespace Cairn.Safety;

/// <summary>The system organ classes of MedDRA that a table or a rule asks for.</summary>
public static class OrganClass
{
    public const string Infections = "Infections and infestations";

    /// <summary>Coded to the class of infections; an event without a class is not.</summary>
    public static bool IsInfection(AdverseEvent ae) => Infections.Equals(ae?.OrganClass, StringComparison.OrdinalIgnoreCase);
}
