using System.Globalization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>Rules in which `§` stands before each place that a check is to point to.</summary>
internal static class Marked
{
    private const char Mark = '§';

    /// <summary>
    /// The schema that tests use: posts with a title, a count, a state, statistics and an owner; their comments; users.
    /// </summary>
    public static readonly RulesSchema Schema = new([
        new CollectionSchema(
            "posts",
            [
                Field("title", ValueKinds.String),
                Field("count", ValueKinds.Integer),
                Field("ratio", ValueKinds.Float),
                Field("status", ValueKinds.String, "draft", "published"),
                Field("stats.likes", ValueKinds.Integer),
                Field("extra", ValueKinds.Map),
                Field("tags", ValueKinds.List),
                Field("editors", ValueKinds.List) with
                {
                    Elements = ValueKinds.Path,
                },
                Field("author", ValueKinds.Path),
                Field("owner", ValueKinds.String | ValueKinds.Null),
                Field("at", ValueKinds.Timestamp),
            ]
        ),
        new CollectionSchema("posts/{postId}/comments", [Field("body", ValueKinds.String)]),
        new CollectionSchema(
            "users",
            [Field("email", ValueKinds.String), Field("role", ValueKinds.String, "admin", "user")]
        ),
    ]);

    /// <summary>Asserts that a check finds something at each mark, and nowhere else.</summary>
    /// <param name="id">The check's id; other findings are passed over.</param>
    /// <param name="body">Match blocks, or the statements of `match /posts/{postId}`.</param>
    /// <param name="schema">What is known of documents.</param>
    /// <returns>The findings.</returns>
    public static IReadOnlyList<RulesDiagnostic> Finds(string id, string body, RulesSchema? schema = null)
    {
        var isBlocks =
            body.Contains("match /", StringComparison.Ordinal) || body.Contains("match §/", StringComparison.Ordinal);
        return FindsInFile(id, Samples.InService(isBlocks ? body : $"match /posts/{{postId}} {{ {body} }}"), schema);
    }

    /// <summary>Asserts that a check finds something at each mark of a whole file, and nowhere else.</summary>
    public static IReadOnlyList<RulesDiagnostic> FindsInFile(string id, string marked, RulesSchema? schema = null)
    {
        var rules = RulesParser.Parse(marked.Replace($"{Mark}", "", StringComparison.Ordinal));
        rules.Diagnostics.Should().BeEmpty();

        var found = RulesAnalyzer.Analyze(rules, schema).Where(finding => finding.Id == id).ToList();

        found
            .Select(finding => Place(finding.Span.Line, finding.Span.Column))
            .Should()
            .Equal(Places(marked), "of {0}", marked);
        found.Should().NotContain(finding => finding.Message.Length == 0 || string.IsNullOrEmpty(finding.Help));
        return found;
    }

    private static IEnumerable<string> Places(string marked)
    {
        var (line, column) = (1, 1);
        foreach (var character in marked)
        {
            switch (character)
            {
                case Mark:
                    yield return Place(line, column);
                    break;
                case '\n':
                    (line, column) = (line + 1, 1);
                    break;
                default:
                    column++;
                    break;
            }
        }
    }

    private static string Place(int line, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{line}:{column}");

    private static FieldSchema Field(string path, ValueKinds kinds, params object[] values) =>
        new(path, kinds, [.. values]);
}
