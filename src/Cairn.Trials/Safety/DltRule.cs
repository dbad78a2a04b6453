namespace Cairn.Safety;

/// <summary>Ids of the rules that give a DLT status, where something is done about one of them.</summary>
public static class DltRule
{
    /// <summary>Less was given than counts.</summary>
    public const string Underdosed = "dlt.underdosed";
}
