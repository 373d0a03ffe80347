using System.Text.Json;

namespace RulesHarness.Migration.Sources;

/// <summary>A number of JSON that neither a 64-bit integer nor a 64-bit float can hold.</summary>
internal sealed record UnrepresentableNumber(string Text);

/// <summary>Reads JSON to texts, numbers, booleans, lists and dictionaries.</summary>
internal static class JsonValues
{
    private const int Depth = 64;

    /// <exception cref="JsonException">The text is not JSON, or names one member of an object twice.</exception>
    public static object? Read(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Depth });
        reader.Read();
        var value = Value(ref reader);
        return reader.Read() ? throw new JsonException("there is text behind the value") : value;
    }

    private static object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader);
            case JsonTokenType.StartArray:
                return Array(ref reader);
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.Null:
                return null;
            default:
                throw new JsonException("there is no value");
        }
    }

    private static Dictionary<string, object?> Object(ref Utf8JsonReader reader)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            if (!values.TryAdd(name, Value(ref reader)))
            {
                throw new JsonException($"`{name}` is there twice");
            }
        }
        return values;
    }

    private static List<object?> Array(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }
        return items;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException notText)
        {
            // Bytes or escapes that are not Unicode.
            throw new JsonException(notText.Message, notText);
        }
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return whole;
        }
        var text = System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
        var isWhole = !text.AsSpan().ContainsAny('.', 'e', 'E');
        return !isWhole && reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : new UnrepresentableNumber(text);
    }
}
