namespace Cairn.Records;

/// <summary>An answer to a question of a form (CDISC codelist NY).</summary>
public enum NoYes
{
    No,
    Yes,
    Unknown,
    NotApplicable,
}

/// <summary>Answers of a form as statements.</summary>
public static class NoYesTruth
{
    extension(Coded<NoYes>? answer)
    {
        /// <summary>Unknown without an answer, and with words that are none.</summary>
        public Truth AsTruth =>
            answer?.Meaning switch
            {
                NoYes.Yes => Truth.True,
                NoYes.No => Truth.False,
                NoYes.Unknown or NoYes.NotApplicable or null => Truth.Unknown,
            };
    }
}
