using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Linting;

/// <summary>
/// Where the checks put Firestore's limits, the emulator has them: the last statement that they take is allowed, the
/// next one denied.
/// </summary>
public sealed class LimitTests
{
    private static readonly Dictionary<string, object?> Data = new() { ["n"] = 1L };

    [TestCase("true")]
    [TestCase("1 == 1")]
    [TestCase("-1 == -1")]
    [TestCase("(false || true)")]
    [TestCase("(true ? true : false)")]
    [TestCase("request.auth != null")]
    [TestCase("resource['data'].n == 1")]
    [TestCase("request.auth.uid is string")]
    [TestCase("resource.data.keys().hasAll(['n'])")]
    [TestCase("{'a': 1} == {'a': [1][0]}")]
    [TestCase("[1, 2, 3][:2] is list")]
    [TestCase("timestamp.date(2020, 1, 1) == timestamp.date(2020, 1, 1)")]
    [TestCase("/a/$('b') is path")]
    [TestCase("get(/databases/(default)/documents/z/0).data.n == 1")]
    [TestCase("f(1, 2)", "function f(a, b) { let c = a + b; return c == 3; }")]
    public Task Expressions(string part, string function = "") =>
        AtTheLimitAsync(
            "RH2110",
            400,
            RulesMethod.Get,
            count =>
            {
                var groups = Enumerable.Repeat($"({part})", count).Chunk(20).ToList();
                var functions = groups.Select(
                    (group, i) => $"function h{i}() {{ return {string.Join(" && ", group)}; }}"
                );
                return $"{function} {string.Join(' ', functions)} allow get: if {string.Join(" && ", groups.Select((_, i) => $"h{i}()"))};";
            }
        );

    [TestCase(RulesMethod.Get)]
    [TestCase(RulesMethod.List)]
    [TestCase(RulesMethod.Create)]
    [TestCase(RulesMethod.Update)]
    [TestCase(RulesMethod.Delete)]
    public Task Documents(RulesMethod method) =>
        AtTheLimitAsync("RH2109", 25, method, count => Statement(method, count, "exists(at('#'))"));

    [TestCase("exists(at('#')) && get(at('#')).data.n == 1")]
    [TestCase("get(at('#')).data.n == 1 && exists(at('#'))")]
    [TestCase("exists(at('#')) && exists(at('#'))")]
    [TestCase("exists(at('#')) && exists(/databases/$(database)/documents/a/$(id))")]
    public Task Documents_that_are_asked_for_twice(string part) =>
        AtTheLimitAsync("RH2109", 25, RulesMethod.Get, count => Statement(RulesMethod.Get, count, part));

    private static string Statement(RulesMethod method, int count, string part) =>
        "function at(id) { return /databases/$(database)/documents/z/$(id); } "
        + $"allow {method.ToString().ToLowerInvariant()}: if {string.Join(" && ", Enumerable.Range(0, count).Select(i => part.Replace("#", $"{i}", StringComparison.Ordinal)))};";

    private static async Task AtTheLimitAsync(string id, int most, RulesMethod method, Func<int, string> statements)
    {
        // Whether it is told grows with the count: the first one of which it is is between one of which it isn't and
        // one of which it is.
        var (fitting, told) = (0, most);
        while (told - fitting > 1)
        {
            var middle = (fitting + told) / 2;
            (fitting, told) = IsTold(id, statements(middle)) ? (fitting, middle) : (middle, told);
        }

        (await JudgeAsync(method, statements(fitting))).IsAllowed.Should().BeTrue("{0} fit", fitting);
        (await JudgeAsync(method, statements(fitting + 1))).IsAllowed.Should().BeFalse("{0} don't", fitting + 1);
    }

    private static bool IsTold(string id, string statements)
    {
        var rules = RulesParser.Parse(File(statements));
        rules.Diagnostics.Should().BeEmpty();
        return RulesAnalyzer
            .Analyze(rules)
            .Any(finding => finding.Id == id && finding.Severity == RulesSeverity.Warning);
    }

    private static async Task<Judgement> JudgeAsync(RulesMethod method, string statements)
    {
        var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        (await judge.LoadAsync(File(statements)))!
            .Issues.Should()
            .NotContain(issue => issue.Severity == Language.Syntax.RulesSeverity.Error);
        await judge.StoreAsync([.. Enumerable.Range(0, 30).Select(i => ($"z/{i}", (object)Data)), ("a/old", Data)]);
        var path =
            method == RulesMethod.List ? "a"
            : method == RulesMethod.Create ? "a/new"
            : "a/old";
        return (
            await judge.JudgeAsync([
                new Attempt
                {
                    Method = method,
                    Path = path,
                    Identity = Identity.User("alice"),
                    Written = Data,
                },
            ])
        ).Single();
    }

    private static string File(string statements) =>
        $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{ match /a/{{id}} {{ {statements} }} }} }}";
}
