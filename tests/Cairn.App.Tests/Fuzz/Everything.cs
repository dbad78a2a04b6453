using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Cairn.App.Tests.Fuzz;

/// <summary>All that a value holds, as text: two values with the same text say the same.</summary>
static class Everything
{
    public static string In(object value)
    {
        var text = new StringBuilder();
        Write(value, text, []);
        return text.ToString();
    }

    static void Write(object? value, StringBuilder text, HashSet<object> above)
    {
        if (value is null or string or Delegate or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
            text.Append(CultureInfo.InvariantCulture, $"{value};");
        else if (value.GetType().Namespace?.StartsWith("Cairn", StringComparison.Ordinal) != true && value is not IEnumerable)
            text.Append(CultureInfo.InvariantCulture, $"{value};");
        else if (!above.Add(value))
            text.Append("...;");
        else
        {
            text.Append(value.GetType().Name).Append('(');
            Parts(value, text, above);
            text.Append(')');
            above.Remove(value);
        }
    }

    static void Parts(object value, StringBuilder text, HashSet<object> above)
    {
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Write(item, text, above);
            return;
        }
        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            Write(field.GetValue(value), text, above);
    }
}
