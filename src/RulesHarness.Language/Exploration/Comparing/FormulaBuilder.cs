using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Rewrites an expanded condition to its normal form: negations are moved to the atoms, nested operators of one kind
/// are one, operands are sorted, and those that make no difference are left out.
/// </summary>
/// <param name="statement">The statement of the condition.</param>
/// <param name="texts">Writes the atoms.</param>
/// <param name="isList">Whether it decides lists, which know of a field only what the query's filters say.</param>
internal sealed class FormulaBuilder(RuleStatement statement, CanonicalText texts, bool isList)
{
    private static readonly AllFormula Always = new("true", []);
    private static readonly AnyFormula Never = new("false", []);

    /// <summary>Atoms of one condition. What would be beyond is an atom as a whole.</summary>
    private const int MaxAtoms = 1_000;

    /// <summary>Operands that are compared with each other; of more none is left out.</summary>
    private const int MaxCompared = 50;

    private int _atoms;

    public Formula Build(Expression condition)
    {
        _atoms = 0;
        return Of(condition, outcome: true);
    }

    private Formula Of(Expression condition, bool outcome) =>
        condition switch
        {
            _ when _atoms >= MaxAtoms => Atom(condition, outcome),
            ParenthesizedExpression brackets => Of(brackets.Inner, outcome),
            LiteralExpression { Value: bool value } => value == outcome ? Always : Never,
            UnaryExpression { Operator: UnaryOperator.Not } not => Of(not.Operand, !outcome),
            BinaryExpression { Operator: BinaryOperator.And } and => Both(and, outcome, isAll: outcome),
            BinaryExpression { Operator: BinaryOperator.Or } or => Both(or, outcome, isAll: !outcome),
            ConditionalExpression choice => Any([
                All([Of(choice.Condition, true), Of(choice.WhenTrue, outcome)]),
                All([Of(choice.Condition, false), Of(choice.WhenFalse, outcome)]),
            ]),
            // Of the bounds of a query nothing follows from a comparison that is not true.
            BinaryExpression { Operator: BinaryOperator.NotEqual } differs when !isList => Atom(
                differs with
                {
                    Operator = BinaryOperator.Equal,
                },
                !outcome
            ),
            _ => Atom(condition, outcome),
        };

    private AtomFormula Atom(Expression condition, bool outcome)
    {
        _atoms++;
        var text = texts.Of(condition);
        return new AtomFormula(outcome ? text : $"!{text}", statement, condition, outcome);
    }

    private Formula Both(BinaryExpression logic, bool outcome, bool isAll)
    {
        // A chain of operators is as deep as it is long.
        var operands = new List<Formula>();
        Expression left = logic;
        while (left is BinaryExpression binary && binary.Operator == logic.Operator)
        {
            operands.Add(Of(binary.Right, outcome));
            left = binary.Left;
        }

        operands.Add(Of(left, outcome));
        operands.Reverse();
        return isAll ? All(operands) : Any(operands);
    }

    /// <summary>Joins formulas of which all must be true.</summary>
    public static Formula All(IEnumerable<Formula> operands)
    {
        var parts = Distinct(operands.SelectMany(part => part is AllFormula all ? all.Parts : [part]));
        if (parts.Any(part => part.Text == Never.Text || IsContradicted(part, parts)))
        {
            return Never;
        }

        var kept = parts.Where(part => !IsAbsorbed(part as AnyFormula, parts)).ToImmutableArray();
        return kept.Length == 1 ? kept[0] : new AllFormula(TextOf(kept, " && ", Always.Text), kept);
    }

    /// <summary>Joins formulas of which one must be true.</summary>
    public static Formula Any(IEnumerable<Formula> operands)
    {
        var parts = Distinct(operands.SelectMany(part => part is AnyFormula any ? any.Parts : [part]));
        if (parts.Any(part => part.Text == Always.Text))
        {
            return Always;
        }

        var kept =
            parts.Count > MaxCompared ? [.. parts] : parts.Where(part => !IsImplied(part, parts)).ToImmutableArray();
        return kept.Length == 1 ? kept[0] : new AnyFormula(TextOf(kept, " || ", Never.Text), kept);
    }

    private static List<Formula> Distinct(IEnumerable<Formula> parts)
    {
        var distinct = parts.DistinctBy(part => part.Text);
        return [.. distinct.OrderBy(part => part.Text, StringComparer.Ordinal)];
    }

    private static bool IsContradicted(Formula part, List<Formula> parts) =>
        part is AtomFormula { Outcome: false } atom && parts.Exists(other => $"!{other.Text}" == atom.Text);

    // `a && (a || b)` is `a`.
    private static bool IsAbsorbed(AnyFormula? choice, List<Formula> parts) =>
        choice is not null && choice.Parts.Any(part => IsAmong(part, parts));

    private static bool IsAmong(Formula formula, List<Formula> parts) =>
        parts.Exists(part => part.Text == formula.Text);

    // `a || (a && b)` is `a`.
    private static bool IsImplied(Formula part, List<Formula> parts)
    {
        if (part is not AllFormula all)
        {
            return false;
        }

        var known = FormulaTexts.Of(all);
        return parts.Exists(other => !ReferenceEquals(other, all) && FormulaTexts.IsImplied(other, known));
    }

    private static string TextOf(ImmutableArray<Formula> parts, string sign, string empty) =>
        parts.IsEmpty ? empty : $"({string.Join(sign, parts.Select(part => part.Text))})";
}
