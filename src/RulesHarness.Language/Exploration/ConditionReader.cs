using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Reads conditions: those of one text once.</summary>
/// <remarks>Belongs to one thread at a time: a printer has the text that it writes.</remarks>
internal sealed class ConditionReader
{
    private const int LongestText = 4_000;

    private readonly ConditionPrinter _printer = new(
        ImmutableDictionary<string, FunctionDeclaration>.Empty,
        LongestText
    );
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ReadCondition> _byText = [];
    private readonly Dictionary<Expression, ReadCondition> _read = new(ReferenceEqualityComparer.Instance);

    public ReadCondition Read(Expression condition)
    {
        if (!_read.TryGetValue(condition, out var read))
        {
            _read[condition] = read = New(condition);
        }

        return read;
    }

    private ReadCondition New(Expression condition)
    {
        var bare = condition.Bare();
        if (bare is not BinaryExpression { Operator: BinaryOperator.NotEqual } different)
        {
            return OfText(bare);
        }

        // `!=` is the opposite of `==`.
        return OfText(different with { Operator = BinaryOperator.Equal }) with
        {
            IsOpposite = true,
        };
    }

    // Statements that call one function have conditions of one text.
    private ReadCondition OfText(Expression condition)
    {
        var number = NumberOf(condition);
        if (number is { } known && _byText.TryGetValue(known, out var read))
        {
            return read;
        }

        read = New(condition, number);
        if (number is { } text)
        {
            _byText[text] = read;
        }

        return read;
    }

    private ReadCondition New(Expression condition, int? number) =>
        new()
        {
            Text = number,
            IsOpposite = false,
            Choice = ChoiceOf(condition),
            SizesWhereTrue = SizesOf(condition, outcome: true),
            SizesWhereFalse = SizesOf(condition, outcome: false),
            Test =
                condition is TypeTestExpression test && NumberOf(test.Operand) is { } operand
                    ? new TestedType(operand, test.Type.Text)
                    : null,
            Facts = [.. ConditionFacts.Of(condition)],
            FactsWhereTrue = [.. ConditionFacts.WhereTrue(condition)],
        };

    private ValueChoice? ChoiceOf(Expression condition)
    {
        if (Compared(condition) is not var (expression, values) || NumberOf(expression) is not { } operand)
        {
            return null;
        }

        // A document that isn't there has no value, not even null, and neither has the uid of a guest.
        var isNeverNull =
            expression
            is CallExpression { Target: null, Function.Text: "get" or "getAfter" }
                or MemberExpression { Member.Text: "uid", Target: MemberExpression { Member.Text: "auth" } };
        return new ValueChoice(operand, values, isNeverNull);
    }

    private static (Expression Expression, HashSet<RulesValue> Values)? Compared(Expression condition) =>
        condition switch
        {
            BinaryExpression { Operator: BinaryOperator.Equal, Right: LiteralExpression value } equality => (
                equality.Left,
                [Constants.Of(value)]
            ),
            BinaryExpression { Operator: BinaryOperator.In, Right: ListExpression list } member
                when list.Items.All(item => item is LiteralExpression) => (
                member.Left,
                [.. list.Items.Select(item => Constants.Of((LiteralExpression)item))]
            ),
            _ => null,
        };

    private SizeRange? SizesOf(Expression condition, bool outcome) =>
        SizeLimit.Of(condition, outcome) is { } limit && NumberOf(limit.Sized) is { } sized
            ? new SizeRange(sized, limit.Least, limit.Most)
            : null;

    private int? NumberOf(Expression expression)
    {
        if (_printer.Print(expression, ImmutableDictionary<string, string>.Empty) is not { } text)
        {
            return null;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers[text] = number = _numbers.Count;
        }

        return number;
    }
}
