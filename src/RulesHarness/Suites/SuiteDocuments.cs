using System.Text.Json;
using RulesHarness.Json;

namespace RulesHarness.Suites;

/// <summary>
/// The documents that are there before a test case's request: those that <c>documents</c> lists, those that mocks of <c>get</c> and <c>exists</c> tell of, and
/// the one asked for.
/// </summary>
internal sealed class SuiteDocuments(JsonContext context, SuiteValues values)
{
    private const string Example = "[{\"exactValue\":\"/databases/(default)/documents/users/ann\"}]";

    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> there = new(StringComparer.Ordinal);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> There => there;

    /// <summary>The fields of whatever else is looked up; null where there is nothing else.</summary>
    public IReadOnlyDictionary<string, object?>? Otherwise { get; private set; }

    /// <summary>Documents by path.</summary>
    public void AddListed(JsonNode holder)
    {
        foreach (var (path, json) in holder.Object("documents")?.Json.Members.Select(member => (member.Name, member.Value)) ?? [])
        {
            if (SuitePath.BelowRoot(path) is { } relative && SuitePath.IsDocument(relative) && json.Kind == JsonValueKind.Object)
                (there[relative], _) = (values.Document(json), read.Add(relative));
            else
                context.Report(SuiteFindings.WrongKind, json, path, "a document by its path, as in \"users/ann\": {\"name\": \"Ann\"}");
        }
    }

    /// <summary>The document that the request is about, as it is before.</summary>
    public void AddStored(string path, IReadOnlyDictionary<string, object?> fields) => (there[path], _) = (fields, read.Add(path));

    public void AddMocks(JsonNode testCase)
    {
        foreach (var mock in testCase.Objects("functionMocks"))
            AddMock(mock);
    }

    private void AddMock(JsonNode mock)
    {
        mock.Only("function", "args", "result");
        mock.Require("function", "`get` or `exists`");
        if (mock.Text("function") is not { } function)
            return;
        if (function is not ("get" or "exists" or "getAfter" or "existsAfter"))
        {
            context.Report(SuiteFindings.NoFunction, mock["function"]!, function);
            return;
        }

        mock.Require("args", Example);
        mock.Require("result", "{\"value\": ...} or {\"undefined\": {}}");
        if (mock.Objects("args").ToList() is not [var argument] || mock.Object("result") is not { } result)
            return;
        var isExists = function.StartsWith("exists", StringComparison.Ordinal);
        var value = result["value"];
        if (value is not null && (isExists ? value.Kind is not (JsonValueKind.True or JsonValueKind.False) : value["data"] is not { Kind: JsonValueKind.Object }))
        {
            context.Report(SuiteFindings.WrongKind, value, "value", isExists ? "true or false" : "a document, as in {\"data\": {\"name\": \"Ann\"}}");
            return;
        }

        var fields = isExists || value is null ? null : values.Map(value["data"]!);
        var isThere = isExists ? value?.Kind == JsonValueKind.True : fields is not null;
        if (argument["exactValue"] is { } exact)
            Say(exact, isThere, fields);
        else if (argument["anyValue"] is not null && isThere)
            Otherwise = fields ?? Otherwise ?? new Dictionary<string, object?>();
        else if (argument["anyValue"] is null)
            context.Report(SuiteFindings.Missing, argument.Json, "args", "exactValue", Example);
    }

    private void Say(JsonValue exact, bool isThere, IReadOnlyDictionary<string, object?>? fields)
    {
        if (SuitePath.BelowRoot(exact.Text) is not { } path || !SuitePath.IsDocument(path))
        {
            context.Report(SuiteFindings.WrongKind, exact, exact.Text, "a document's path, as in /databases/(default)/documents/users/ann");
            return;
        }

        if (isThere ? missing.Contains(path) : there.ContainsKey(path))
            context.Report(SuiteFindings.Contradiction, exact, path);
        else if (!isThere)
            missing.Add(path);
        // Of `exists` alone nothing is known of the fields.
        else if (fields is null ? !there.ContainsKey(path) : read.Add(path))
            there[path] = fields ?? new Dictionary<string, object?>();
    }
}

/// <summary>Paths as suites write them.</summary>
internal static class SuitePath
{
    private const string Root = "/databases/(default)/documents/";

    /// <summary>The path below the root of the default database; null for another's, and for what is no path.</summary>
    public static string? BelowRoot(string path)
    {
        var relative = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path.StartsWith(Root[1..], StringComparison.Ordinal) ? path[(Root.Length - 1)..] : path.TrimStart('/');
        return relative.Length == 0 || relative.StartsWith("databases/", StringComparison.Ordinal) || relative.Split('/').Any(segment => segment.Length == 0) ? null : relative;
    }

    /// <summary>Whether it leads to a document, and not to a collection.</summary>
    public static bool IsDocument(string relative) => relative.Split('/').Length % 2 == 0;
}
