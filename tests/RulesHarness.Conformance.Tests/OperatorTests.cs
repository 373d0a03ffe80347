using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests;

/// <summary>Every operator on every pair of types.</summary>
public sealed class OperatorTests
{
    private static readonly string[] Operands =
    [
        "null",
        "true",
        "false",
        "7",
        "1.5",
        "'a'",
        "b'a'",
        "timestamp.value(1)",
        "duration.value(1, 's')",
        "latlng.value(1, 2)",
        "(/a/b)",
        "[7]",
        "{'a': 1}",
        "[7].toSet()",
        "{'a': 1}.diff({'b': 1})",
        "resource.data.no",
    ];

    private static readonly string[] Operators =
    [
        "||",
        "&&",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "+",
        "-",
        "*",
        "/",
        "%",
    ];

    private static readonly string[] Types =
    [
        "null",
        "bool",
        "int",
        "float",
        "number",
        "string",
        "bytes",
        "timestamp",
        "duration",
        "latlng",
        "path",
        "list",
        "map",
        "set",
        "map_diff",
        "any",
    ];

    private static IEnumerable<string> Groups => Operators.Chunk(4).Select(group => string.Join(' ', group));

    [TestCaseSource(nameof(Groups))]
    public async Task Operator_takes_each_pair_of_types_as_in_the_emulator(string signs)
    {
        string[] expressions =
        [
            .. from sign in signs.Split(' ')
            from left in Operands
            from right in Operands
            // A path is read on to the next space.
            select $"{left} {sign} {right}",
        ];

        expressions.Should().HaveCount(Operands.Length * Operands.Length * signs.Split(' ').Length);
        await ShouldAgreeAsync(expressions);
    }

    [Test]
    public async Task Other_operators_take_each_type_as_in_the_emulator()
    {
        string[] expressions =
        [
            .. from operand in Operands
            from form in new[] { "!{0}", "-{0}", "{0} ? true : false", "true ? {0} : false", "{0}.x", "debug({0})" }
            select Form(form, operand),
            .. from operand in Operands from index in Operands select $"{operand}[{index}]",
            .. from operand in Operands from index in Operands select $"[1, 2, 3][{operand}:{index}]",
            .. from operand in Operands select $"{operand}[0:1]",
            .. from operand in Operands from type in Types select $"{operand} is {type}",
        ];

        await ShouldAgreeAsync(expressions);
    }

    private static string Form(string form, string operand) => form.Replace("{0}", operand, StringComparison.Ordinal);

    private static async Task ShouldAgreeAsync(IReadOnlyList<string> all)
    {
        var expressions = Questions.Asked(all);
        var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        var documents = new Dictionary<string, IReadOnlyDictionary<string, object?>>();
        var stored = new Dictionary<string, object?>();
        var cases = expressions
            .Select(
                (text, at) =>
                    new ExpressionCase(
                        at,
                        text,
                        "",
                        "/{id}",
                        new Attempt
                        {
                            Method = RulesMethod.Get,
                            Path = $"e{at}/x",
                            Stored = stored,
                        }
                    )
            )
            .ToList();
        foreach (var each in cases.Where(each => each.Text.Contains("resource", StringComparison.Ordinal)))
        {
            documents[each.Attempt.Path] = stored;
        }

        var result = await new Comparison(judge, documents, TimeProvider.System).RunAsync(cases);

        result.Should().Agree(expressions.Count);
    }
}
