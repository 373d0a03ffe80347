using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads conditions and filters, which share one grammar. In a filter a bare word on the right of a comparison is a
/// parameter and a comma means <c>and</c>; in a condition a bare word is a field. In a role's condition the fields are
/// those of the document at <paramref name="lookUp"/>, whose path may stand before each of them.
/// </summary>
internal sealed class ConditionParser(Cursor cursor, bool isFilter, IReadOnlyList<string>? lookUp = null)
{
    private const string NoArithmetic = "the end of the value: it can't be computed, compare with a field or a literal";

    private static readonly string[] Arithmetic = ["+", "-", "*", "%"];

    /// <summary>Deep enough for any sentence; a bound, so that no input overflows the stack.</summary>
    private const int MaximumDepth = 64;

    /// <summary>The words that can follow a comparison.</summary>
    private static readonly string[] OfEnd = [")", "&&", "||", ","];
    private static readonly string[] WordsOfEnd = ["and", "or", "only", "except", "via"];

    private readonly List<Token> _bareFields = [];
    private int _depth;

    /// <summary>
    /// The number of the token right behind a role's path, which begins a field's name whatever it is.
    /// </summary>
    private int _behindPath = -1;

    public static Condition? Condition(Cursor cursor) => new ConditionParser(cursor, isFilter: false).Or();

    /// <summary>The condition behind a role's path: its first field is the looked-up document's without more.</summary>
    public static Condition? OfLookUp(Cursor cursor, IReadOnlyList<string> path, ICollection<Token> bareFields)
    {
        var parser = new ConditionParser(cursor, isFilter: false, path) { _behindPath = cursor.At };
        var condition = parser.Or();
        foreach (var bare in parser._bareFields)
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
        var first = cursor.Current;
        if (Operand(isRight: false) is not { } left)
        {
            return null;
        }
        if (isFilter && left is not FieldOperand { IsNew: false })
        {
            cursor.FailAt(first, "a field");
            return null;
        }

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
        if (TakeComparator() is not { } comparator)
        {
            // A boolean field or claim may stand for itself.
            if (left is FieldOperand or TokenOperand && EndsComparison())
            {
                return new Comparison(left, Comparator.Equal, new LiteralOperand(true));
            }
            if (Arithmetic.Any(cursor.Current.Is))
            {
                cursor.Fail(NoArithmetic);
            }
            cursor.Fail(
                isFilter
                    ? "a comparison: ==, !=, <, <=, >, >=, in, not-in, array-contains"
                    : "a comparison: ==, !=, <, <=, >, >=, in, not in, has, is"
            );
            return null;
        }

        var second = cursor.Current;
        if (Operand(isRight: true) is not { } right)
        {
            return null;
        }
        if (
            comparator is Comparator.In or Comparator.NotIn or Comparator.HasAny
            && right is LiteralOperand or UidOperand
        )
        {
            cursor.FailAt(second, "a list in brackets");
            return null;
        }

        if (Arithmetic.Any(cursor.Current.Is) || cursor.Current is { Kind: TokenKind.Number, Text: ['-', ..] })
        {
            cursor.Fail(NoArithmetic);
            return null;
        }

        return new Comparison(left, comparator, right);
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

        var comparator = cursor.TakeWord("not") ? Comparator.IsNot : Comparator.Is;
        cursor.TakeWord("a", "an");
        if (TypeParser.TakeValueType(cursor) is { } kind)
        {
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

    private Operand? Operand(bool isRight)
    {
        var token = cursor.Current;
        if (cursor.At == _behindPath)
        {
            return Names.Dotted(cursor) is { } ofLookUp ? new FieldOperand(ofLookUp) : null;
        }
        switch (token.Kind)
        {
            case TokenKind.String or TokenKind.Number:
                cursor.Advance();
                return new LiteralOperand(token.Value);
            case TokenKind.Word when lookUp is not null && cursor.Ahead(1).Is("/"):
                return OfPath();
            case TokenKind.Word:
                return Word(isRight);
        }

        if (cursor.Take("["))
        {
            return List();
        }
        if (cursor.Take("{") && Names.Segment(cursor) is { } name)
        {
            return cursor.Expect("}") ? InBraces(name, isRight) : null;
        }

        cursor.Fail(isFilter ? "a field, a literal, uid or a parameter" : "a field, a literal, uid, token or now");
        return null;
    }

    /// <summary>
    /// A name in braces: in a filter a field on the left, and a parameter on the right; in a condition an id of the
    /// path, or a field.
    /// </summary>
    private Operand? InBraces(string name, bool isRight)
    {
        if (isFilter && isRight)
        {
            return new ParameterOperand(name);
        }
        if (lookUp is not null && name == "uid")
        {
            return new UidOperand();
        }
        if (!isFilter && !cursor.Current.Is("."))
        {
            return new PathIdOperand(name);
        }
        if (lookUp is not null)
        {
            cursor.Fail("the end of the value: a role can't use a field inside a map of the requested document");
            return null;
        }

        return Names.DottedAfter(cursor, name) is { } path ? new FieldOperand(path) : null;
    }

    /// <summary>
    /// A field of the document at the role's own path, written out: <c>orgs/{orgId}/members/{uid}.role</c>.
    /// </summary>
    private FieldOperand? OfPath()
    {
        var start = cursor.Current;
        if (Names.Path(cursor) is not { } path || path != string.Join('/', lookUp!))
        {
            cursor.FailAt(start, $"a field of `{string.Join('/', lookUp!)}`, the one document that makes the role");
            return null;
        }

        return cursor.Expect(".") && Names.Dotted(cursor) is { } field ? new FieldOperand(field) : null;
    }

    private ListOperand? List()
    {
        var items = new List<Operand>();
        while (!cursor.Take("]"))
        {
            if (
                items.Count > 0 && !cursor.Expect(",")
                || cursor.Current.Is("[")
                || Operand(isRight: true) is not { } item
            )
            {
                cursor.Fail("a literal");
                return null;
            }

            items.Add(item);
        }

        return new ListOperand(items);
    }

    private Operand? Word(bool isRight)
    {
        var root = cursor.Advance();
        // A query asks for fields: on the left of its comparisons every word names one.
        var isName = root.IsQuoted || (isFilter && !isRight);
        switch (isName ? null : root.Text)
        {
            case "true":
                return new LiteralOperand(true);
            case "false":
                return new LiteralOperand(false);
            case "null":
                return new LiteralOperand(null);
            case "uid":
                return new UidOperand();
            case "now":
                return new NowOperand();
            case "query" when !isFilter && cursor.Current.Is(".") && cursor.Ahead(1).IsWord("limit"):
                cursor.Advance();
                cursor.Advance();
                return new QueryLimitOperand();
            case "token" or "new" when isFilter:
                cursor.FailAt(root, "a field, a literal, uid or a parameter");
                return null;
            case "token" or "new":
                return cursor.Expect(".") && Names.Dotted(cursor) is { } path
                    ? root.Text == "new"
                        ? new FieldOperand(path, IsNew: true)
                        : new TokenOperand(path)
                    : null;
        }

        if (Names.DottedAfter(cursor, root.Text) is not { } name)
        {
            return null;
        }
        _bareFields.Add(root);
        return isFilter && isRight
            ? new ParameterOperand(name.Replace("`", "", StringComparison.Ordinal))
            : new FieldOperand(name);
    }
}
