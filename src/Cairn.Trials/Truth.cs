namespace Cairn;

/// <summary>
/// What is known of a statement: Kleene's strong three-valued logic (Kleene 1952, section 64). The order carries the logic:
/// a conjunction is the least of its parts, a disjunction the greatest. The default value is false.
/// </summary>
public enum Truth
{
    False,
    Unknown,
    True,
}

/// <summary>The connectives of <see cref="Truth"/>.</summary>
public static class TruthLogic
{
    extension(Truth truth)
    {
        public bool IsTrue => truth == Truth.True;
        public bool IsFalse => truth == Truth.False;
        public bool IsUnknown => truth == Truth.Unknown;

        /// <summary>True or false; null when unknown.</summary>
        public bool? Known => truth.IsUnknown ? null : truth.IsTrue;

        public Truth And(Truth other) => truth < other ? truth : other;

        public Truth Or(Truth other) => truth > other ? truth : other;

        public Truth Not() => (Truth)(Truth.True - truth);

        public static Truth Of(bool known) => known ? Truth.True : Truth.False;

        public static Truth Of(bool? known) => known is { } k ? Of(k) : Truth.Unknown;

        /// <summary>True of no parts.</summary>
        public static Truth All(params IEnumerable<Truth> parts) => parts.Aggregate(Truth.True, And);

        /// <summary>False of no parts.</summary>
        public static Truth Any(params IEnumerable<Truth> parts) => parts.Aggregate(Truth.False, Or);
    }
}
