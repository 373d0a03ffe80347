using System.Globalization;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;

namespace RulesHarness.Suites;

/// <summary>Where the findings of a suite are collected, each with its place.</summary>
internal sealed class SuiteContext(string file, byte[] utf8)
{
    private readonly List<Diagnostic> found = [];

    public string File => file;

    public IReadOnlyList<Diagnostic> Found => found;

    public void Report(DiagnosticDescriptor descriptor, JsonValue at, params object?[] arguments)
    {
        var (line, column) = PlaceOf(at);
        found.Add(descriptor.At(file, line, column, arguments));
    }

    /// <summary>Line and column, from 1.</summary>
    public (int Line, int Column) PlaceOf(JsonValue value)
    {
        var before = utf8.AsSpan(0, value.Start);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}

/// <summary>An object of a suite, whose members are told of when they are not what they have to be.</summary>
internal sealed class SuiteNode(SuiteContext context, string name, JsonValue json)
{
    public JsonValue Json => json;

    /// <summary>A member, under the name that JSON has it by, or the one that protocol buffers have.</summary>
    public JsonValue? this[string member] => (json[member] ?? json[Snake(member)]) is { Kind: not JsonValueKind.Null } value ? value : null;

    /// <summary>An object; null where there is none, or something else, which is told.</summary>
    public SuiteNode? Object(string member) => Of(member, JsonValueKind.Object, "an object") is { } value ? new SuiteNode(context, member, value) : null;

    public string? Text(string member) => Of(member, JsonValueKind.String, "text")?.Text;

    public IReadOnlyList<JsonValue> List(string member) => Of(member, JsonValueKind.Array, "a list")?.Items ?? [];

    /// <summary>Objects of a list.</summary>
    public IEnumerable<SuiteNode> Objects(string member)
    {
        foreach (var item in List(member))
        {
            if (item.Kind == JsonValueKind.Object)
                yield return new SuiteNode(context, member, item);
            else
                context.Report(SuiteFindings.WrongKind, item, member, "an object");
        }
    }

    /// <summary>One of some words; null where there is none, or another, which is told.</summary>
    public string? Choice(string member, params string[] words)
    {
        if (Text(member) is not { } text || words.Contains(text))
            return Text(member);
        context.Report(SuiteFindings.WrongKind, this[member]!, member, $"one of {List(words)}");
        return null;
    }

    /// <summary>Tells of a member that has to be there and isn't.</summary>
    public void Require(string member, string example)
    {
        if (this[member] is null)
            context.Report(SuiteFindings.Missing, json, name, member, example);
    }

    /// <summary>Warns of members that nothing reads.</summary>
    public void Only(params string[] members)
    {
        foreach (var member in json.Members.Where(member => !members.Any(known => member.Name == known || member.Name == Snake(known))))
            context.Report(SuiteFindings.Unknown, json with { Start = member.Start }, member.Name, List(members));
    }

    private JsonValue? Of(string member, JsonValueKind kind, string wanted)
    {
        if (this[member] is not { } value || value.Kind == kind)
            return this[member];
        context.Report(SuiteFindings.WrongKind, value, member, wanted);
        return null;
    }

    private static string List(string[] words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Snake(string member) =>
        string.Concat(member.Select(letter => char.IsUpper(letter) ? $"_{char.ToLower(letter, CultureInfo.InvariantCulture)}" : $"{letter}"));
}
