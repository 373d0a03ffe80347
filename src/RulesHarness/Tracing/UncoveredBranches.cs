using System.Collections.Immutable;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the alternatives of a statement that no allowed request needs: an operand of <c>||</c> that was never true (of
/// <c>&amp;&amp;</c> below a <c>!</c>, never false), an arm of <c>? :</c> that never decided, an item of a list that
/// nothing matched. What lies within such a part is not reported again.
/// </summary>
internal sealed class UncoveredBranches(
    RulesSource source,
    OutlinedStatement statement,
    Evaluations seen,
    SpecLiterals words
)
{
    private readonly List<Diagnostic> _found = [];
    private readonly RequiredConditions _conditions = new(statement.Functions);

    // The parts around the one being visited, each with what it must be. Few parts need to know what these ask for.
    private ImmutableList<(Expression Whole, ExpressionScope Scope, bool Outcome)> _around = [];

    // The arms with which the tests around the part being visited deny.
    private ImmutableHashSet<Expression> _denying = ImmutableHashSet.Create<Expression>(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>
    /// The findings about a statement that allowed requests. <paramref name="seen"/> has the values that expressions
    /// had then, and <paramref name="words"/> are the spec's own values, which its cases try.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Find(
        RulesSource source,
        OutlinedStatement statement,
        Evaluations seen,
        SpecLiterals words
    )
    {
        var alternatives = new UncoveredBranches(source, statement, seen, words);
        if (statement.Statement.Condition is { } condition)
        {
            alternatives.Visit(condition, new ExpressionScope(statement.Functions), wanted: true);
        }
        return alternatives._found;
    }

    /// <summary><paramref name="wanted"/> is the value that lets a request through: false below a negation.</summary>
    private void Visit(Expression expression, ExpressionScope scope, bool wanted)
    {
        expression = expression.Bare();
        switch (expression)
        {
            case LiteralExpression:
                break;
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                Visit(not.Operand, scope, !wanted);
                break;
            case BinaryExpression { Operator: BinaryOperator.Or or BinaryOperator.And } logical:
                VisitOperands(logical, scope, wanted);
                break;
            case BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison
                when Compared(comparison) is var (operand, value):
                Visit(operand, scope, wanted == value);
                break;
            case ConditionalExpression conditional:
                VisitArms(conditional, scope, wanted);
                break;
            default:
                VisitParts(expression, scope, wanted);
                break;
        }
    }

    private void VisitOperands(BinaryExpression logical, ExpressionScope scope, bool wanted)
    {
        var isChoice = logical.Operator == BinaryOperator.Or == wanted;
        var around = _around;
        _around = isChoice ? _around : _around.Add((logical, scope, wanted));
        foreach (var (operand, other) in new[] { (logical.Left, logical.Right), (logical.Right, logical.Left) })
        {
            var isUnused =
                operand.Bare() is LiteralExpression
                    ? operand.IsLiteral(wanted) && !seen.Has(other, !wanted)
                    : !seen.Has(operand, wanted);
            if (!isChoice || !isUnused)
            {
                Visit(operand, scope, wanted);
            }
            else if (!IsExcluded(operand, scope, wanted))
            {
                Report(wanted ? CoverageDiagnostics.NeverTrue : CoverageDiagnostics.NeverFalse, operand, scope);
            }
        }

        _around = around;
    }

    /// <summary>
    /// Returns true if the other parts of the condition ask for the opposite, so that no request takes this
    /// alternative.
    /// </summary>
    private bool IsExcluded(Expression operand, ExpressionScope scope, bool outcome)
    {
        if (_conditions.TextOf(operand, scope) is not { } text)
        {
            return false;
        }
        var required = _around.SelectMany(part => _conditions.Of(part.Whole, part.Scope, part.Outcome)).ToHashSet();
        return required.Contains((text, !outcome)) || !outcome && RequiredConditions.AsksForUser(text, required);
    }

    private void VisitArms(ConditionalExpression conditional, ExpressionScope scope, bool wanted)
    {
        Visit(conditional.Condition, scope, wanted: true);
        foreach (var (arm, question) in new[] { (conditional.WhenTrue, true), (conditional.WhenFalse, false) })
        {
            if (arm.IsLiteral(!wanted) || _denying.Contains(arm))
            {
                continue;
            }
            var isTaken =
                conditional.Condition.Bare() is LiteralExpression
                    ? conditional.Condition.IsLiteral(question)
                    : seen.Has(conditional.Condition, question);
            if (!isTaken)
            {
                Report(CoverageDiagnostics.NeverEvaluated, arm, scope);
            }
            else if (seen.Has(arm, !wanted) && !seen.Has(arm, wanted))
            {
                Report(wanted ? CoverageDiagnostics.NeverTrue : CoverageDiagnostics.NeverFalse, arm, scope);
            }
            else
            {
                Visit(arm, scope, wanted);
            }
        }
    }

    private void VisitParts(Expression expression, ExpressionScope scope, bool wanted)
    {
        var around = _denying;
        _denying = _denying.Union(DenyingArms.Of(expression, scope, wanted));
        var called = scope.Called(expression);
        if (wanted)
        {
            VisitItems(expression, scope);
        }
        foreach (var part in expression.Children)
        {
            var before = _denying;
            // Whether an argument's arms deny is known where the function tests it.
            _denying = called is null ? _denying : _denying.Union(DenyingArms.Literals(part, scope));
            Visit(part, scope, wanted: true);
            _denying = before;
        }
        if ((called ?? scope.Named(expression)) is { } body)
        {
            Visit(body.Expression, body.Scope, wanted);
        }
        _denying = around;
    }

    /// <summary>The items of the lists in which a test looks for a value.</summary>
    private void VisitItems(Expression test, ExpressionScope scope)
    {
        if (seen.IsUncertain(test))
        {
            return;
        }
        var values = seen.Found(test);
        var names = new Lazy<IReadOnlySet<string>>(() => NamesIn.Of(test, scope));
        foreach (var collection in Membership.Collections(test).SelectMany(scope.Literals))
        {
            var items = Items(collection).Zip(seen.Items(collection));
            foreach (
                var (item, _) in items.Where(item =>
                    !item.Second.Overlaps(values)
                    && !IsOfSpec(item.First, names.Value)
                    && !IsField(item.First, test, scope)
                )
            )
            {
                Report(CoverageDiagnostics.NeverMatched, item, scope, source.Text(test));
            }
        }

        foreach (
            var word in Words(test)
                .Where(word => !values.Contains(RulesValue.From(word)) && !words.Has(word, names.Value))
        )
        {
            Report(CoverageDiagnostics.NeverMatched, ((CallExpression)test).Arguments[0], scope, word);
        }
    }

    private bool IsOfSpec(Expression item, IReadOnlyCollection<string> names) =>
        item.Bare() is LiteralExpression { Value: string text } && words.Has(text, names);

    /// <summary>
    /// Returns true for the name of a field in a list of all that the document may have. Another part of the condition
    /// may refuse the field, as the spec does: cases write it, and must be denied.
    /// </summary>
    private bool IsField(Expression item, Expression test, ExpressionScope scope) =>
        test is CallExpression { Function.Text: "hasOnly", Target: CallExpression { Target: { } target } keys }
        && keys.Function.Text == "keys"
        && item.Bare() is LiteralExpression { Value: string name }
        && words.HasField(statement.CollectionShape(), name)
        && IsDocument(target, scope);

    /// <summary>Returns true for <c>request.resource.data</c>, also behind names and functions.</summary>
    private static bool IsDocument(Expression target, ExpressionScope scope) =>
        scope.Behind(target.Bare()) is { } other
            ? IsDocument(other.Expression, other.Scope)
            : target.Bare()
                is MemberExpression
                {
                    Member.Text: "data",
                    Target: MemberExpression { Member.Text: "resource", Target: NameExpression { Name: "request" } },
                };

    /// <summary>
    /// The words of a pattern that is nothing but a choice of words, such as <c>^(draft|published)$</c>.
    /// </summary>
    private static IEnumerable<string> Words(Expression test)
    {
        if (
            test is not CallExpression { Target: not null, Function.Text: "matches", Arguments: [var argument] }
            || argument.Bare() is not LiteralExpression { Value: string pattern }
        )
        {
            return [];
        }
        var words = pattern.TrimStart('^').TrimEnd('$').TrimStart('(').TrimEnd(')').Split('|');
        return words.Length > 1 && words.All(word => word.All(IsPlain)) ? words : [];
    }

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is '-' or '_' or ' ';

    private static IEnumerable<Expression> Items(Expression collection) =>
        collection switch
        {
            ListExpression list => list.Items,
            MapExpression map => map.Entries.Select(entry => entry.Key),
            _ => [],
        };

    /// <summary>
    /// The operand that is compared with a literal truth value, and the value for which the comparison is true.
    /// </summary>
    private static (Expression Operand, bool Value)? Compared(BinaryExpression comparison)
    {
        var isEqual = comparison.Operator == BinaryOperator.Equal;
        return (comparison.Left.Bare(), comparison.Right.Bare()) switch
        {
            (var operand, LiteralExpression { Value: bool value }) => (operand, value == isEqual),
            (LiteralExpression { Value: bool value }, var operand) => (operand, value == isEqual),
            _ => null,
        };
    }

    private void Report(DiagnosticDescriptor descriptor, Expression part, ExpressionScope scope, string more = "")
    {
        // Other collections may need this part of a function.
        var where = scope.Body is null ? "" : $" in `{statement.CollectionPath()}`";
        _found.Add(
            descriptor.At(source.Name, part.Span.Line, part.Span.Column, source.Text(part), where, more) with
            {
                Collection = statement.CollectionPath(),
            }
        );
    }
}
