namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The criteria of a serious event (ICH E2A) in words.</summary>
static class SeriousWords
{
    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["AESDTH"] = "death",
        ["AESLIFE"] = "life-threatening",
        ["AESHOSP"] = "hospital",
        ["AESDISAB"] = "disability",
        ["AESCONG"] = "congenital anomaly",
        ["AESMIE"] = "medically important",
    };

    /// <summary>The criterion of a variable.</summary>
    public static string Of(string variable) => Words[variable];
}
