namespace Cairn.Safety.Ctcae;

/// <summary>On which side of normal a term lies.</summary>
public enum Side
{
    Low,
    High,
}

/// <summary>A number in a unit.</summary>
/// <param name="Unit">UCUM; one of the term's units.</param>
public readonly record struct Given(double Number, string Unit);

/// <summary>
/// What a value has to be beyond to have a grade. Beyond is below for a low term and above for a high one; on the number itself
/// only where it says so.
/// </summary>
public abstract record GradeLimit
{
    private protected GradeLimit() { }

    /// <summary>True: the number itself has the grade.</summary>
    public bool OrOn { get; init; }

    /// <summary>Whether a value is beyond it; unknown when something is lacking.</summary>
    /// <param name="note">Takes up what is lacking and what is assumed.</param>
    internal abstract Truth Holds(in Measure m, Side side, ref Notes note);

    /// <summary>Its first unit's number stands for each unit that the term is given in.</summary>
    internal virtual IReadOnlyList<Given> Numbers => [];

    private protected Truth Beyond(double value, double limit, Side side)
    {
        if (side == Side.Low)
            (value, limit) = (limit, value);
        return Truth.Of(OrOn ? Measure.IsAtLeast(value, limit) : Measure.IsAbove(value, limit));
    }

    /// <summary>A number that CTCAE gives, in each unit in which it gives it.</summary>
    public sealed record Fixed(params IReadOnlyList<Given> Units) : GradeLimit
    {
        readonly double[] _numbers = [.. Units.Select(u => u.Number)];

        internal override IReadOnlyList<Given> Numbers => Units;

        internal override Truth Holds(in Measure m, Side side, ref Notes note) => Beyond(m.Value, _numbers[m.Column], side);
    }

    /// <summary>A multiple of the laboratory's limit of normal: the lower for a low term, the upper for a high one.</summary>
    public sealed record OfNormal(double Times) : GradeLimit
    {
        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var limit = side == Side.Low ? m.Lower : m.Upper;
            if (double.IsNaN(limit))
                return note.Lack(side == Side.Low ? Lacking.LowerLimit : Lacking.UpperLimit);
            return Beyond(m.Value, Times * limit, side);
        }
    }

    /// <summary>The limit of normal and so much beyond it.</summary>
    public sealed record PastNormal(params IReadOnlyList<Given> By) : GradeLimit
    {
        readonly double[] _by = [.. By.Select(u => u.Number)];

        internal override IReadOnlyList<Given> Numbers => By;

        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var limit = side == Side.Low ? m.Lower - _by[m.Column] : m.Upper + _by[m.Column];
            if (double.IsNaN(limit))
                return note.Lack(side == Side.Low ? Lacking.LowerLimit : Lacking.UpperLimit);
            return Beyond(m.Value, limit, side);
        }
    }

    /// <summary>A multiple of the value before treatment.</summary>
    public sealed record OfBaseline(double Times) : GradeLimit
    {
        internal override Truth Holds(in Measure m, Side side, ref Notes note) =>
            double.IsNaN(m.Baseline) ? note.Lack(Lacking.Baseline) : Beyond(m.Value, Times * m.Baseline, side);
    }

    /// <summary>So much away from the value before treatment, in the term's units.</summary>
    public sealed record FromBaseline(params IReadOnlyList<Given> By) : GradeLimit
    {
        readonly double[] _by = [.. By.Select(u => u.Number)];

        internal override IReadOnlyList<Given> Numbers => By;

        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            if (double.IsNaN(m.Baseline))
                return note.Lack(Lacking.Baseline);
            return Beyond(m.Value, side == Side.Low ? m.Baseline - _by[m.Column] : m.Baseline + _by[m.Column], side);
        }
    }

    /// <summary>One of them.</summary>
    public sealed record AnyOf(params IReadOnlyList<GradeLimit> Parts) : GradeLimit
    {
        internal override IReadOnlyList<Given> Numbers => [.. Parts.SelectMany(p => p.Numbers)];

        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var (whole, seen) = (Truth.False, default(Notes));
            foreach (var part in Parts)
            {
                var own = default(Notes);
                var holds = part.Holds(m, side, ref own);
                if (holds.IsTrue)
                    return note.Add(own, holds);
                seen.Add(own, holds);
                whole = whole.Or(holds);
            }
            return note.Add(seen, whole);
        }
    }

    /// <summary>All of them.</summary>
    public sealed record AllOf(params IReadOnlyList<GradeLimit> Parts) : GradeLimit
    {
        internal override IReadOnlyList<Given> Numbers => [.. Parts.SelectMany(p => p.Numbers)];

        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var (whole, seen) = (Truth.True, default(Notes));
            foreach (var part in Parts)
            {
                var holds = part.Holds(m, side, ref seen);
                if (holds.IsFalse)
                    return Truth.False;
                whole = whole.And(holds);
            }
            return note.Add(seen, whole);
        }
    }

    /// <summary>One limit where the value before treatment was normal, another where it was not.</summary>
    public sealed record ByBaseline(GradeLimit Normal, GradeLimit Abnormal) : GradeLimit
    {
        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var abnormal = IsAbnormal(m, side);
            if (abnormal.IsTrue)
                return Abnormal.Holds(m, side, ref note);
            if (abnormal.IsUnknown)
                note.Assume(Assumed.NormalBaseline, Lacking.Baseline);
            return Normal.Holds(m, side, ref note);
        }

        static Truth IsAbnormal(in Measure m, Side side)
        {
            if (!m.BaselineIsAbnormal.IsUnknown)
                return m.BaselineIsAbnormal;
            var limit = side == Side.Low ? m.Lower : m.Upper;
            if (double.IsNaN(m.Baseline) || double.IsNaN(limit))
                return Truth.Unknown;
            return Truth.Of(side == Side.Low ? Measure.IsAbove(limit, m.Baseline) : Measure.IsAbove(m.Baseline, limit));
        }
    }

    /// <summary>A limit that counts in a circumstance.</summary>
    /// <param name="Taken">What is taken to be so while the circumstance is not known; null leaves the grade open.</param>
    /// <param name="Asks">What is asked for then.</param>
    public sealed record Where(Circumstance When, GradeLimit Limit, Assumed? Taken, Lacking Asks = Lacking.Nothing) : GradeLimit
    {
        internal override IReadOnlyList<Given> Numbers => Limit.Numbers;

        internal override Truth Holds(in Measure m, Side side, ref Notes note)
        {
            var known = m[When];
            if (known.IsFalse)
                return Truth.False;
            var own = default(Notes);
            var holds = Limit.Holds(m, side, ref own);
            if (holds.IsFalse || known.IsTrue)
                return note.Add(own, holds);
            if (Taken is not { } taken)
                return note.Lack(Asks);
            own.Assume(taken, Lacking.Nothing);
            return note.Add(own, holds);
        }
    }
}

/// <summary>What was met on the way to a grade.</summary>
struct Notes
{
    public Assumed Assumed;
    public Lacking Lacking;

    public Truth Lack(Lacking what)
    {
        Lacking |= what;
        return Truth.Unknown;
    }

    public void Assume(Assumed what, Lacking lacking) => (Assumed, Lacking) = (Assumed | what, Lacking | lacking);

    public Truth Add(Notes other, Truth holds)
    {
        (Assumed, Lacking) = (Assumed | other.Assumed, Lacking | other.Lacking);
        return holds;
    }
}
