using System.Text.Json;
using System.Text.Json.Serialization;

namespace SideBySide;

/// <summary>One assertion, as both sides read it: who does what, and whether rules ought to allow it.</summary>
/// <param name="Who">A name in <see cref="AssertionSet.Identities"/>.</param>
/// <param name="Operation"><c>get</c>, <c>list</c>, <c>set</c>, <c>update</c>, <c>delete</c> or <c>batch</c>.</param>
/// <param name="Path">The document's, or the collection's of a list; empty for a batch.</param>
/// <param name="Allowed">What the rules ought to say.</param>
internal sealed record Assertion(string Who, string Operation, string Path, bool Allowed)
{
    /// <summary>The fields to write.</summary>
    public Dictionary<string, object>? Data { get; init; }

    /// <summary>A list's equality filters.</summary>
    public Dictionary<string, object>? Where { get; init; }

    /// <summary>A list's limit.</summary>
    public int? Limit { get; init; }

    /// <summary>A batch's writes.</summary>
    public List<Assertion>? Writes { get; init; }

    /// <summary>The documents that must be there, by path.</summary>
    public Dictionary<string, Dictionary<string, object>> Needs { get; init; } = [];
}

/// <summary>The claims of somebody who is signed in; null means nobody is.</summary>
internal sealed record Claims(string Uid, Dictionary<string, object> Token);

/// <summary>Everything that both sides need: the rules, the callers, and the assertions.</summary>
internal sealed record AssertionSet(string Rules, Dictionary<string, Claims?> Identities, List<Assertion> Assertions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PlainValues() },
    };

    /// <summary>Every document that some assertion needs.</summary>
    [JsonIgnore]
    public IEnumerable<(string Path, object Data)> Seed =>
        Assertions
            .SelectMany(each => each.Needs)
            .DistinctBy(each => each.Key)
            .Select(each => (each.Key, (object)each.Value));

    public static AssertionSet Read(string file) =>
        JsonSerializer.Deserialize<AssertionSet>(File.ReadAllText(file), Options)!;

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Options));

    /// <summary>Values as they are stored: text, whole numbers, booleans, lists of text.</summary>
    private sealed class PlainValues : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => reader.GetInt64(),
                JsonTokenType.True => true,
                JsonTokenType.False => false,
                _ => JsonSerializer.Deserialize<List<string>>(ref reader),
            };

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType());
    }
}
