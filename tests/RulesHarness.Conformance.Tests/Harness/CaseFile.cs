using System.Collections.Immutable;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>An expression of a data file, and the request under which it is evaluated.</summary>
/// <param name="Line">In the data file.</param>
/// <param name="Text">The condition.</param>
/// <param name="Functions">Declared beside it.</param>
/// <param name="Pattern">Follows the collection in the path of its match block.</param>
/// <param name="Attempt">What is asked.</param>
internal sealed record ExpressionCase(int Line, string Text, string Functions, string Pattern, Attempt Attempt)
{
    /// <summary>Each has a collection to itself.</summary>
    public string Collection => $"e{Line}";

    public string Rule =>
        $"match {(Attempt.Query is { IsGroup: true } ? "/{above=**}" : "")}/{Collection}{Pattern} {{ {Functions} allow {Attempt.Method.ToString().ToLowerInvariant()}: if {Text}; }}";
}

/// <summary>A data file: one expression a line. A line that begins with <c>#</c> is a comment. A line that begins with
/// <c>@</c> says what the requests of
/// the following lines are; <c>---</c> forgets it all. See Cases/README.md.</summary>
internal sealed class CaseFile
{
    // Stands for something else in each case, so that one doesn't change what another reads.
    private const string Each = "{case}";

    private static readonly Timestamp ServerTime = Timestamp.Parse("2030-01-01T00:00:00Z");

    private readonly string _project;
    private readonly List<ExpressionCase> _cases = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _documents = [];
    private Dictionary<string, string> _said = [];
    private List<(string Path, IReadOnlyDictionary<string, object?>? Data)> _others = [];
    private List<(string Path, IReadOnlyDictionary<string, object?> Data)> _before = [];

    private CaseFile(string project) => _project = project;

    public IReadOnlyList<ExpressionCase> Cases => _cases;

    /// <summary>The stored documents, by path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Documents => _documents;

    public static CaseFile Read(IEnumerable<string> lines, string project)
    {
        var file = new CaseFile(project);
        foreach (var (index, line) in lines.Index())
        {
            file.Read(index + 1, line.Trim());
        }

        return file;
    }

    private void Read(int number, string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        if (line == "---")
        {
            (_said, _others, _before) = ([], [], []);
        }
        else if (line[0] == '@')
        {
            var (word, rest) = Split(line[1..]);
            Say(word, rest);
        }
        else
        {
            Add(number, line);
        }
    }

    private void Say(string word, string rest)
    {
        var (path, data) = Split(rest);
        switch (word)
        {
            case "doc" when path.Contains(Each, StringComparison.Ordinal):
                _before.Add((path, TestData.Fields(data, _project)));
                break;
            case "doc":
                _documents[path] = TestData.Fields(data, _project);
                break;
            case "commit":
                _others.Add((path, data == "delete" ? null : TestData.Fields(data, _project)));
                break;
            case "data" or "new" or "update" or "token" or "method" or "query" or "functions" or "match":
                _said[word] = rest;
                break;
            default:
                throw new FormatException($"`@{word}` says nothing of a request");
        }
    }

    private void Add(int number, string text)
    {
        var method = Enum.Parse<RulesMethod>(_said.GetValueOrDefault("method", "get"), ignoreCase: true);
        var stored = _said.TryGetValue("data", out var data) && data != "none" ? TestData.Fields(data, _project) : null;
        var path = method == RulesMethod.List ? $"e{number}" : $"e{number}/x";
        if (stored is not null)
        {
            _documents[path] = stored;
        }

        foreach (var (other, fields) in _before)
        {
            _documents[Of(other)] = fields;
        }

        var updates = _said.TryGetValue("update", out var changes) ? TestData.Fields(changes, _project) : null;
        var attempt = new Attempt
        {
            Method = method,
            Path = path,
            Identity = IdentityOf(_said.GetValueOrDefault("token", """{"sub": "alice"}""")),
            Stored = stored,
            Written = Written(stored, updates),
            Updates = updates,
            Others = [.. _others.Select(other => (Of(other.Path), other.Data))],
            Query = _said.TryGetValue("query", out var query) ? TestQuery.Parse(query, _project) : null,
        };
        _cases.Add(
            new ExpressionCase(
                number,
                Of(text),
                _said.GetValueOrDefault("functions", ""),
                _said.GetValueOrDefault("match", "/{id}"),
                attempt
            )
        );

        string Of(string template) => template.Replace(Each, $"e{number}", StringComparison.Ordinal);
    }

    private IReadOnlyDictionary<string, object?>? Written(
        IReadOnlyDictionary<string, object?>? stored,
        IReadOnlyDictionary<string, object?>? updates
    )
    {
        if (updates is not null)
        {
            return DottedUpdate.Of(stored!, updates, ServerTime);
        }

        return _said.TryGetValue("new", out var written) ? TestData.Fields(written, _project) : null;
    }

    private Identity IdentityOf(string json)
    {
        if (json == "none")
        {
            return Identity.Unauthenticated;
        }

        var token = new Dictionary<string, object?>(TestData.Fields(json, _project));
        token.Remove("sub", out var uid);
        token.Remove("email", out var email);
        token.Remove("email_verified", out var verified);
        var identity = Identity.User((string)uid!) with { Claims = token };
        return email is null ? identity : identity with { Email = (string)email, EmailVerified = verified is true };
    }

    private static (string Word, string Tail) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
    }
}
