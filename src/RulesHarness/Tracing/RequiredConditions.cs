using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// What a condition asks for in every request that it lets through, as texts that can be compared: functions are
/// written out, so that <c>isAdmin() &amp;&amp; !isMe(id)</c> is known to ask for <c>request.auth != null</c>.
/// </summary>
internal sealed class RequiredConditions(ImmutableDictionary<string, FunctionDeclaration> functions)
{
    private const int LongestText = 1_000;

    /// <summary>Functions that call each other have no end.</summary>
    private const int Deepest = 20;

    /// <summary>What may leave a part of its text unread.</summary>
    private static readonly string[] Choices = ["||", "&&", "?"];

    private readonly ConditionPrinter _printer = new(functions, LongestText, isInlining: true);

    /// <summary>
    /// The conditions that each have one outcome where the whole one has <paramref name="outcome"/>, with theirs.
    /// </summary>
    public IEnumerable<(string Text, bool Outcome)> Of(Expression whole, ExpressionScope scope, bool outcome) =>
        Parts(whole, scope, outcome, depth: 0);

    /// <summary>A text by which a condition can be compared; null where it would be too long.</summary>
    public string? TextOf(Expression condition, ExpressionScope scope) =>
        NamesOf(scope) is { } names ? _printer.Print(condition, names) : null;

    private IEnumerable<(string Text, bool Outcome)> Parts(
        Expression part,
        ExpressionScope scope,
        bool outcome,
        int depth
    )
    {
        part = part.Bare();
        if (depth > Deepest)
        {
            return [];
        }
        IEnumerable<(string Text, bool Outcome)> own = TextOf(part, scope) is { } text ? [(text, outcome)] : [];
        var inside = part switch
        {
            UnaryExpression { Operator: UnaryOperator.Not } not => Parts(not.Operand, scope, !outcome, depth + 1),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logical
                when logical.Operator == BinaryOperator.And == outcome => Parts(logical.Left, scope, outcome, depth + 1)
                .Concat(Parts(logical.Right, scope, outcome, depth + 1)),
            _ => scope.Behind(part) is { } body ? Parts(body.Expression, body.Scope, outcome, depth + 1) : [],
        };
        return own.Concat(inside);
    }

    /// <summary>
    /// Returns true if a condition asks for a user, and what is required reads something of <c>request.auth</c>: for a
    /// guest that has no outcome, but an error.
    /// </summary>
    public static bool AsksForUser(string text, IEnumerable<(string Text, bool Outcome)> required) =>
        text == "(request.auth!=null)" && required.Any(each => ReadsUser(each.Text));

    private static bool ReadsUser(string text) =>
        text.Contains("request.auth.", StringComparison.Ordinal)
        && !Choices.Any(choice => text.Contains(choice, StringComparison.Ordinal));

    private ImmutableDictionary<string, string>? NamesOf(ExpressionScope scope)
    {
        var names = ImmutableDictionary<string, string>.Empty;
        if (scope.Body is not { } body)
        {
            return names;
        }
        if (NamesOf(body.Caller) is not { } around)
        {
            return null;
        }
        foreach (var (parameter, argument) in body.Function.Parameters.Zip(body.Call.Arguments))
        {
            if (_printer.Print(argument, around) is not { } text)
            {
                return null;
            }
            names = names.SetItem(parameter.Text, text);
        }
        foreach (var binding in body.Function.Bindings)
        {
            if (_printer.Print(binding.Value, names) is not { } text)
            {
                return null;
            }
            names = names.SetItem(binding.Name.Text, text);
        }
        return names;
    }
}
