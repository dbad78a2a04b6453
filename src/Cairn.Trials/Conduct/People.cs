using Cairn.Ledger;
using Cairn.Ledger.Kinds;

namespace Cairn.Conduct;

/// <summary>Who may do what in a study, now and on any earlier day: the fold of what the ledger says of people.</summary>
public sealed class People
{
    readonly Dictionary<long, Delegation> _delegations = [];
    readonly List<HeldRole> _roles = [];

    People() { }

    /// <summary>Every role ever held, in the order in which they were given.</summary>
    public IReadOnlyList<HeldRole> Roles => _roles;

    /// <summary>The delegation log, in the order in which it was written.</summary>
    public IReadOnlyList<Delegation> Delegations => [.. _delegations.Values.OrderBy(d => d.Entry)];

    /// <summary>Who was trained on which version of the protocol, in the order in which it was recorded.</summary>
    public IReadOnlyList<Trained> Training { get; private init; } = [];

    /// <summary>The versions of the protocol, in the order in which they were put into force.</summary>
    public IReadOnlyList<ProtocolVersion> Protocols { get; private init; } = [];

    public static People Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var people = new People
        {
            Training = [.. state.Of<Trained>().Select(t => t.Content)],
            Protocols = [.. state.Of<ProtocolVersion>().Select(p => p.Content)],
        };
        var turns = state.Of<RoleGranted>().Select(g => (g.Entry.Sequence, Do: (Action)(() => people.Give(g))));
        foreach (
            var (_, turn) in turns
                .Concat(state.Of<RoleWithdrawn>().Select(w => (w.Entry.Sequence, (Action)(() => people.Take(w)))))
                .OrderBy(t => t.Sequence)
        )
            turn();
        foreach (var delegated in state.Of<Delegated>())
            people.Add(delegated);
        foreach (var ended in state.Of<DelegationEnded>())
            people.End(ended.Content);
        return people;
    }

    /// <summary>The roles that a person held at an instant.</summary>
    public IEnumerable<HeldRole> Of(string account, DateTimeOffset instant) =>
        _roles.Where(r => r.Account == account && r.HeldAt(instant));

    /// <summary>The version of the protocol in force on a day; null when none is recorded.</summary>
    public string? ProtocolOn(DateOnly day) => Protocols.Where(p => p.From <= day).MaxBy(p => p.From)?.Version;

    /// <summary>True when the person was trained on that version by that day.</summary>
    public bool IsTrained(string account, string version, DateOnly day) =>
        Training.Any(t => t.Account == account && t.Version == version && t.Day <= day);

    void Give(Ledger.Stated<RoleGranted> given)
    {
        var (account, name, role, site) = given.Content;
        if (!_roles.Exists(r => r.Until is null && (r.Account, r.Role, r.Site) == (account, role, site)))
            _roles.Add(new(account, name, role, site, given.Entry.Time, given.Entry.Who));
    }

    void Take(Ledger.Stated<RoleWithdrawn> taken)
    {
        var (account, role, site) = taken.Content;
        var held = _roles.FindLastIndex(r => r.Until is null && (r.Account, r.Role, r.Site) == (account, role, site));
        if (held >= 0)
            _roles[held] = _roles[held] with { Until = taken.Entry.Time, TakenBy = taken.Entry.Who, Why = taken.Entry.Reason };
    }

    void Add(Ledger.Stated<Delegated> delegated)
    {
        var ((account, rights, from, to, site), entry) = (delegated.Content, delegated.Entry);
        _delegations[entry.Sequence] = new(account, rights, from, to, site, entry.Who, entry.Sequence);
    }

    void End(DelegationEnded ended)
    {
        if (_delegations.TryGetValue(ended.Of, out var line) && !(line.To < ended.Last))
            _delegations[ended.Of] = line with { To = ended.Last };
    }
}
