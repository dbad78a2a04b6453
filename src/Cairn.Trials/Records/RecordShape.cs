using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>One variable of a record type.</summary>
/// <param name="Name">SDTM name with the domain's letters put in.</param>
/// <param name="Required">True when a record without it cannot be used.</param>
/// <param name="Property">The property that holds it.</param>
/// <param name="Identifying">True when the value may identify a person.</param>
public sealed record Variable(string Name, bool Required, PropertyInfo Property, bool Identifying = false)
{
    /// <summary>
    /// The type without its null: string, int, double, <see cref="PartialDate"/>, or <see cref="Coded{T}"/> of a list of words.
    /// </summary>
    public Type Kind { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    internal VariableText Text { get; } = VariableText.Of(Property);

    /// <summary>The text of a record's value; null when it is unknown.</summary>
    public string? Of(Record record) => Text.Take(record);

    /// <summary>
    /// The record's value as the property has it; null when it is unknown. Wrong to ask for another type than
    /// <see cref="Kind"/>.
    /// </summary>
    public T? Of<T>(Record record)
        where T : struct =>
        Text switch
        {
            VariableText.IGives<T?> optional => optional.Get(record),
            VariableText.IGives<T> always => always.Get(record),
            _ => throw new ArgumentException($"{Name} is no {typeof(T).Name}.", nameof(T)),
        };

    /// <summary>The record's number; null when it is unknown. Wrong to ask of a variable that is no number.</summary>
    public double? NumberOf(Record record) => Kind == typeof(int) ? Of<int>(record) : Of<double>(record);

    /// <summary>The words of its list (<see cref="CodeLists"/>); none for a variable that has no list.</summary>
    public IReadOnlyList<string> Words => Text.Words;

    /// <summary>True when the record's value is a word that its list lacks.</summary>
    public bool IsStrange(Record record) => Text.IsStrange(record);

    /// <summary>True when two texts say the same value: the same text, or the same number where it may be one.</summary>
    public bool SaysTheSame(string? left, string? right) =>
        left == right || (MayBeNumber && Exact(left) is { } number && number == Exact(right));

    /// <summary>True when the text may be a number: a result, a limit.</summary>
    public bool MayBeNumber { get; } = Property.GetCustomAttribute<SdtmAttribute>(inherit: true)!.MayBeNumber;

    static decimal? Exact(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>
/// The variables of a record type, read once from its <see cref="SdtmAttribute"/>s, and the way from text to record and back.
/// The text form (variable name to text) is what the ledger keeps and what CSV files hold.
/// </summary>
public sealed class RecordShape
{
    static readonly ConcurrentDictionary<Type, RecordShape> Shapes = new();
    static readonly Dictionary<string, Type> Types = typeof(Record)
        .Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<DomainAttribute>() is not null)
        .ToDictionary(t => t.GetCustomAttribute<DomainAttribute>()!.Code, StringComparer.Ordinal);

    RecordShape(Type type)
    {
        var domain = type.GetCustomAttribute<DomainAttribute>()
            ?? throw new ArgumentException($"{type.Name} names no SDTM domain.", nameof(type));
        (Type, Domain, Label) = (type, domain.Code, domain.Label);
        Variables =
        [
            .. type.GetProperties()
                .Select(p => (property: p, sdtm: p.GetCustomAttribute<SdtmAttribute>(inherit: true)))
                .Where(v => v.sdtm is not null)
                .OrderBy(v => Depth(v.property.DeclaringType!))
                .ThenBy(v => v.property.MetadataToken)
                .Select(v => new Variable(
                    v.sdtm!.Name.Replace("--", Domain, StringComparison.Ordinal),
                    v.sdtm.Required,
                    v.property,
                    v.sdtm.Identifying
                )),
        ];
        _required = [.. Variables.Where(v => v.Required)];
        _byName = Variables.ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);
        _ordered = [.. Variables.OrderBy(v => v.Name, StringComparer.Ordinal)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_ordered.Length, PlacesAtMost, type.Name);
        foreach (var (place, variable) in _ordered.Index())
            RequiredPlaces |= variable.Required ? 1UL << place : 0;
    }

    const int PlacesAtMost = 64; // a bit each

    readonly FrozenDictionary<string, Variable> _byName;
    readonly Variable[] _required,
        _ordered;

    public Type Type { get; }
    public string Domain { get; }
    public string Label { get; }

    /// <summary>Identity first, then in the order they are declared.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>The domains Cairn records, by their letters.</summary>
    public static IReadOnlyCollection<string> Domains { get; } = [.. Types.Keys.Order(StringComparer.Ordinal)];

    // Rows come by the file: the next one mostly is of the last one's type.
    [ThreadStatic]
    static RecordShape? t_last;

    public static RecordShape Of(Type type) =>
        t_last is { } last && last.Type == type ? last : t_last = Shapes.GetOrAdd(type, t => new RecordShape(t));

    /// <summary>True when the domain has several rows a subject, told apart by --SEQ.</summary>
    public bool IsNumbered => Type.IsAssignableTo(typeof(NumberedRecord));

    /// <summary>The variable of that name; null when the type does not know it.</summary>
    public Variable? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The shape of a domain; null when Cairn does not record it.</summary>
    public static RecordShape? Of(string domain) => Types.TryGetValue(domain, out var type) ? Of(type) : null;

    /// <summary>
    /// Reads a record from its text form. Empty text is an unknown value. Unknown variables are kept in
    /// <see cref="Record.Other"/>.
    /// A finding names the variable in <see cref="Finding.Column"/>; place and line are the caller's.
    /// </summary>
    /// <param name="entry">Sequence of the ledger's entry that holds the text; null outside a ledger.</param>
    public Checked<Record> Read(
        IReadOnlyCollection<KeyValuePair<string, string>> values,
        string place,
        int? line,
        long? entry = null
    )
    {
        List<Finding>? findings = null;
        Dictionary<string, string>? other = null;
        var record = Blank();
        foreach (var (name, given) in values)
        {
            var text = given.Trim();
            if (text.Length == 0)
                continue;
            if (_byName.TryGetValue(name, out var variable))
            {
                if (!variable.Text.Put(record, text, out var why))
                    (findings ??= []).Add(Finding.Error(place, line, name, why, Mend(variable)));
            }
            else if (name is not ("STUDYID" or "DOMAIN"))
                (other ??= new(StringComparer.Ordinal))[name] = text;
        }
        foreach (var variable in _required)
            if (variable.Of(record) is null && findings?.Exists(f => f.Column == variable.Name) != true)
                (findings ??= []).Add(
                    Finding.Error(
                        place,
                        line,
                        variable.Name,
                        $"{variable.Name} is empty.",
                        "Every row needs it: give it, or take the row out."
                    )
                );
        if (findings is not null)
            return new(null, findings);
        if (other is not null)
            record = record with { Other = other };
        return new(entry is null ? record : record with { Entry = entry }, []);
    }

    /// <summary>The text form of a record: known variables in order, then the kept ones; unknown values are left out.</summary>
    public static IReadOnlyDictionary<string, string> Write(Record record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in Of(record.GetType()).Variables)
            if (variable.Of(record) is { } text)
                values[variable.Name] = text;
        foreach (var (name, text) in record.Other.OrderBy(o => o.Key, StringComparer.Ordinal))
            values[name] = text;
        return values;
    }

