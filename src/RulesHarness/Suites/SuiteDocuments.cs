using System.Text.Json;
using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Suites;

/// <summary>
/// The documents that are there before a test case's request: those that <c>documents</c> lists, those that mocks of
/// <c>get</c> and <c>exists</c> tell of, and the one asked for.
/// </summary>
internal sealed class SuiteDocuments
{
    private const string Example = "[{\"exactValue\":\"/databases/(default)/documents/users/ann\"}]";

    private readonly JsonContext _context;
    private readonly SuiteValues _values;
    private readonly Dictionary<SuitePath, IReadOnlyDictionary<string, object?>> _there;
    private readonly HashSet<SuitePath> _missing = [];
    private readonly HashSet<SuitePath> _read;

    /// <summary>Starts with the documents that all test cases share; null for none.</summary>
    public SuiteDocuments(JsonContext context, SuiteValues values, SuiteDocuments? shared = null)
    {
        (_context, _values) = (context, values);
        _there = shared is null ? [] : new(shared._there);
        _read = shared is null ? [] : [.. shared._read];
    }

    /// <summary>The fields of whatever else is looked up; null where there is nothing else.</summary>
    public IReadOnlyDictionary<string, object?>? Otherwise { get; private set; }

    /// <summary>Documents by path.</summary>
    public void AddListed(JsonNode holder)
    {
        foreach (
            var (path, json) in holder.Object("documents")?.Json.Members.Select(member => (member.Name, member.Value))
                ?? []
        )
        {
            if (SuitePath.Of(path) is { IsDocument: true } document && json.Kind == JsonValueKind.Object)
            {
                (_there[document], _) = (_values.Document(json), _read.Add(document));
            }
            else
            {
                _context.Report(
                    SuiteDiagnostics.WrongKind,
                    json,
                    path,
                    "a document by its path, as in \"users/ann\": {\"name\": \"Ann\"}"
                );
            }
        }
    }

    /// <summary>The document that the request is about, as it is before.</summary>
    public void AddStored(SuitePath path, IReadOnlyDictionary<string, object?> fields) =>
        (_there[path], _) = (fields, _read.Add(path));

    /// <summary>
    /// The documents of the database that a request is about, by path; a path that names no database is one of it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> In(string database)
    {
        var own = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (
            var (path, fields) in _there
                .Where(document => document.Key.Database is null)
                .Concat(_there.Where(document => document.Key.Database == database))
        )
        {
            own[path.Path] = fields;
        }
        return own;
    }

    public void AddMocks(JsonNode testCase)
    {
        foreach (var mock in testCase.Objects("functionMocks"))
        {
            AddMock(mock);
        }
    }

    private void AddMock(JsonNode mock)
    {
        mock.Only("function", "args", "result");
        mock.Require("function", "`get` or `exists`");
        if (mock.Text("function") is not { } function)
        {
            return;
        }
        if (function is not ("get" or "exists" or "getAfter" or "existsAfter"))
        {
            _context.Report(SuiteDiagnostics.NoFunction, mock["function"]!, function);
            return;
        }

        mock.Require("args", Example);
        mock.Require("result", "{\"value\": ...} or {\"undefined\": {}}");
        if (mock.Objects("args").ToList() is not [var argument] || mock.Object("result") is not { } result)
        {
            return;
        }
        var isExists = function.StartsWith("exists", StringComparison.Ordinal);
        var value = result["value"];
        if (value is not null && !IsResult(value, isExists))
        {
            _context.Report(
                SuiteDiagnostics.WrongKind,
                value,
                "value",
                isExists ? "true or false" : "a document, as in {\"data\": {\"name\": \"Ann\"}}"
            );
            return;
        }

        AddResult(argument, value, isExists);
    }

    private static bool IsResult(JsonValue value, bool isExists) =>
        isExists
            ? value.Kind is JsonValueKind.True or JsonValueKind.False
            : value["data"] is { Kind: JsonValueKind.Object };

    private void AddResult(JsonNode argument, JsonValue? value, bool isExists)
    {
        var fields = isExists || value is null ? null : _values.Map(value["data"]!);
        var isThere = isExists ? value?.Kind == JsonValueKind.True : fields is not null;
        if (argument["exactValue"] is { } exact)
        {
            Say(exact, isThere, fields);
        }
        else if (argument["anyValue"] is not null && isThere)
        {
            Otherwise = fields ?? Otherwise ?? new Dictionary<string, object?>();
        }
        else if (argument["anyValue"] is null)
        {
            _context.Report(SuiteDiagnostics.Missing, argument.Json, "args", "exactValue", Example);
        }
    }

    private void Say(JsonValue exact, bool isThere, IReadOnlyDictionary<string, object?>? fields)
    {
        if (SuitePath.Of(exact.Text) is not { IsDocument: true } path)
        {
            _context.Report(
                SuiteDiagnostics.WrongKind,
                exact,
                exact.Text,
                "a document's path, as in /databases/(default)/documents/users/ann"
            );
            return;
        }

        if (isThere ? _missing.Contains(path) : _there.ContainsKey(path))
        {
            _context.Report(SuiteDiagnostics.Contradiction, exact, path.Path);
        }
        else if (!isThere)
        {
            _missing.Add(path);
        }
        // Of `exists` alone nothing is known of the fields.
        else if (fields is null ? !_there.ContainsKey(path) : _read.Add(path))
        {
            _there[path] = fields ?? new Dictionary<string, object?>();
        }
    }
}
