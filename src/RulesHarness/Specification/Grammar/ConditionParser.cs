using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads conditions and filters, which share one grammar. In a filter a bare word on the right of a comparison is a parameter and a
/// comma means <c>and</c>; in a condition a bare word is a field.
/// </summary>
internal sealed class ConditionParser(Cursor cursor, bool isFilter)
{
    /// <summary>Deep enough for any sentence; a bound, so that no input overflows the stack.</summary>
    private const int MaximumDepth = 64;

    /// <summary>What may stand behind a comparison.</summary>
    private static readonly string[] OfEnd = [")", "&&", "||", ","];
    private static readonly string[] WordsOfEnd = ["and", "or", "only", "except", "via"];

    private int depth;

    public static Condition? Condition(Cursor cursor) => new ConditionParser(cursor, isFilter: false).Or();

    public static Condition? Filter(Cursor cursor) => new ConditionParser(cursor, isFilter: true).Or();

    private Condition? Or()
    {
        var parts = Parts(And, () => cursor.Take("||") || cursor.TakeWord("or"));
        return parts is null ? null : parts.Count == 1 ? parts[0] : new OrCondition(parts);
    }

    private Condition? And()
    {
        var parts = Parts(Not, () => cursor.Take("&&") || cursor.TakeWord("and") || isFilter && cursor.Take(","));
        return parts is null ? null : parts.Count == 1 ? parts[0] : new AndCondition(parts);
    }

    private static List<Condition>? Parts(Func<Condition?> part, Func<bool> another)
    {
        var parts = new List<Condition>();
        do
        {
            if (part() is not { } read)
                return null;
            parts.Add(read);
        }
        while (another());
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
            return Comparison();
        return Nested(Not) is { } inner ? new NotCondition(inner) : null;
    }

    private Condition? Nested(Func<Condition?> inner)
    {
        if (++depth > MaximumDepth)
        {
            cursor.Fail($"at most {MaximumDepth} nested conditions");
            return null;
        }

        var read = inner();
        depth--;
        return read;
    }

    private Condition? Comparison()
    {
        if (cursor.Take("("))
            return Nested(Or) is { } inner && cursor.Expect(")") ? inner : null;
        var first = cursor.Current;
        if (Operand(isRight: false) is not { } left)
            return null;
        if (isFilter && left is not FieldOperand { IsNew: false })
        {
            cursor.FailAt(first, "a field");
            return null;
        }

        if (cursor.TakePhrase("is", "not", "null"))
            return new Comparison(left, Comparator.NotEqual, new LiteralOperand(null));
        if (cursor.TakePhrase("is", "null"))
            return new Comparison(left, Comparator.Equal, new LiteralOperand(null));
        if (cursor.TakeWord("is"))
            return OfType(left);
        if (TakeComparator() is not { } comparator)
        {
            // A boolean field or claim may stand for itself.
            if (left is FieldOperand or TokenOperand && EndsComparison())
                return new Comparison(left, Comparator.Equal, new LiteralOperand(true));
            cursor.Fail(isFilter ? "a comparison: ==, !=, <, <=, >, >=, in, not-in, array-contains" : "a comparison: ==, !=, <, <=, >, >=, in, not in, has, is");
            return null;
        }

        var second = cursor.Current;
        if (Operand(isRight: true) is not { } right)
            return null;
        if (comparator is Comparator.In or Comparator.NotIn or Comparator.HasAny && right is LiteralOperand or UidOperand)
        {
            cursor.FailAt(second, "a list in brackets");
            return null;
        }

        return new Comparison(left, comparator, right);
    }

    private bool EndsComparison() => cursor.AtEnd || OfEnd.Any(cursor.Current.Is) || WordsOfEnd.Any(word => cursor.Current.IsWord(word));

    /// <summary>What a value <c>is</c>, or is not: a type, or null.</summary>
    private Comparison? OfType(Operand left)
    {
        if (isFilter)
        {
            cursor.Fail("`null`: a query can ask for a value, and for no other type");
            return null;
        }

        var comparator = cursor.TakeWord("not") ? Comparator.IsNot : Comparator.Is;
        cursor.TakeWord("a", "an");
        if (TypeParser.TakeValueType(cursor) is { } kind)
            return new Comparison(left, comparator, new TypeOperand(kind));
        cursor.Fail("a type, such as `string`, or `null`; a value is compared with `==`");
        return null;
    }

    private Comparator? TakeComparator()
    {
        if (cursor.TakePhrase("not", "in") || cursor.TakeWord("not-in"))
            return Comparator.NotIn;
        if (cursor.TakeWord("in"))
            return Comparator.In;
        if (cursor.TakeWord("array-contains-any") || cursor.TakePhrase("has", "any"))
            return Comparator.HasAny;
        if (cursor.TakeWord("array-contains", "has", "contains"))
            return Comparator.Has;
        Comparator? comparator = cursor.Current.Kind != TokenKind.Symbol ? null : cursor.Current.Text switch
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
            cursor.Advance();
        return comparator;
    }

    private Operand? Operand(bool isRight)
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.String or TokenKind.Number:
                cursor.Advance();
                return new LiteralOperand(token.Value);
            case TokenKind.Word:
                return Word(isRight);
        }

        if (cursor.Take("["))
            return List();
        if ((!isFilter || isRight) && cursor.Take("{") && Names.Segment(cursor) is { } name)
            return !cursor.Expect("}") ? null : isFilter ? new ParameterOperand(name) : new PathIdOperand(name);

        cursor.Fail(isFilter ? "a field, a literal, uid or a parameter" : "a field, a literal, uid, token or now");
        return null;
    }

    private ListOperand? List()
    {
        var items = new List<Operand>();
        while (!cursor.Take("]"))
        {
            if (items.Count > 0 && !cursor.Expect(",") || cursor.Current.Is("[") || Operand(isRight: true) is not { } item)
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
        switch (root.Text)
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
                    ? root.Text == "new" ? new FieldOperand(path, IsNew: true) : new TokenOperand(path)
                    : null;
        }

        var name = Names.DottedAfter(cursor, root);
        if (name is null)
            return null;
        return isFilter && isRight ? new ParameterOperand(name) : new FieldOperand(name);
    }
}
