using System.Collections.Concurrent;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Compiling;

/// <summary>
/// Rules with the line of their first error, as it is written down: our compiler names it for each of them, and the
/// emulator for those that it is asked about.
/// </summary>
public sealed class CompilerTests
{
    private static readonly ConcurrentBag<EmulatorCompiler> Compilers = [];

    private static readonly IReadOnlyList<CompilerCase> Cases =
    [
        .. CompilerCase.Read("expressions.txt", Written.AsCondition),
        .. CompilerCase.Read("blocks.txt", body => Written.InBlock(body)),
        .. CompilerCase.Read("blocks-of-version-1.txt", body => Written.InBlock(body, version: 1)),
        .. CompilerCase.Read("files.txt", text => text),
    ];

    private static readonly HashSet<CompilerCase> Asked = [.. Questions.Asked(Cases)];

    [TestCaseSource(nameof(Cases))]
    public async Task Rules_are_accepted_or_refused_on_the_line_that_the_emulator_names(object of)
    {
        var example = (CompilerCase)of;
        var rules = RulesParser.Parse(example.Rules);

        (CompilerAnswer.FirstErrorLine(rules), Ids(rules)).Should().Be((example.Line, example.Ids));
        if (Asked.Contains(example))
        {
            (await FirstErrorLineAsync(example.Rules)).Should().Be(example.Line);
        }
        (rules.HasErrors || RulesChecker.Check(rules).Any(found => found.Severity == RulesSeverity.Error))
            .Should()
            .Be(example.Line is not null);
    }

    private static IEnumerable<TestCaseData> Limits()
    {
        yield return Limit(
            "operators",
            99,
            count => Written.AsCondition(string.Join(" && ", Enumerable.Repeat("a", count)))
        );
        yield return Limit(
            "operators to the right",
            50,
            count => Written.AsCondition(Nested("a && (", "a", ")", count - 1))
        );
        yield return Limit("parentheses", 98, count => Written.AsCondition(Nested("(\n", "a", ")", count)));
        yield return Limit("negations", 98, count => Written.AsCondition(Nested("!", "a", "", count)));
        yield return Limit("lists", 98, count => Written.AsCondition(Nested("[\n", "1", "]", count)));
        yield return Limit("maps", 98, count => Written.AsCondition(Nested("{'a':\n", "1", "}", count)));
        yield return Limit("calls", 98, count => Written.AsCondition(Nested("f(\n", "1", ")", count)));
        yield return Limit("calls of methods", 98, count => Written.AsCondition(Nested("a.f(\n", "1", ")", count)));
        yield return Limit("indexes", 98, count => Written.AsCondition(Nested("a[\n", "1", "]", count)));
        yield return Limit("slices", 98, count => Written.AsCondition(Nested("a[0:\n", "1", "]", count)));
        yield return Limit("paths", 98, count => Written.AsCondition(Nested("/a/$(\n", "b", ")", count)));
        yield return Limit("conditionals", 98, count => Written.AsCondition(Nested("a ? b :\n", "c", "", count)));
        yield return Limit("types", 98, count => Written.AsCondition("a" + Repeated(_ => " is bool", count)));
        yield return Limit(
            "variables",
            11,
            count =>
                Written.InBlock(
                    $"function f() {{\n{Repeated(index => $"let x{index}\n= 1;\n", count)}return\n1; }}\nmatch /a {{ allow read: if f() == 1; }}"
                )
        );
        yield return Limit(
            "parameters",
            7,
            count =>
                Written.InBlock(
                    $"function f(\n{string.Join(",\n", Enumerable.Range(0, count).Select(index => $"x{index}"))}) {{ return 1; }}\nmatch /a {{ allow read; }}"
                )
        );
        yield return Limit("blocks", 10, count => Written.InBlock(Nested("match /a {\n", "allow read; ", "}", count)));
        yield return Limit(
            "segments",
            97,
            count => Written.InBlock($"match {Repeated(_ => "/a\n", count)} {{ allow read; }}")
        );
        yield return Limit(
            "segments in blocks",
            48,
            count =>
                Written.InBlock(
                    $"match {Repeated(_ => "/a", count)} {{\nmatch {Repeated(_ => "/a", 49)} {{ allow read; }} }}"
                )
        );
        yield return Limit(
            "captures",
            19,
            count => Written.InBlock($"match {Repeated(index => $"/{{a{index}}}\n", count)} {{ allow read; }}")
        );
        yield return Limit(
            "calls of functions",
            20,
            count =>
                Written.InBlock(
                    $"{Repeated(index => $"function f{index}() {{ return f{index + 1}(); }}\n", count)}function f{count}() {{ return 1; }}\nmatch /a {{ allow read; }}"
                )
        );
    }

    [TestCaseSource(nameof(Limits))]
    public async Task Limit_is_the_emulators(int most, Func<int, string> rules)
    {
        foreach (var count in new[] { most, most + 1, most + 2 })
        {
            var ours = CompilerAnswer.FirstErrorLine(RulesParser.Parse(rules(count)));

            (ours is null).Should().Be(count <= most);
            (await FirstErrorLineAsync(rules(count))).Should().Be(ours);
        }
    }

    private static TestCaseData Limit(string name, int most, Func<int, string> rules) =>
        new TestCaseData(most, rules).SetArgDisplayNames(name);

    private static string Nested(string open, string inner, string close, int count) =>
        Repeated(_ => open, count) + inner + Repeated(_ => close, count);

    private static string Repeated(Func<int, string> part, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(part));

    private static async Task<int?> FirstErrorLineAsync(string rules)
    {
        var compiler = Compilers.TryTake(out var idle)
            ? idle
            : new EmulatorCompiler(TestEmulator.Shared.Endpoint, TestEmulator.NewProject());
        var line = await compiler.FirstErrorLineAsync(rules);
        Compilers.Add(compiler);
        return line;
    }

    private static string Ids(ParsedRules rules) =>
        string.Join(
            ' ',
            rules
                .Diagnostics.Concat(RulesChecker.Check(rules))
                .OrderBy(found => found.Span.Offset)
                .Select(found => found.Id)
        );
}
