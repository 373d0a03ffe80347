using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Writes into a condition what the evaluator says that its other side comes to. Two values drawn at random are hardly
/// ever equal, and so would tell little of what the sides make of them.
/// </summary>
internal static class Sharpener
{
    /// <summary>Stands where the value is to stand.</summary>
    public const string Unknown = "'__value__'";

    /// <summary>
    /// The unit with what the first of its requests that gets to a value gets to; the same unit where none does.
    /// </summary>
    public static Unit Sharpen(Unit unit, int version, OwnSide own)
    {
        // What depends on the clock is no value to be compared with.
        if (unit.Text.Contains("request.time", StringComparison.Ordinal))
        {
            return unit;
        }

        for (
            var at = unit.Text.IndexOf(Unknown, StringComparison.Ordinal);
            at >= 0;
            at = unit.Text.IndexOf(Unknown, at + 1, StringComparison.Ordinal)
        )
        {
            if (Value(unit, version, own, at) is { } literal)
            {
                unit = unit with { Text = unit.Text.Remove(at, Unknown.Length).Insert(at, literal) };
            }
        }

        return unit;
    }

    private static string? Value(Unit unit, int version, OwnSide own, int at)
    {
        var rules = RulesParser.Parse(new Ruleset(version, [unit]).Text);
        if (OwnSide.Errors(rules).Any())
        {
            return null;
        }

        var offset = rules.Source.Text.IndexOf(unit.Text, StringComparison.Ordinal) + at;
        var left = RulesTree
            .Expressions(rules)
            .OfType<BinaryExpression>()
            .First(comparison => comparison.Right.Span.Offset == offset)
            .Left;
        while (left is ParenthesizedExpression parenthesized)
        {
            left = parenthesized.Inner;
        }

        var program = RulesProgram.Compile(rules);
        foreach (
            var attempt in unit.Attempts.Where(attempt =>
                attempt.Updates?.Values.Contains(FieldValue.ServerTimestamp) != true
            )
        )
        {
            var literal = default(string);
            own.Observe(
                program,
                attempt,
                (expression, value) => literal ??= expression.Span == left.Span ? ValueLiteral.Of(value) : null
            );
            // The whole request holds its time too.
            if (literal is not null && !literal.Contains("'time': ", StringComparison.Ordinal))
            {
                return literal;
            }
        }

        return null;
    }
}
