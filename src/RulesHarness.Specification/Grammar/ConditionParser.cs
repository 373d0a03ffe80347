using RulesHarness.Language.Patterns;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads conditions and filters, which share one grammar. In a filter a bare word on the right of a comparison is a
/// parameter and a comma means <c>and</c>; in a condition a bare word is a field. In a role's condition the fields are
/// those of the document at <paramref name="lookUp"/>, whose path may stand before each of them.
/// </summary>
internal sealed class ConditionParser(
    Cursor cursor,
    bool isFilter,
    IReadOnlyList<string>? lookUp = null,
    ActorNames? roles = null,
    bool isOfRole = false,
    Companion? companion = null
)
{
    /// <summary>Deep enough for any sentence; a bound, so that no input overflows the stack.</summary>
    private const int MaximumDepth = 64;

    /// <summary>The words that can follow a comparison.</summary>
    private static readonly string[] OfEnd = [")", "&&", "||", ","];
    private static readonly string[] WordsOfEnd = ["and", "or", "only", "except", "via", "together"];

    private readonly OperandParser _operands = new(cursor, isFilter, lookUp, roles, isOfRole, companion);
    private int _depth;

    /// <summary>A sentence's condition, which may ask whether the caller has one of the roles.</summary>
    public static Condition? Condition(Cursor cursor, ActorNames? roles = null) =>
        new ConditionParser(cursor, isFilter: false, roles: roles).Or();

    /// <summary>
    /// The condition on the other document of a batch. A bare field in it is a field of that document.
    /// </summary>
    public static Condition? OfCompanion(Cursor cursor, Companion companion, ActorNames roles) =>
        new ConditionParser(cursor, isFilter: false, roles: roles, companion: companion).Or();

    /// <summary>The definition of a role: a role's name in it means that the caller has that one.</summary>
    public static Condition? OfRole(Cursor cursor, ActorNames roles) =>
        new ConditionParser(cursor, isFilter: false, roles: roles, isOfRole: true).Or();

    /// <summary>The condition behind a role's path: its first field is the looked-up document's without more.</summary>
    public static Condition? OfLookUp(Cursor cursor, IReadOnlyList<string> path, ICollection<Token> bareFields)
    {
        var parser = new ConditionParser(cursor, isFilter: false, path);
        parser._operands.BeginBehindPath();
        var condition = parser.Or();
        foreach (var bare in parser._operands.BareFields)
        {
            bareFields.Add(bare);
        }
        return condition;
    }

    public static Condition? Filter(Cursor cursor) => new ConditionParser(cursor, isFilter: true).Or();

    private Condition? Or()
    {
        var parts = Parts(And, () => cursor.Take("||") || cursor.TakeWord("or"));
        return parts is null ? null
            : parts.Count == 1 ? parts[0]
            : new OrCondition(parts);
    }

    private Condition? And()
    {
        var parts = Parts(Not, () => cursor.Take("&&") || cursor.TakeWord("and") || isFilter && cursor.Take(","));
        return parts is null ? null
            : parts.Count == 1 ? parts[0]
            : new AndCondition(parts);
    }

    private static List<Condition>? Parts(Func<Condition?> part, Func<bool> another)
    {
        var parts = new List<Condition>();
        do
        {
            if (part() is not { } read)
            {
                return null;
            }
            parts.Add(read);
        } while (another());
        return parts;
    }

    private Condition? Not()
    {
        if (isFilter && (cursor.Current.Is("!") || cursor.Current.IsWord("not")))
        {
            cursor.Fail("a comparison: a query has no `not`, write != or not-in");
            return null;
        }

        if (!cursor.Take("!") && !cursor.TakeWord("not"))
        {
            return Comparison();
        }
        return Nested(Not) is { } inner ? new NotCondition(inner) : null;
    }

    private Condition? Nested(Func<Condition?> inner)
    {
        if (++_depth > MaximumDepth)
        {
            cursor.Fail($"at most {MaximumDepth} nested conditions");
            return null;
        }

        var read = inner();
        _depth--;
        return read;
    }

    private Condition? Comparison()
    {
        if (cursor.Take("("))
        {
            return Nested(Or) is { } inner && cursor.Expect(")") ? inner : null;
        }
        if (IsSizeOfDocument())
        {
            cursor.Fail("a comparison of fields: rules can't measure the size of a document");
            return null;
        }
        var first = cursor.Current;
        switch (_operands.Parse(isRight: false))
        {
            case null:
                return null;
            case RoleOperand role:
                return new Comparison(role, Comparator.Equal, new LiteralOperand(!cursor.Since(first).Any(IsNot)));
            case ExistsOperand exists:
                return Existence(exists, first);
            case var left when isFilter && left is not (FieldOperand { IsNew: false } or ElementOperand):
                cursor.FailAt(first, "a field");
                return null;
            case var left:
                return Of(left, first);
        }
    }

    /// <summary>Reads what is said of an operand.</summary>
    private Condition? Of(Operand left, Token first)
    {
        if (cursor.TakePhrase("is", "not", "null"))
        {
            return new Comparison(left, Comparator.NotEqual, new LiteralOperand(null));
        }
        if (cursor.TakePhrase("is", "null"))
        {
            return new Comparison(left, Comparator.Equal, new LiteralOperand(null));
        }
        if (cursor.TakeWord("is"))
        {
            return OfType(left);
        }
        if (TakeComparator() is { } comparator)
        {
            return Compared(left, comparator, first);
        }
        // A boolean field or claim may stand for itself.
        if (left is FieldOperand or TokenOperand or LookUpOperand or ElementOperand && EndsComparison())
        {
            return new Comparison(left, Comparator.Equal, new LiteralOperand(true));
        }
        cursor.Fail(
            isFilter
                ? "a comparison: ==, !=, <, <=, >, >=, in, not-in, array-contains"
                : "a comparison: ==, !=, <, <=, >, >=, in, not in, has, starts with, matches, is"
        );
        return null;
    }

    /// <summary>Reads the right side of a comparison.</summary>
    private Condition? Compared(Operand left, Comparator comparator, Token first)
    {
        var second = cursor.Current;
        if (_operands.Parse(isRight: true) is not { } right)
        {
            return null;
        }
        if (ConditionTransform.Inside(left).Concat(ConditionTransform.Inside(right)).Any(IsWholeDocument))
        {
            if (!FailsAtSlash(first))
            {
                cursor.FailAt(
                    second,
                    "values on both sides: of a document one of its fields, as in `config/main.open`"
                );
            }
            return null;
        }
        if (TakesList(comparator) && right is LiteralOperand or UidOperand)
        {
            cursor.FailAt(second, "a list in brackets");
            return null;
        }
        if (comparator == Comparator.Matches && !IsExpression(right))
        {
            cursor.FailAt(second, "a regular expression in quotation marks, in RE2's syntax");
            return null;
        }
        return OrNone(new Comparison(left, comparator, right));
    }

    private bool IsSizeOfDocument() =>
        (cursor.Current.IsWord("document") || cursor.Current.IsWord("doc")) && cursor.Ahead(1).IsWord("size")
        || cursor.Current.IsWord("size")
            && cursor.Ahead(1).IsWord("of")
            && cursor.Ahead(2).IsWord("doc")
            && !cursor.Ahead(3).Is(".");

    private static bool IsWholeDocument(Operand operand) => operand is ExistsOperand or RoleOperand;

    private static bool IsNot(Token token) => token.IsWord("not");

    private Comparison? Existence(Operand left, Token first)
    {
        if (cursor.TakeWord("exists"))
        {
            return new Comparison(left, Comparator.Equal, new LiteralOperand(true));
        }
        if (cursor.TakePhrase("does", "not", "exist") || cursor.TakePhrase("doesn't", "exist"))
        {
            return new Comparison(left, Comparator.Equal, new LiteralOperand(false));
        }
        if (!FailsAtSlash(first))
        {
            cursor.Fail("`exists`, `does not exist`, or a comparison with a field of the document");
        }
        return null;
    }

    /// <summary>
    /// Fails at a slash that was meant to divide, and was read as that of a path: there is a number behind it, or a
    /// space on one side only.
    /// </summary>
    private bool FailsAtSlash(Token first)
    {
        List<Token> tokens = [.. cursor.Since(first)];
        for (var at = 1; at < tokens.Count - 1; at++)
        {
            var (before, slash, behind) = (tokens[at - 1], tokens[at], tokens[at + 1]);
            var isApart = before.End < slash.Start || slash.End < behind.Start;
            if (slash.Is("/") && (isApart || behind.Kind == TokenKind.Number))
            {
                cursor.FailAt(slash, "a space on both sides of a slash that divides: `rating / 2`");
                return true;
            }
        }
        return false;
    }

    private static bool TakesList(Comparator comparator) =>
        comparator
            is Comparator.In
                or Comparator.NotIn
                or Comparator.HasAny
                or Comparator.HasNone
                or Comparator.HasAll
                or Comparator.HasNotAll
                or Comparator.HasOnly
                or Comparator.HasNotOnly;

    private static bool IsExpression(Operand operand) =>
        operand is not LiteralOperand literal || literal.Value is string text && Pattern.Find(text) is not null;

    /// <summary>
    /// The comparison, or that the document which it looks up is not there: <c>config/main.open == true, or if there is
    /// none</c>.
    /// </summary>
    private Condition? OrNone(Comparison comparison)
    {
        var start = cursor.At;
        cursor.Take(",");
        if (isFilter || !cursor.TakePhrase("or", "if", "there", "is", "none"))
        {
            cursor.At = start;
            return comparison;
        }
        var paths = ConditionTransform
            .Compared(comparison)
            .OfType<LookUpOperand>()
            .Select(lookUp => new ExistsOperand(lookUp.Path) { IsAfter = lookUp.IsAfter })
            .Distinct()
            .ToList();
        if (paths is not [var exists])
        {
            cursor.Fail("a comparison with a field of one other document before `or if there is none`");
            return null;
        }
        return new OrCondition([comparison, new Comparison(exists, Comparator.Equal, new LiteralOperand(false))]);
    }

    private bool EndsComparison() =>
        cursor.AtEnd || OfEnd.Any(cursor.Current.Is) || WordsOfEnd.Any(word => cursor.Current.IsWord(word));

    /// <summary>Reads the right side of <c>is</c> and <c>is not</c>: a type, or null.</summary>
    private Comparison? OfType(Operand left)
    {
        if (isFilter)
        {
            cursor.Fail("`null`: a query can test for no other type");
            return null;
        }

        var isNegated = cursor.TakeWord("not");
        var comparator = isNegated ? Comparator.IsNot : Comparator.Is;
        // Without the article, `is email` may be meant as a comparison with a field.
        if (cursor.TakeWord("a", "an") && EmailForm.Take(cursor))
        {
            var matching = isNegated ? Comparator.MatchesNot : Comparator.Matches;
            return new Comparison(left, matching, new LiteralOperand(EmailForm.Pattern));
        }
        if (TypeParser.TakeValueType(cursor) is { } kind)
        {
            if (kind is TypeKind.Array or TypeKind.Map && cursor.Current.IsWord("of"))
            {
                cursor.Fail("`array` or `map` alone: rules see the type of one item, as in `tags[0] is string`");
                return null;
            }
            return new Comparison(left, comparator, new TypeOperand(kind));
        }
        cursor.Fail("a type, such as `string`, or `null`; a value is compared with `==`");
        return null;
    }

    private Comparator? TakeComparator()
    {
        if (cursor.TakePhrase("not", "in") || cursor.TakeWord("not-in"))
        {
            return Comparator.NotIn;
        }
        if (cursor.TakeWord("in"))
        {
            return Comparator.In;
        }
        if (cursor.TakeWord("array-contains-any") || cursor.TakePhrase("has", "any"))
        {
            return Comparator.HasAny;
        }
        if (!isFilter && TakeOfRulesOnly() is { } ofRules)
        {
            return ofRules;
        }
        if (cursor.TakeWord("array-contains", "has", "contains"))
        {
            return Comparator.Has;
        }
        Comparator? comparator =
            cursor.Current.Kind != TokenKind.Symbol
                ? null
                : cursor.Current.Text switch
                {
                    "==" or "=" => Comparator.Equal,
                    "!=" => Comparator.NotEqual,
                    "<" => Comparator.Less,
                    "<=" => Comparator.LessOrEqual,
                    ">" => Comparator.Greater,
                    ">=" => Comparator.GreaterOrEqual,
                    _ => null,
                };
        if (comparator is not null)
        {
            cursor.Advance();
        }
        return comparator;
    }

    /// <summary>The comparators that queries do not have.</summary>
    private Comparator? TakeOfRulesOnly() =>
        cursor.TakePhrase("has", "all") ? Comparator.HasAll
        : cursor.TakePhrase("has", "only") ? Comparator.HasOnly
        : cursor.TakePhrase("has", "none", "of") ? Comparator.HasNone
        : cursor.TakePhrase("has", "not", "all") ? Comparator.HasNotAll
        : cursor.TakePhrase("has", "not", "only") ? Comparator.HasNotOnly
        : cursor.TakePhrase("has", "not") ? Comparator.HasNot
        : cursor.TakePhrase("starts", "with") ? Comparator.StartsWith
        : cursor.TakeWord("matches") ? Comparator.Matches
        : null;
}
