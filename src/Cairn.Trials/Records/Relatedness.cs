namespace Cairn.Records;

/// <summary>How an event is related to the cell product, as the investigator judged it (AEREL).</summary>
public enum Relatedness
{
    NotRelated,
    Unlikely,
    Possible,
    Probable,
    Definite,

    /// <summary>Related, without a degree.</summary>
    Related,
}

/// <summary>What a relation says.</summary>
public static class Relations
{
    extension(Relatedness? relation)
    {
        /// <summary>Possibly related or more, the least that counts; unknown when nobody judged.</summary>
        public Truth IsRelated =>
            relation switch
            {
                Relatedness.NotRelated or Relatedness.Unlikely => Truth.False,
                Relatedness.Possible or Relatedness.Probable or Relatedness.Definite or Relatedness.Related => Truth.True,
                null => Truth.Unknown,
            };
    }
}
