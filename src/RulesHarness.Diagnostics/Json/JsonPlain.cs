using System.Globalization;
using System.Text.Json;

namespace RulesHarness.Diagnostics.Json;

/// <summary>JSON's own values, which are all that a token can hold. A number without a point is a long.</summary>
public sealed class JsonPlain(JsonContext context)
{
    /// <summary>The members of an object.</summary>
    public IReadOnlyDictionary<string, object?> Map(JsonValue json) => Map(json, Value);

    /// <summary>The members of an object, each as <paramref name="value"/> reads it.</summary>
    public static IReadOnlyDictionary<string, object?> Map(JsonValue json, Func<JsonValue, object?> value)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.Members)
        {
            map[member.Name] = value(member.Value);
        }
        return map;
    }

    /// <summary>A value; null also if a number can't be represented, which is reported.</summary>
    public object? Value(JsonValue json) =>
        json.Kind switch
        {
            JsonValueKind.Object => Map(json),
            JsonValueKind.Array => json.Items.Select(Value).ToList(),
            _ => Scalar(json),
        };

    /// <summary>Converts a value that is neither a list nor an object to a CLR value.</summary>
    public object? Scalar(JsonValue json) =>
        json.Kind switch
        {
            JsonValueKind.String => json.Text,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(json),
            _ => null,
        };

    /// <summary>Reports a value of an unexpected type, and returns null for it.</summary>
    public object? Wrong(JsonValue json, string wanted)
    {
        context.Report(context.Findings.WrongKind, json, json.Text.Length > 0 ? json.Text : "value", wanted);
        return null;
    }

    private object? Number(JsonValue json)
    {
        if (json.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return long.TryParse(json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole
                : Wrong(json, "a whole number of 64 bits");
        }
        return
            double.TryParse(json.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : Wrong(json, "a number of 64 bits");
    }
}
