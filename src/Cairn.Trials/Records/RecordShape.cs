using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>One variable of a record type.</summary>
/// <param name="Name">SDTM name with the domain's letters put in.</param>
/// <param name="Required">True when a record without it cannot be used.</param>
/// <param name="Property">The property that holds it.</param>
public sealed record Variable(string Name, bool Required, PropertyInfo Property)
{
    /// <summary>The type without its null: string, int, double or <see cref="PartialDate"/>.</summary>
    public Type Kind { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
}

/// <summary>
/// The variables of a record type, read once from its <see cref="SdtmAttribute"/>s, and the way from text to record and back.
/// The text form (variable name to text) is what the ledger keeps and what CSV files hold.
/// </summary>
public sealed class RecordShape
{
    static readonly ConcurrentDictionary<Type, RecordShape> Shapes = new();
    static readonly Dictionary<string, Type> Types = typeof(Record).Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<DomainAttribute>() is not null)
        .ToDictionary(t => t.GetCustomAttribute<DomainAttribute>()!.Code, StringComparer.Ordinal);

    RecordShape(Type type)
    {
        var domain = type.GetCustomAttribute<DomainAttribute>() ?? throw new ArgumentException($"{type.Name} names no SDTM domain.", nameof(type));
        (Type, Domain, Label) = (type, domain.Code, domain.Label);
        Variables = [.. type.GetProperties()
            .Select(p => (property: p, sdtm: p.GetCustomAttribute<SdtmAttribute>(inherit: true)))
            .Where(v => v.sdtm is not null)
            .OrderBy(v => Depth(v.property.DeclaringType!)).ThenBy(v => v.property.MetadataToken)
            .Select(v => new Variable(v.sdtm!.Name.Replace("--", Domain, StringComparison.Ordinal), v.sdtm.Required, v.property))];
        _byName = Variables.ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    readonly Dictionary<string, Variable> _byName;

    public Type Type { get; }
    public string Domain { get; }
    public string Label { get; }
    /// <summary>Identity first, then in the order they are declared.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>The domains Cairn records, by their letters.</summary>
    public static IReadOnlyCollection<string> Domains { get; } = [.. Types.Keys.Order(StringComparer.Ordinal)];

    public static RecordShape Of(Type type) => Shapes.GetOrAdd(type, t => new RecordShape(t));

    /// <summary>The shape of a domain; null when Cairn does not record it.</summary>
    public static RecordShape? Of(string domain) => Types.TryGetValue(domain, out var type) ? Of(type) : null;

    /// <summary>
    /// Reads a record from its text form. Empty text is an unknown value. Unknown variables are kept in <see cref="Record.Other"/>.
    /// A finding names the variable in <see cref="Finding.Column"/>; place and line are the caller's.
    /// </summary>
    public Checked<Record> Read(IReadOnlyDictionary<string, string> values, string place, int? line)
    {
        var findings = new List<Finding>();
        var record = (Record)Activator.CreateInstance(Type)!;
        foreach (var variable in Variables)
        {
            var text = values.TryGetValue(variable.Name, out var given) ? given.Trim() : "";
            if (text.Length == 0)
            {
                if (variable.Required)
                    findings.Add(Finding.Error(place, line, variable.Name, $"{variable.Name} is empty.", "Every row needs it: give it, or take the row out."));
            }
            else if (TryRead(variable, text, out var value, out var why)) variable.Property.SetValue(record, value);
            else findings.Add(Finding.Error(place, line, variable.Name, why, Mend(variable)));
        }
        var other = values.Where(v => v.Value.Trim().Length > 0 && !_byName.ContainsKey(v.Key) && v.Key is not ("STUDYID" or "DOMAIN"))
            .ToDictionary(v => v.Key, v => v.Value.Trim(), StringComparer.Ordinal);
        var whole = findings.Count == 0 ? record with { Other = other } : null;
        return new(whole, findings);
    }

    /// <summary>The text form of a record: known variables in order, then the kept ones; unknown values are left out.</summary>
    public static IReadOnlyDictionary<string, string> Write(Record record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in Of(record.GetType()).Variables)
            if (Convert.ToString(variable.Property.GetValue(record), CultureInfo.InvariantCulture) is { Length: > 0 } text) values[variable.Name] = text;
        foreach (var (name, text) in record.Other.OrderBy(o => o.Key, StringComparer.Ordinal)) values[name] = text;
        return values;
    }

    static int Depth(Type type) => type == typeof(Record) ? 0 : 1 + Depth(type.BaseType!);

    static bool TryRead(Variable variable, string text, out object? value, out string why)
    {
        (value, why) = (null, "");
        if (variable.Kind == typeof(string)) value = text;
        else if (variable.Kind == typeof(PartialDate)) value = PartialDate.TryParse(text, out var date, out why) ? date : null;
        else if (variable.Kind == typeof(int)) value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        else if (variable.Kind == typeof(double)) value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        else throw new NotSupportedException($"{variable.Name} has a type that no text form is defined for: {variable.Kind.Name}.");
        if (value is null && why.Length == 0) why = $"'{text}' is no {(variable.Kind == typeof(int) ? "whole number" : "number")}.";
        return value is not null;
    }

    static string Mend(Variable variable) =>
        variable.Kind == typeof(PartialDate) ? "Write it as YYYY-MM-DD and leave out the parts that are not known (2025-03, 2025)."
        : variable.Kind == typeof(int) ? "Write a whole number, or leave it empty when it is not known."
        : "Write a number with a decimal point, or leave it empty when it is not known.";
}
