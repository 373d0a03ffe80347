using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// The facts that are known where some atomic conditions have their outcome: the types of values, the keys of maps, and
/// that values are there. A condition that was evaluated tells more than its outcome: what it reads is there.
/// </summary>
internal sealed partial class ProvenFacts
{
    private const int LongestText = 4_000;
    private const string NewData = "request.resource.data";
    private const string StoredData = "resource.data";

    private static readonly string[] OfTexts = ["matches", "split", "trim", "lower", "upper", "replace"];

    private readonly bool _isList;
    private readonly ConditionPrinter _printer = new(
        ImmutableDictionary<string, FunctionDeclaration>.Empty,
        LongestText
    );
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _onlyKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly HashSet<string> _existing = new(StringComparer.Ordinal);
    private HashSet<string>? _mayChange;
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly List<(string Text, bool Outcome)> _outcomes = [];
    private readonly SizeFacts _sizes;
    private readonly EqualityFacts _equalities;

    /// <param name="isList">Whether the request is a list: of the documents that it reads, its filters decide.</param>
    public ProvenFacts(bool isList)
    {
        _isList = isList;
        _sizes = new SizeFacts(TextOf);
        _equalities = new EqualityFacts(TextOf);
    }

    /// <summary>Adds an atomic condition that has its outcome.</summary>
    public void Add(AtomFormula known)
    {
        var parts = known.Condition.DescendantsAndSelf().ToList();
        if (parts.Exists(part => IsOpaque(part, known.Statement)))
        {
            return;
        }

        foreach (var part in parts.Where(IsFixed))
        {
            AddEvaluated(part);
            _sizes.AddEvaluated(part);
        }
        if (IsFixed(known.Condition))
        {
            AddOutcome(known.Condition.Bare(), known.Outcome);
            _sizes.AddOutcome(known.Condition.Bare(), known.Outcome);
            _outcomes.Add((TextOf(known.Condition.Bare()) ?? "", known.Outcome));
        }
    }

    /// <summary>Returns true if an atomic condition must have its outcome too.</summary>
    public bool Implies(AtomFormula atom)
    {
        var condition = atom.Condition.Bare();
        if (condition.DescendantsAndSelf().Any(part => IsOpaque(part, atom.Statement)) || !IsFixed(condition))
        {
            return false;
        }
        if (
            TextOf(condition) is { } text
            && _outcomes.Any(known => known.Outcome == atom.Outcome && Unaffected(known.Text) == Unaffected(text))
        )
        {
            return true;
        }

        // A query may tell a bound of a value in place of the value.
        return !_isList && _sizes.Implies(condition, atom.Outcome) || ImpliesOutcome(condition, atom.Outcome);
    }

    /// <summary>
    /// Whether nothing is known of an expression by its text: logic evaluates only some of its operands, and a function
    /// that is left has another meaning in another file.
    /// </summary>
    private static bool IsOpaque(Expression part, RuleStatement statement) =>
        LogicLifter.IsLogic(part)
        || part is CallExpression { Target: null } call && statement.Scope.Function(call.Function.Text) is not null;

    private bool ImpliesOutcome(Expression condition, bool outcome) =>
        (condition, outcome) switch
        {
            (BinaryExpression { Operator: BinaryOperator.Equal } equality, true) => !_isList
                && _equalities.Implies(equality),
            (CallExpression { Target: null, Function.Text: "exists" or "existsAfter" } there, true) => TextOf(there)
                is { } asked
                && _existing.Contains(asked),
            (TypeTestExpression test, true) => Has(_types, test.Operand, test.Type.Text),
            (BinaryExpression { Operator: BinaryOperator.Equal } equality, false) => IsPresent(equality),
            (BinaryExpression { Operator: BinaryOperator.NotEqual } difference, true) => IsPresent(difference),
            (BinaryExpression { Operator: BinaryOperator.In, Left: var key } member, true) => TextLiteral(key)
                is { } name
                && MapOf(member.Right) is { } map
                && HasKey(map, name),
            (CallExpression { Target: { } set, Arguments: [ListExpression list] } call, true) => ImpliesTest(
                set,
                call.Function.Text,
                list
            ),
            _ => false,
        };

