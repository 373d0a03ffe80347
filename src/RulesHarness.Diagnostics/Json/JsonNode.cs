using System.Globalization;
using System.Text.Json;

namespace RulesHarness.Diagnostics.Json;

/// <summary>An object of a file. Members with an unexpected value are reported.</summary>
public sealed class JsonNode(JsonContext context, string name, JsonValue json)
{
    /// <summary>The object itself.</summary>
    public JsonValue Json => json;

    /// <summary>A member, under the name that JSON has it by, or the one that protocol buffers have.</summary>
    public JsonValue? this[string member] =>
        (json[member] ?? json[Snake(member)]) is { Kind: not JsonValueKind.Null } value ? value : null;

    /// <summary>An object; null if there is none, or another value, which is reported.</summary>
    public JsonNode? Object(string member) =>
        Of(member, JsonValueKind.Object, "an object") is { } value ? new JsonNode(context, member, value) : null;

    /// <summary>
    /// Reads a member that is true or false; null where it is missing, or is something else, which is reported.
    /// </summary>
    public bool? Flag(string member) =>
        Of(member, [JsonValueKind.True, JsonValueKind.False], "true or false") is { } value
            ? value.Kind == JsonValueKind.True
            : null;

    /// <summary>
    /// Reads a member that is text; null where it is missing, or is something else, which is reported.
    /// </summary>
    public string? Text(string member) => Of(member, JsonValueKind.String, "text")?.Text;

    /// <summary>
    /// Reads a member that is a list; empty where it is missing, or is something else, which is reported.
    /// </summary>
    public IReadOnlyList<JsonValue> List(string member) => Of(member, JsonValueKind.Array, "a list")?.Items ?? [];

    /// <summary>Objects of a list.</summary>
    public IEnumerable<JsonNode> Objects(string member)
    {
        foreach (var item in List(member))
        {
            if (item.Kind == JsonValueKind.Object)
            {
                yield return new JsonNode(context, member, item);
            }
            else
            {
                context.Report(context.Findings.WrongKind, item, member, "an object");
            }
        }
    }

    /// <summary>One of some words; null if there is none, or another one, which is reported.</summary>
    public string? Choice(string member, params string[] words)
    {
        var text = Text(member);
        if (text is null || words.Contains(text))
        {
            return text;
        }
        context.Report(context.Findings.WrongKind, this[member]!, member, $"one of {List(words)}");
        return null;
    }

    /// <summary>Tells of a member that has to be there and isn't.</summary>
    public void Require(string member, string example)
    {
        if (this[member] is null)
        {
            context.Report(context.Findings.Missing, json, name, member, example);
        }
    }

    /// <summary>Tells of members that nothing reads.</summary>
    public void Only(params string[] members)
    {
        foreach (var member in json.Members.Where(member => !MeansAny(member, members)))
        {
            context.Report(
                context.Findings.Unknown,
                json with
                {
                    Start = member.Start,
                },
                member.Name,
                List(members),
                Suggestion.For(member.Name, members)
            );
        }
    }

    /// <summary>The members that were named before, each after its first.</summary>
    public IEnumerable<JsonMember> Repeated() => json.Members.Where(IsRepeated);

    private bool IsRepeated(JsonMember member, int at) =>
        json.Members.Take(at).Any(other => Means(other, member.Name) || Means(member, other.Name));

    private static bool MeansAny(JsonMember member, string[] names) => names.Any(known => Means(member, known));

    private static bool Means(JsonMember member, string known) => member.Name == known || member.Name == Snake(known);

    private JsonValue? Of(string member, JsonValueKind kind, string wanted) => Of(member, [kind], wanted);

    private JsonValue? Of(string member, JsonValueKind[] kinds, string wanted)
    {
        if (this[member] is not { } value || kinds.Contains(value.Kind))
        {
            return this[member];
        }
        context.Report(context.Findings.WrongKind, value, member, wanted);
        return null;
    }

    private static string List(string[] words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Snake(string member) =>
        string.Concat(
            member.Select(letter =>
                char.IsUpper(letter) ? $"_{char.ToLower(letter, CultureInfo.InvariantCulture)}" : $"{letter}"
            )
        );
}
