using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Linting;

/// <summary>
/// Tests that the emulator denies what the checks report as never allowed: random conditions, with each method, as
/// several callers.
/// </summary>
public sealed class NeverTests
{
    private const int Conditions = 120;

    private const string Functions = """
        function f(document) { return document.data.n == 1; }
        function g(value) { return value is string; }
        function k(a, b) { let one = a; return one == null || b.data.n == one.data.n; }
        """;

    private static readonly string[] Parts =
    [
        "resource == null",
        "resource != null",
        "resource.data.n == 1",
        "resource.data.owner == request.auth.uid",
        "resource.id == id",
        "resource.__name__ is path",
        "request.resource == null",
        "request.resource != null",
        "request.resource.data.n == 1",
        "request.resource.data.size() > 0",
        "request.resource.data.diff(resource.data).affectedKeys().hasOnly(['n'])",
        "resource.data.keys().hasAll(['n'])",
        "'n' in resource.data",
        "resource.data.get('n', 0) == 1",
        "id == 'old'",
        "id != null",
        "request.auth != null",
        "request.auth.uid == 'alice'",
        "request.auth.uid == 5",
        "request.auth.uid != 5",
        "request.auth.uid in [5, 6]",
        "request.auth.token.email_verified == 'x'",
        "request.auth.token.get('admin', false) == true",
        "request.time > 5",
        "request.path is path",
        "request.method == 'create'",
        "request.method in ['get', 'list']",
        "request.method != 'delete'",
        "request.query.limit == null",
        "request.query.limit != null",
        "true",
        "false",
        "get(/databases/$(database)/documents/z/q) == null",
        "get(/databases/$(database)/documents/z/q) != null",
        "exists(/databases/$(database)/documents/z/$(id))",
        "exists(/databases/$(database)/documents/z/q)",
        "get(/databases/$(database)/documents/z/none) == null",
        "f(resource)",
        "f(request.resource)",
        "g(id)",
        "g(request.auth.uid)",
        "k(resource, request.resource)",
        "resource.data.title + 'x' == 'tx'",
    ];

    private static readonly Dictionary<string, object?> Data = new()
    {
        ["n"] = 1L,
        ["title"] = "t",
        ["owner"] = "alice",
    };

    private static readonly Identity[] Callers =
    [
        Identity.Unauthenticated,
        Identity.User("alice"),
        Identity.User("alice") with
        {
            Email = "a@b.c",
            EmailVerified = true,
        },
    ];

    [Test]
    public async Task Statement_that_never_allows_allows_nothing()
    {
        var random = new Random(20);
        string[] conditions = [.. Parts, .. Enumerable.Range(0, Conditions).Select(_ => Condition(random, 3))];
        var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        await judge.LoadAsync(
            File(
                string.Join(
                    '\n',
                    conditions.Select((condition, i) => $"match /c{i}/{{id}} {{ allow read, write: if {condition}; }}")
                )
            )
        );
        await judge.StoreAsync([.. conditions.Select((_, i) => ($"c{i}/old", (object)Data)), ("z/q", Data)]);

        var told = conditions
            .SelectMany(
                (condition, i) =>
                    Enum.GetValues<RulesMethod>()
                        .Where(method => IsNever(condition, method))
                        .Select(method => (condition, i, method))
            )
            .ToList();
        var attempts = told.SelectMany(one =>
                Callers.Select(caller => (one.condition, Attempt: Attempt(one.method, one.i, caller)))
            )
            .ToList();
        var answers = await judge.JudgeAsync([.. attempts.Select(attempt => attempt.Attempt)]);

        told.Should().HaveCountGreaterThan(100);
        attempts
            .Zip(answers)
            .Where(pair => pair.Second.IsAllowed != false)
            .Select(pair => $"{pair.First.Attempt.Method} {pair.First.condition}: {pair.Second}")
            .Should()
            .BeEmpty();
    }

    private static Attempt Attempt(RulesMethod method, int collection, Identity caller) =>
        new()
        {
            Method = method,
            Path = method switch
            {
                RulesMethod.List => $"c{collection}",
                RulesMethod.Create => $"c{collection}/new",
                _ => $"c{collection}/old",
            },
            Identity = caller,
            Written = Data,
        };

    private static bool IsNever(string condition, RulesMethod method) =>
        RulesAnalyzer
            .Analyze(
                RulesParser.Parse(
                    File($"match /c/{{id}} {{ allow {method.ToString().ToLowerInvariant()}: if {condition}; }}")
                )
            )
            .Any(finding => finding.Message.Contains("can never be allowed here", StringComparison.Ordinal));

    private static string Condition(Random random, int depth) =>
        depth == 0
            ? Parts[random.Next(Parts.Length)]
            : random.Next(5) switch
            {
                0 => Parts[random.Next(Parts.Length)],
                1 => $"({Condition(random, depth - 1)} && {Condition(random, depth - 1)})",
                2 => $"({Condition(random, depth - 1)} || {Condition(random, depth - 1)})",
                3 => $"!({Condition(random, depth - 1)})",
                _ =>
                    $"({Condition(random, depth - 1)} ? {Condition(random, depth - 1)} : {Condition(random, depth - 1)})",
            };

    private static string File(string matches) =>
        $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{Functions}\n{matches}\n}} }}";
}
