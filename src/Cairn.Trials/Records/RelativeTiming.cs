namespace Cairn.Records;

/// <summary>When something ended, told by the day the row was written (CDISC codelist STENRF).</summary>
public enum RelativeTiming
{
    Before,

    /// <summary>It ended on that day.</summary>
    Coincident,

    /// <summary>It ended later: on that day it went on.</summary>
    After,
    Ongoing,
    Unknown,
}

/// <summary>What a relative timing says of whether something goes on.</summary>
public static class RelativeTimings
{
    extension(Coded<RelativeTiming>? timing)
    {
        /// <summary>Unknown when nothing is said, and with words that say nothing.</summary>
        public Truth GoesOn =>
            timing?.Meaning switch
            {
                RelativeTiming.Ongoing or RelativeTiming.After => Truth.True,
                RelativeTiming.Before or RelativeTiming.Coincident => Truth.False,
                RelativeTiming.Unknown or null => Truth.Unknown,
            };
    }
}
