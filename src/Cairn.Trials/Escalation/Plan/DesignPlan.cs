namespace Cairn.Escalation.Plan;

/// <summary>A design as a protocol states it: which kind, what stands around it, and the numbers.</summary>
/// <param name="Kind">The kind that decides.</param>
/// <param name="Around">What is put around it, the innermost first.</param>
/// <param name="Numbers">What is stated.</param>
public sealed record DesignPlan(DesignKind Kind, IReadOnlyList<DesignWrapper> Around, Numbers Numbers)
{
    /// <summary>Everything that the plan takes, in the order in which a page says it.</summary>
    public IEnumerable<Parameter> Parameters =>
        Kind.Parameters.Concat(Around.SelectMany(a => a.Parameters(Kind, Numbers))).Distinct();

    /// <summary>True when the parameter of a key means something to the plan.</summary>
    public bool Takes(string key) => Parameters.Any(p => p.Key == key);

    /// <summary>What the plan cannot do without.</summary>
    public IEnumerable<Need> Needs => Kind.Needs.Concat(Around.SelectMany(a => a.Needs(Numbers)));

    /// <summary>The design.</summary>
    /// <exception cref="ArgumentException">The plan has a fault.</exception>
    public Design Design() => Around.Aggregate(Kind.Make(Numbers), (design, around) => around.Around(design, Kind, Numbers));

    /// <summary>The plan on dose levels, whose doses and number some designs read.</summary>
    public DesignPlan On(IReadOnlyList<double> doses)
    {
        ArgumentNullException.ThrowIfNull(doses);
        if (doses.Count == 0)
            return this;
        var read = Parameters.Where(p => p.FromDoses is not null);
        return this with { Numbers = read.Aggregate(Numbers, (numbers, p) => numbers.With(p, p.FromDoses!(doses))) };
    }

    /// <summary>Everything wrong with the plan; empty when a design can be made of it.</summary>
    /// <param name="known">All parameters there are, for those stated that the plan does not take.</param>
    /// <param name="takers">The words of the kinds that take a parameter.</param>
    /// <param name="ends">True where the plan must say when the trial ends.</param>
    public IReadOnlyList<PlanFault> Faults(
        IEnumerable<Parameter> known,
        Func<Parameter, IReadOnlyList<string>> takers,
        bool ends = true
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(takers);
        var faults = known
            .Where(p => Numbers.States(p) && !Takes(p.Key))
            .Select(p => new PlanFault(p, $"{Kind.Id} does not take it.", "Take it out, or use a rule that takes it", takers(p)))
            .Concat(Lacks(ends))
            .Concat(Parameters.SelectMany(p => Numbers.Value(p) is { } value ? p.Faults(value) : []))
            .ToList();
        return faults.Count > 0 ? faults : [.. Kind.Faults(Numbers), .. Around.SelectMany(a => a.Faults(Numbers))];
    }

    IEnumerable<PlanFault> Lacks(bool ends) =>
        Needs
            .Where(need => ends || !need.IsAnEnd)
            .Select(need => need.Missing(Numbers))
            .OfType<Parameter>()
            .Distinct()
            .Select(missing => new PlanFault(missing, missing.Lacking!.What, missing.Lacking.Mend));
}
