namespace Cairn.Documents.EligibilityTexts;

/// <summary>What is counted of a text's words.</summary>
static class Wording
{
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
