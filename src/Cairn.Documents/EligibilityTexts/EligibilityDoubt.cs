namespace Cairn.Documents.EligibilityTexts;

/// <summary>Why a place of an eligibility text may have been split otherwise than its writer meant.</summary>
public enum DoubtKind
{
    /// <summary>A paragraph that was cut at its sentences: some may belong together.</summary>
    Prose,

    /// <summary>A long paragraph without marks, which may be several criteria.</summary>
    LongParagraph,

    /// <summary>An item that announces a list, with none inside it: the items beside it may be its own.</summary>
    OpenEnded,

    /// <summary>A table: its rows stay with the criterion above it.</summary>
    Table,

    /// <summary>Examples at the indent of the list that they interrupt: where they end is not written.</summary>
    Examples,

    /// <summary>A numbered list that leaves a number out: the criterion may stand inside the one before.</summary>
    NumberMissing,
}

/// <summary>A place of an eligibility text that cannot be split for sure.</summary>
/// <param name="Line">Line of the text, from 1.</param>
public sealed record EligibilityDoubt(int Line, DoubtKind Kind)
{
    /// <summary>What was done, in one sentence.</summary>
    public string What =>
        Kind switch
        {
            DoubtKind.Prose => "A paragraph is split at its sentences.",
            DoubtKind.LongParagraph => "A long paragraph without marks is kept as one criterion.",
            DoubtKind.OpenEnded => "This criterion announces a list, and the items below it are not indented.",
            DoubtKind.Table => "A table is kept with the criterion above it.",
            DoubtKind.Examples => "The list below these examples is taken as theirs.",
            DoubtKind.NumberMissing => "The list leaves a number out behind this criterion.",
        };

    /// <summary>What to look for, in one sentence.</summary>
    public string Mend =>
        Kind switch
        {
            DoubtKind.Prose => "Join in eligibility.yaml what belongs together.",
            DoubtKind.LongParagraph => "Split it in eligibility.yaml where it asks several things.",
            DoubtKind.OpenEnded => "Join with it in eligibility.yaml the items that are its own.",
            DoubtKind.Table => "Give each row that decides a criterion of its own in eligibility.yaml.",
            DoubtKind.Examples => "Move what is a criterion of its own out of them in eligibility.yaml.",
            DoubtKind.NumberMissing => "Look in its text for the criterion of that number.",
        };
}