    private bool ImpliesTest(Expression set, string test, ListExpression list)
    {
        if (TextLiterals(list) is not { } names)
        {
            return false;
        }

        return test switch
        {
            "hasAll" => KeyedMap(set) is { } map && names.All(name => HasKey(map, name)),
            "hasAny" => KeyedMap(set) is { } map && names.Any(name => HasKey(map, name)),
            "hasOnly" => TextOf(set) is { } text && _onlyKeys.TryGetValue(text, out var only) && only.IsSubsetOf(names),
            _ => false,
        };
    }

    private void AddEvaluated(Expression part)
    {
        switch (part)
        {
            case MemberExpression { Target: { } target } member:
                Put(_keys, target, member.Member.Text);
                AddPresent(target);
                AddExisting(target);
                // Who is signed in has a uid.
                if (target is MemberExpression { Member.Text: "auth", Target: NameExpression { Name: "request" } } auth)
                {
                    AddPresent(auth with { Target = auth, Member = auth.Member with { Text = "uid" } });
                }
                break;
            case CallExpression { Target: { } target, Function.Text: "keys" or "diff" }:
                Put(_types, target, "map");
                break;
            case CallExpression { Target: { } target } call when OfTexts.Contains(call.Function.Text):
                Put(_types, target, "string");
                break;
            case BinaryExpression { Operator: >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual } order:
                AddPresent(order.Left);
                AddPresent(order.Right);
                AddOrdered(order.Left, order.Right);
                AddOrdered(order.Right, order.Left);
                break;
            case BinaryExpression { Operator: BinaryOperator.Add } sum:
                AddAddend(sum.Left, sum.Right);
                AddAddend(sum.Right, sum.Left);
                break;
            default:
                break;
        }
    }

    // Only values of one type have an order. What a query says of itself may be a bound of its value.
    private void AddOrdered(Expression value, Expression other)
    {
        if (!_isList && ExpressionTypes.Of(other) is { } type)
        {
            AddType(value, type);
        }
    }

    private void AddAddend(Expression value, Expression other)
    {
        if (!_isList && ExpressionTypes.OfAddend(other) is { } type)
        {
            AddType(value, type);
        }
    }

    // What is read of a document that is looked up tells that it is there.
    private void AddExisting(Expression read)
    {
        if (read is not CallExpression { Target: null, Function.Text: "get" or "getAfter" } get)
        {
            return;
        }

        var test = get.Function.Text == "get" ? "exists" : "existsAfter";
        if (TextOf(get with { Function = get.Function with { Text = test } }) is { } text)
        {
            _existing.Add(text);
        }
    }

