using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Linting;

/// <summary>
/// Tests that the emulator confirms what the checks report as always an error, as a look-up without a document, or as
/// open to every list, and the opposite for all other forms.
/// </summary>
public sealed class OperationTests
{
    private const string Documents = "/databases/$(database)/documents";

    private static readonly Dictionary<string, object?> Data = new() { ["n"] = 1L };

    private static readonly string[] Values =
    [
        "null",
        "true",
        "1",
        "float(1)",
        "'a'",
        "b'a'",
        "request.time",
        "duration.value(1, 's')",
        "latlng.value(1.0, 1.0)",
        "path('/a/b')",
        "['a']",
        "['a'].toSet()",
        "{'a': 1}",
        "{'a': 1}.diff({'a': 2})",
    ];

    private static readonly string[] Signs = ["+", "-", "*", "/", "%", "<", "in"];

    private static readonly string[] Members =
    [
        ".size()",
        ".keys()",
        ".values()",
        ".get('a', 1)",
        ".diff({})",
        ".affectedKeys()",
        ".addedKeys()",
        ".hasAny(['a'])",
        ".hasAll(['a'])",
        ".hasOnly(['a'])",
        ".concat([1])",
        ".join(',')",
        ".removeAll([1])",
        ".toSet()",
        ".union([1].toSet())",
        ".intersection([1].toSet())",
        ".lower()",
        ".trim()",
        ".matches('a')",
        ".split('a')",
        ".replace('a', 'b')",
        ".toUtf8()",
        ".toBase64()",
        ".toHexString()",
        ".date()",
        ".day()",
        ".hours()",
        ".toMillis()",
        ".time()",
        ".year()",
        ".nanos()",
        ".seconds()",
        ".latitude()",
        ".bind({})",
        "[0]",
        "[0:1]",
    ];

    private static readonly (string Condition, bool IsLost)[] LookUps =
    [
        ($"exists({Documents}/z/q)", false),
        ("exists(/databases/(default)/documents/z/q)", false),
        ($"exists({Documents}/z/$('q'))", false),
        ($"exists({Documents}/$(/z/q))", false),
        ("exists(path('/databases/(default)/documents/z/q'))", false),
        ($"get({Documents}/z/{{id}}.bind({{'id': 'q'}})).data.n == 1", false),
        ("exists(/z/q)", true),
        ("get(/documents/z/q).data.n == 1", true),
        ("exists(/databases/$(database)/document/z/q)", true),
        ("exists(/databases/$(database)/z/q)", true),
        ($"exists({Documents}/z)", true),
        ($"exists({Documents}/z/q/y)", true),
        ("exists(/databases/default/documents/z/q)", true),
        ($"exists({Documents}/z/{{q}})", true),
        ("exists('/databases/(default)/documents/z/q')", true),
        ($"exists({Documents}/z/request.auth.uid)", true),
    ];

    private static readonly (string Condition, bool IsOpen)[] Lists =
    [
        ("!('x' in resource.data)", true),
        ("!('x' in resource.data.keys())", true),
        ("!resource.data.keys().hasAny(['x'])", true),
        ("resource.data.keys().hasOnly(['x'])", true),
        ("resource.data.get('x', 'y') == 'y'", true),
        ("resource.data.get('x', 0) < 3", true),
        ("resource.data.get('x', null) == null", true),
        ("!resource.data.get('x', false)", true),
        ("resource.data.size() == 0", true),
        ("resource.data.values().size() == 0", true),
        ("'x' in resource.data ? resource.data.x == 1 : true", true),
        ("resource.data.x == 1 || !('x' in resource.data)", true),
        ("'x' in resource.data", false),
        ("resource.data.x == 1", false),
        ("resource.data.x != 1", false),
        ("resource.data.get('x', 'y') == 'z'", false),
        ("resource.data.get('x', 0) > 3", false),
        ("resource.data.keys().hasAll(['x'])", false),
    ];

    [Test]
    public async Task Operation_is_reported_where_it_is_an_error_and_nowhere_else()
    {
        string[] expressions =
        [
            .. Signs.SelectMany(sign =>
                Values.SelectMany(left => Values.Select(right => $"({left}) {sign} ({right})"))
            ),
            .. Members.SelectMany(member => Values.Select(value => $"({value}){member}")),
        ];
        string[] conditions = [.. expressions.Select(expression => $"[{expression}].size() == 1")];

        var answers = await AllowedAsync(conditions, RulesMethod.Get);

        conditions
            .Zip(answers)
            .Where(pair => pair.Second == IsError(pair.First))
            .Select(pair => pair.First)
            .Should()
            .BeEmpty();
    }

    [Test]
    public async Task Look_up_is_reported_where_it_finds_no_document()
    {
        var answers = await AllowedAsync([.. LookUps.Select(row => row.Condition)], RulesMethod.Get);

        answers.Should().Equal(LookUps.Select(row => !row.IsLost));
        LookUps
            .Select(row => Finds(row.Condition, RulesMethod.Get, "RH2119"))
            .Should()
            .Equal(LookUps.Select(row => row.IsLost));
    }

    [Test]
    public async Task List_is_reported_where_it_is_open_without_a_filter()
    {
        var answers = await AllowedAsync([.. Lists.Select(row => row.Condition)], RulesMethod.List);

        answers.Should().Equal(Lists.Select(row => row.IsOpen));
        Lists
            .Select(row => Finds(row.Condition, RulesMethod.List, "RH2118"))
            .Should()
            .Equal(Lists.Select(row => row.IsOpen));
    }

    private static async Task<bool[]> AllowedAsync(string[] conditions, RulesMethod method)
    {
        var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        var load = await judge.LoadAsync(
            File(string.Join('\n', conditions.Select((condition, i) => Block($"c{i}", condition, method))))
        );
        load.Should().NotBeNull();
        await judge.StoreAsync([("z/q", Data)]);
        var answers = await judge.JudgeAsync([
            .. conditions.Select(
                (_, i) =>
                    new Attempt
                    {
                        Method = method,
                        Path = method == RulesMethod.List ? $"c{i}" : $"c{i}/d",
                        Identity = Identity.User("alice"),
                    }
            ),
        ]);
        answers.Should().NotContain(answer => answer.IsAllowed == null);
        return [.. answers.Select(answer => answer.IsAllowed == true)];
    }

    // What is never in a list is no error, and told of as a comparison; what can't be ordered is both.
    private static bool IsError(string condition) =>
        condition.Contains(" in ", StringComparison.Ordinal)
            ? Finds(condition, RulesMethod.Get, "RH2120")
            : Finds(condition, RulesMethod.Get, "RH2120", "RH2107");

    private static bool Finds(string condition, RulesMethod method, params string[] ids) =>
        RulesAnalyzer
            .Analyze(RulesParser.Parse(File(Block("c", condition, method))))
            .Any(finding => ids.Contains(finding.Id));

    private static string Block(string collection, string condition, RulesMethod method) =>
        $"match /{collection}/{{id}} {{ allow {method.ToString().ToLowerInvariant()}: if {condition}; }}";

    private static string File(string matches) =>
        $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{matches}\n}} }}";
}
