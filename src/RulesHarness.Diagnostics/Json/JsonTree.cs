using System.Text;
using System.Text.Json;

namespace RulesHarness.Diagnostics.Json;

/// <summary>
/// A value of a JSON text that knows where it stands: <c>Start</c> and <c>End</c> are its bytes in UTF-8, the end not
/// included.
/// </summary>
public sealed record JsonValue(JsonValueKind Kind, int Start, int End)
{
    /// <summary>A string's text, or a number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object, in the order in which they are written.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>Gets the value of the first member of this name; null where there is none.</summary>
    public JsonValue? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;
}

/// <summary>A member of an object; <c>Start</c> is where its name begins.</summary>
public sealed record JsonMember(string Name, int Start, JsonValue Value);

/// <summary>Reads JSON as people leave it: with comments, and with commas behind the last item.</summary>
public static class JsonTree
{
    /// <summary>
    /// The deepest nesting that is read: of 20 levels of maps in a message of Firestore each is three.
    /// </summary>
    public const int MostDepth = 256;

    private static readonly JsonReaderOptions Lenient = new()
    {
        MaxDepth = MostDepth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonValue Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Lenient);
        try
        {
            reader.Read();
            var value = Read(ref reader);
            while (reader.Read()) { }

            return value;
        }
        catch (InvalidOperationException half)
        {
            // An escape is half of a surrogate pair: the text is well formed, and says nothing that .NET can hold.
            var before = utf8[..(int)reader.TokenStartIndex];
            throw new JsonException(
                "a text holds half of a surrogate pair",
                path: null,
                before.Count((byte)'\n'),
                before.Length - before.LastIndexOf((byte)'\n') - 1,
                half
            );
        }
    }

    private static JsonValue Read(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<JsonMember>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, at) = (reader.GetString()!, (int)reader.TokenStartIndex);
                    reader.Read();
                    members.Add(new JsonMember(name, at, Read(ref reader)));
                }

                return new JsonValue(JsonValueKind.Object, start, (int)reader.BytesConsumed) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }
                return new JsonValue(JsonValueKind.Array, start, (int)reader.BytesConsumed) { Items = items };
            case JsonTokenType.String:
                return new JsonValue(JsonValueKind.String, start, (int)reader.BytesConsumed)
                {
                    Text = reader.GetString()!,
                };
            case JsonTokenType.Number:
                return new JsonValue(JsonValueKind.Number, start, (int)reader.BytesConsumed)
                {
                    Text = Encoding.UTF8.GetString(reader.ValueSpan),
                };
            case var literal:
                var kind = literal switch
                {
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Null,
                };
                return new JsonValue(kind, start, (int)reader.BytesConsumed);
        }
    }
}
