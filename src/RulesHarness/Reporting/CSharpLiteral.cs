using System.Globalization;
using System.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Reporting;

/// <summary>Values as C# expressions that the client takes.</summary>
internal static class CSharpLiteral
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Text(text),
        bool flag => flag ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double.NaN => "double.NaN",
        double number => number.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.All(c => char.IsAsciiDigit(c) || c == '-') ? digits + ".0" : digits,
        Timestamp time => $"Timestamp.Parse({Text(time.ToString())})",
        GeoPoint point => $"new GeoPoint({Of(point.Latitude)}, {Of(point.Longitude)})",
        Blob bytes => $"Blob.FromBase64String({Text(Convert.ToBase64String(bytes.Span))})",
        DocumentName name => $"DocumentName.Parse({Text(name.Path)})",
        FieldValue { Kind: FieldValueKind.ServerTimestamp } => "FieldValue.ServerTimestamp",
        FieldValue { Kind: FieldValueKind.Delete } => "FieldValue.Delete",
        IReadOnlyDictionary<string, object?> map => $"new Dictionary<string, object?> {{ {string.Join(", ", map.Select(entry => $"[{Text(entry.Key)}] = {Of(entry.Value)}"))} }}",
        IEnumerable<object?> list => $"new object?[] {{ {string.Join(", ", list.Select(Of))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no value that cases hold"),
    };

    private static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }
}
