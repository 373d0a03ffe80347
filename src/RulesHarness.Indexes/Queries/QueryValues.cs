using System.Globalization;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>The values that a query's filters compare with, from the JSON of Firestore's REST API.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rest/v1/Value"/>
internal static class QueryValues
{
    /// <summary>Gets a value. One that the spec's language has no literal for is shown as its kind.</summary>
    public static Operand Of(JsonValue? value)
    {
        if (value is not { Kind: JsonValueKind.Object, Members: [var (kind, _, inner)] })
        {
            return new ParameterOperand("?");
        }
        return kind switch
        {
            "nullValue" => new LiteralOperand(null),
            "booleanValue" => new LiteralOperand(inner.Kind == JsonValueKind.True),
            "integerValue" => Number(inner),
            "doubleValue" => Double(inner),
            "stringValue" or "timestampValue" => new LiteralOperand(inner.Text),
            "referenceValue" => new LiteralOperand(Path(inner.Text)),
            "arrayValue" => new ListOperand([.. (inner["values"]?.Items ?? []).Select(Of)]),
            "mapValue" => new ParameterOperand("{…}"),
            _ => new ParameterOperand(kind.Replace("Value", "", StringComparison.Ordinal)),
        };
    }

    private static Operand Number(JsonValue number)
    {
        var isWhole = long.TryParse(
            number.Text,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var whole
        );
        return isWhole ? new LiteralOperand(whole) : new ParameterOperand(number.Text);
    }

    private static Operand Double(JsonValue number)
    {
        var isNumber = double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return isNumber ? new LiteralOperand(value) : new ParameterOperand(number.Text);
    }

    private static string Path(string name)
    {
        var documents = name.IndexOf("/documents/", StringComparison.Ordinal);
        return documents < 0 ? name : name[(documents + "/documents/".Length)..];
    }
}
