using System.Text.Json;
using RulesHarness.Json;

namespace RulesHarness.Suites;

/// <summary>
/// The documents that are there before a test case's request: those that <c>documents</c> lists, those that mocks of <c>get</c> and <c>exists</c> tell of, and
/// the one asked for.
/// </summary>
internal sealed class SuiteDocuments
{
    private const string Example = "[{\"exactValue\":\"/databases/(default)/documents/users/ann\"}]";

    private readonly JsonContext context;
    private readonly SuiteValues values;
    private readonly Dictionary<SuitePath, IReadOnlyDictionary<string, object?>> there;
    private readonly HashSet<SuitePath> missing = [];
    private readonly HashSet<SuitePath> read;

    /// <summary>Starts with the documents that all test cases share; null for none.</summary>
    public SuiteDocuments(JsonContext context, SuiteValues values, SuiteDocuments? shared = null)
    {
        (this.context, this.values) = (context, values);
        there = shared is null ? [] : new(shared.there);
        read = shared is null ? [] : [.. shared.read];
    }

    /// <summary>The fields of whatever else is looked up; null where there is nothing else.</summary>
    public IReadOnlyDictionary<string, object?>? Otherwise { get; private set; }

    /// <summary>Documents by path.</summary>
    public void AddListed(JsonNode holder)
    {
        foreach (var (path, json) in holder.Object("documents")?.Json.Members.Select(member => (member.Name, member.Value)) ?? [])
        {
            if (SuitePath.Of(path) is { IsDocument: true } document && json.Kind == JsonValueKind.Object)
                (there[document], _) = (values.Document(json), read.Add(document));
            else
                context.Report(SuiteFindings.WrongKind, json, path, "a document by its path, as in \"users/ann\": {\"name\": \"Ann\"}");
        }
    }

    /// <summary>The document that the request is about, as it is before.</summary>
    public void AddStored(SuitePath path, IReadOnlyDictionary<string, object?> fields) => (there[path], _) = (fields, read.Add(path));

    /// <summary>The documents of the database that a request is about, by path; a path that names no database is one of it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> In(string database)
    {
        var own = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var (path, fields) in there.Where(document => document.Key.Database is null).Concat(there.Where(document => document.Key.Database == database)))
            own[path.Path] = fields;
        return own;
    }

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
        if (SuitePath.Of(exact.Text) is not { IsDocument: true } path)
        {
            context.Report(SuiteFindings.WrongKind, exact, exact.Text, "a document's path, as in /databases/(default)/documents/users/ann");
            return;
        }

        if (isThere ? missing.Contains(path) : there.ContainsKey(path))
            context.Report(SuiteFindings.Contradiction, exact, path.Path);
        else if (!isThere)
            missing.Add(path);
        // Of `exists` alone nothing is known of the fields.
        else if (fields is null ? !there.ContainsKey(path) : read.Add(path))
            there[path] = fields ?? new Dictionary<string, object?>();
    }
}
