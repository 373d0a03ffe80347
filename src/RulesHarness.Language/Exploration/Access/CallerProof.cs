using System.Collections.Frozen;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>
/// Proves from a condition alone, whose functions are expanded, that a caller can't meet it, or that he always does. A
/// caller has only what his kind has: an owner no claim, a signed-in user no relation to the document.
/// </summary>
internal sealed class CallerProof(AccessCaller caller, CompilationScope scope)
{
    private static readonly FrozenSet<string> BuiltIns =
    [
        "get",
        "exists",
        "getAfter",
        "existsAfter",
        "debug",
        "int",
        "float",
        "string",
        "bool",
        "path",
    ];

    private readonly FrozenSet<string> _claims =
    [
        .. from role in caller.Roles where role.Kind == RelationKind.Claim select role.Field,
    ];

    private bool IsGuest => caller.Kind == CallerKind.Guest;

    private bool HasOwnDocument => caller.Roles.Any(role => role.Kind == RelationKind.OwnDocument);

    private bool IsKnownUser => caller.Roles.Any(role => role.Kind != RelationKind.Claim);

    /// <summary>Returns true if the condition can't have the outcome, whatever the documents are.</summary>
    public bool IsImpossible(Expression condition, bool outcome) =>
        condition switch
        {
            LiteralExpression { Value: bool value } => value != outcome,
            ParenthesizedExpression brackets => IsImpossible(brackets.Inner, outcome),
            UnaryExpression { Operator: UnaryOperator.Not } not => IsImpossible(not.Operand, !outcome),
            BinaryExpression { Operator: BinaryOperator.And } and => Logic(and, outcome, isBoth: outcome),
            BinaryExpression { Operator: BinaryOperator.Or } or => Logic(or, outcome, isBoth: !outcome),
            ConditionalExpression choice => (
                IsImpossible(choice.Condition, true) || IsImpossible(choice.WhenTrue, outcome)
            ) && (IsImpossible(choice.Condition, false) || IsImpossible(choice.WhenFalse, outcome)),
            _ => IsAtomImpossible(condition, outcome),
        };

    /// <summary>Returns true if the condition is true whatever the documents are.</summary>
    public bool IsCertain(Expression condition) =>
        condition switch
        {
            LiteralExpression { Value: true } => true,
            ParenthesizedExpression brackets => IsCertain(brackets.Inner),
            BinaryExpression { Operator: BinaryOperator.And } and => IsCertain(and.Left) && IsCertain(and.Right),
            BinaryExpression { Operator: BinaryOperator.Or } or => IsCertain(or.Left) || IsCertain(or.Right),
            _ => !IsGuest && AuthIsNull(condition) == false,
        };

    private bool Logic(BinaryExpression logic, bool outcome, bool isBoth)
    {
        var left = IsImpossible(logic.Left, outcome);
        return isBoth ? left || IsImpossible(logic.Right, outcome) : left && IsImpossible(logic.Right, outcome);
    }

    private bool IsAtomImpossible(Expression atom, bool outcome)
    {
        if (AuthIsNull(atom) is { } isNull)
        {
            return IsGuest == (isNull != outcome);
        }

        if (IsStrict(atom) && atom.DescendantsAndSelf().Any(HasNoValue))
        {
            return true;
        }

        return !IsGuest && !IsKnownUser && IsRelation(atom, outcome);
    }