    /// <summary>A record of the type without any value: <see cref="RecordFilling"/> puts them in.</summary>
    internal Record Blank() => (Record)Activator.CreateInstance(Type)!;

    /// <summary>The places, in order of name, of the variables that no record can be without: a bit each.</summary>
    internal ulong RequiredPlaces { get; }

    internal Variable At(int place) => _ordered[place];

    /// <summary>The place of a variable in order of name; -1 when the type does not know it.</summary>
    /// <param name="next">Where it probably is: names come in order.</param>
    internal int PlaceOf(ReadOnlySpan<char> name, int next)
    {
        for (var place = next; place < _ordered.Length; place++)
            if (name.SequenceEqual(_ordered[place].Name))
                return place;
        for (var place = 0; place < next; place++)
            if (name.SequenceEqual(_ordered[place].Name))
                return place;
        return -1;
    }

    /// <summary>Says of a record that nobody has seen yet which entry holds it.</summary>
    internal static Action<Record, long?> SetEntry { get; } =
        typeof(Record).GetProperty(nameof(Record.Entry))!.SetMethod!.CreateDelegate<Action<Record, long?>>();

    static int Depth(Type type) => type == typeof(Record) ? 0 : 1 + Depth(type.BaseType!);

    static string Mend(Variable variable)
    {
        if (variable.Kind == typeof(PartialDate))
            return "Write it as YYYY-MM-DD and leave out the parts that are not known (2025-03, 2025); leave the end of "
                + "what goes on empty. A number like 45730 is a spreadsheet's count of days: show its cells as days first.";
        if (variable.Kind == typeof(int))
            return "Write a whole number, or leave it empty when it is not known.";
        return "Write a number with a decimal point, or leave it empty when it is not known.";
    }
}