    private void AddOutcome(Expression condition, bool outcome)
    {
        switch (condition, outcome)
        {
            case (TypeTestExpression test, true):
                AddType(test.Operand, test.Type.Text);
                break;
            case (BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } equality, _):
                AddEquality(equality, isEqual: outcome == (equality.Operator == BinaryOperator.Equal));
                break;
            case (
                BinaryExpression
                {
                    Operator: BinaryOperator.In,
                    Right: ListExpression { Items: [var first, ..] items }
                } member,
                true
            ):
                if (items.All(item => ExpressionTypes.Of(item) is { } type && type == ExpressionTypes.Of(first)))
                {
                    AddType(member.Left, ExpressionTypes.Of(first)!);
                }
                break;
            case (BinaryExpression { Operator: BinaryOperator.In } member, true):
                if (TextLiteral(member.Left) is { } key && MapOf(member.Right) is { } map)
                {
                    Put(_keys, map, key);
                }
                break;
            case (CallExpression { Target: { } set, Arguments: [ListExpression list] } call, true):
                AddTest(set, call.Function.Text, list);
                break;
            case (CallExpression { Target: { } set, Arguments: [ListExpression list], Function.Text: "hasAny" }, false):
                if (IsAffected(set) && TextLiterals(list) is { } kept)
                {
                    _kept.UnionWith(kept);
                }
                break;
            default:
                break;
        }
    }

    private void AddTest(Expression set, string test, ListExpression list)
    {
        if (TextLiterals(list) is not { } names)
        {
            return;
        }

        if (test == "hasAll" && KeyedMap(set) is { } map)
        {
            foreach (var name in names)
            {
                Put(_keys, map, name);
            }
        }
        else if (test == "hasOnly" && TextOf(set) is { } text)
        {
            if (!_onlyKeys.TryGetValue(text, out var only))
            {
                _onlyKeys[text] = only = [.. names];
            }
            only.IntersectWith(names);
            if (IsAffected(set))
            {
                _mayChange = only;
            }
        }
    }

    /// <summary>Whether a set is that of the fields that an update adds, changes or removes.</summary>
    private bool IsAffected(Expression set) =>
        set
            is CallExpression
            {
                Function.Text: "affectedKeys",
                Target: CallExpression { Function.Text: "diff", Target: { } after, Arguments: [var before] }
            }
        && TextOf(after) == NewData
        && TextOf(before) == StoredData;

    private bool IsKept(string field) => _kept.Contains(field) || _mayChange?.Contains(field) == false;

    /// <summary>A text in which the fields that an update keeps are those of the stored document.</summary>
    private string Unaffected(string text) =>
        _kept.Count == 0 && _mayChange is null
            ? text
            : NewField()
                .Replace(
                    text,
                    field => IsKept(field.Groups[1].Value) ? $"resource.data.{field.Groups[1].Value}" : field.Value
                );

    [GeneratedRegex(@"\brequest\.resource\.data\.([A-Za-z_][A-Za-z0-9_]*)\b(?!\()")]
    private static partial Regex NewField();

    private void AddEquality(BinaryExpression equality, bool isEqual)
    {
        if (isEqual)
        {
            _equalities.Add(equality);
            AddEqual(equality.Left, equality.Right);
            AddEqual(equality.Right, equality.Left);
        }
        else if (equality.Right is LiteralExpression { Kind: LiteralKind.Null })
        {
            AddPresent(equality.Left);
        }
    }

    private void AddEqual(Expression value, Expression other)
    {
        if (ExpressionTypes.Of(other) is { } type)
        {
            AddType(value, type);
            AddPresent(value);
        }
    }

    private void AddType(Expression value, string type)
    {
        Put(_types, value, type);
        if (type is "int" or "float")
        {
            Put(_types, value, "number");
        }
    }

    private void AddPresent(Expression value)
    {
        if (TextOf(value) is { } text)
        {
            _present.Add(text);
        }
    }

    // Nothing but null itself equals null.
    private bool IsPresent(BinaryExpression comparison) =>
        comparison.Right is LiteralExpression { Kind: LiteralKind.Null }
        && TextOf(comparison.Left) is { } text
        && (_present.Contains(text) || _types.TryGetValue(text, out var types) && types.Count > 0);

    private bool HasKey(Expression map, string key) =>
        (IsData(map) || Has(_types, map, "map"))
        && (
            Has(_keys, map, key)
            || IsKept(key)
                && TextOf(map) == NewData
                && _keys.TryGetValue(StoredData, out var stored)
                && stored.Contains(key)
        );

    private static bool IsData(Expression map) => map is MemberExpression { Member.Text: "data" };

    // Of the documents that a list reads its filters decide.
    private bool IsFixed(Expression part) => !_isList || !part.DescendantsAndSelf().Any(IsDocument);

    private static bool IsDocument(Expression part) => part is NameExpression { Name: "resource" };

    /// <summary>The map whose keys are a set.</summary>
    private static Expression? KeyedMap(Expression set) =>
        set is CallExpression { Target: { } map, Function.Text: "keys", Arguments: [] } ? map : null;

    private static Expression? MapOf(Expression container) =>
        KeyedMap(container) ?? (container is MemberExpression ? container : null);

    private static string? TextLiteral(Expression expression) =>
        expression is LiteralExpression { Kind: LiteralKind.String, Value: string text } ? text : null;

    private static HashSet<string>? TextLiterals(ListExpression list) =>
        list.Items.Select(TextLiteral).ToList() is var names && names.TrueForAll(name => name is not null)
            ? [.. names.OfType<string>()]
            : null;

    private void Put(Dictionary<string, HashSet<string>> facts, Expression about, string fact)
    {
        if (TextOf(about) is not { } text)
        {
            return;
        }

        if (!facts.TryGetValue(text, out var known))
        {
            facts[text] = known = new HashSet<string>(StringComparer.Ordinal);
        }
        known.Add(fact);
    }

    private bool Has(Dictionary<string, HashSet<string>> facts, Expression about, string fact) =>
        TextOf(about) is { } text && facts.TryGetValue(text, out var known) && known.Contains(fact);

    private string? TextOf(Expression expression) =>
        _printer.Print(expression, ImmutableDictionary<string, string>.Empty);
}