    // `request.auth == null` is true for guests, and false for others. Null for all other conditions.
    private static bool? AuthIsNull(Expression atom) =>
        atom is BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } equality
        && (IsAuthAndNull(equality.Left, equality.Right) || IsAuthAndNull(equality.Right, equality.Left))
            ? equality.Operator == BinaryOperator.Equal
            : null;

    private static bool IsAuthAndNull(Expression one, Expression other) =>
        Is(one, "auth") && other is LiteralExpression { Kind: LiteralKind.Null };

    // An expression without a value leaves the whole atom without one, unless something in it is decided before.
    private static bool IsStrict(Expression atom) =>
        atom.DescendantsAndSelf()
            .All(part =>
                part
                    is not (
                        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or }
                        or ConditionalExpression
                    )
                && (part is not CallExpression { Target: null } call || BuiltIns.Contains(call.Function.Text))
            );

    private bool HasNoValue(Expression expression)
    {
        var target = TargetOf(expression);
        if (target is null)
        {
            return IsLookUpOfNothing(expression);
        }

        if (IsGuest)
        {
            return Is(target, "auth");
        }

        var isMissingClaim =
            expression is MemberExpression { Member.Text: var claim }
            && Is(target, "token")
            && !ScenarioWriter.IsStandardClaim(claim)
            && !_claims.Contains(claim);
        return isMissingClaim;
    }

    // A user without a document of his own has none at a path with his uid. An owner may have the document itself.
    private bool IsLookUpOfNothing(Expression expression) =>
        !IsGuest
        && !HasOwnDocument
        && !caller.IsOwner
        && expression is CallExpression { Target: null, Function.Text: "get", Arguments: [PathExpression path] }
        && path.Parts.Any(part => part.Interpolation is { } id && HasUid(id));

    // An id may be put together of the uid and of others.
    private static bool HasUid(Expression id) =>
        id switch
        {
            ParenthesizedExpression brackets => HasUid(brackets.Inner),
            BinaryExpression { Operator: BinaryOperator.Add } sum => HasUid(sum.Left) || HasUid(sum.Right),
            _ => Is(id, "uid"),
        };

    private bool IsRelation(Expression atom, bool outcome) =>
        atom switch
        {
            BinaryExpression { Operator: BinaryOperator.Equal } equality => outcome && IsRelated(equality),
            BinaryExpression { Operator: BinaryOperator.NotEqual } equality => !outcome && IsRelated(equality),
            BinaryExpression { Operator: BinaryOperator.In, Right: ListExpression list } member => outcome
                && Is(member.Left, "uid")
                && list.Items.All(NamesUser),
            BinaryExpression { Operator: BinaryOperator.In } member => outcome && Is(member.Left, "uid"),
            CallExpression { Target: null, Function.Text: "exists", Arguments: [PathExpression path] } => outcome
                && !caller.IsOwner
                && path.Parts.Any(part => part.Interpolation is { } id && HasUid(id)),
            _ => false,
        };

    private bool IsRelated(BinaryExpression equality) =>
        (Is(equality.Left, "uid") && NamesUser(equality.Right))
        || (Is(equality.Right, "uid") && NamesUser(equality.Left));

    private bool NamesUser(Expression other) =>
        other switch
        {
            ParenthesizedExpression brackets => NamesUser(brackets.Inner),
            LiteralExpression { Kind: LiteralKind.String } => true,
            NameExpression name => !caller.IsOwner && scope.Wildcard(name.Name) >= 0,
            MemberExpression or IndexExpression => !caller.IsOwner && (IsOfDocument(other) || IsOfLookUp(other)),
            _ => false,
        };

    private static bool IsOfDocument(Expression expression) =>
        RootOf(expression) is NameExpression { Name: "resource" } || IsWritten(expression);

    private static bool IsWritten(Expression expression) =>
        expression.DescendantsAndSelf().Any(part => Is(part, "resource"));

    private static bool IsOfLookUp(Expression expression) =>
        RootOf(expression) is CallExpression { Target: null, Function.Text: "get" };

    private static Expression RootOf(Expression expression) =>
        TargetOf(expression) is { } target ? RootOf(target) : expression;

    private static Expression? TargetOf(Expression expression) =>
        expression switch
        {
            MemberExpression member => member.Target,
            IndexExpression index => index.Target,
            SliceExpression slice => slice.Target,
            CallExpression call => call.Target,
            _ => null,
        };

    /// <summary>
    /// Returns true for <c>request.auth</c>, <c>request.auth.uid</c>, <c>request.auth.token</c> and
    /// <c>request.resource</c> by their last names.
    /// </summary>
    private static bool Is(Expression expression, string name) =>
        expression switch
        {
            ParenthesizedExpression brackets => Is(brackets.Inner, name),
            MemberExpression member when member.Member.Text == name => name is "auth" or "resource"
                ? member.Target is NameExpression { Name: "request" }
                : Is(member.Target, "auth"),
            _ => false,
        };
}
