using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads one side of a comparison. A query compares fields with values; a condition computes, looks up other documents,
/// and asks for items of lists and maps, too. See <see cref="ConditionParser"/> for what the parameters mean.
/// </summary>
internal sealed class OperandParser(
    Cursor cursor,
    bool isFilter,
    IReadOnlyList<string>? lookUp,
    ActorNames? roles,
    bool isOfRole,
    Companion? companion
)
{
    /// <summary>
    /// The number of the token right behind a role's path, which begins a field's name whatever it is.
    /// </summary>
    private int _behindPath = -1;

    /// <summary>The fields that stand without a document's path.</summary>
    public List<Token> BareFields { get; } = [];

    /// <summary>Reads the field of a role's document, whose path was read before.</summary>
    public void BeginBehindPath() => _behindPath = cursor.At;

    public Operand? Parse(bool isRight)
    {
        var left = Product(isRight);
        while (left is not null && !isFilter && TakeSign() is { } sign)
        {
            var right = LengthOfTime.Take(cursor) ?? Product(isRight: true);
            left = right is null ? null : new ArithmeticOperand(left, sign, right);
        }
        return left;
    }

    /// <summary>A plus or a minus; the minus may be the first sign of a number.</summary>
    private ArithmeticSign? TakeSign()
    {
        if (cursor.Take("+"))
        {
            return ArithmeticSign.Plus;
        }
        if (cursor.Take("-") || cursor.Take("–") || cursor.Take("−"))
        {
            return ArithmeticSign.Minus;
        }
        // A negative number behind a value is one that is added.
        return cursor.Current is { Kind: TokenKind.Number, Text: ['-' or '–' or '−', ..] } ? ArithmeticSign.Plus : null;
    }

    private Operand? Product(bool isRight)
    {
        var left = Element(isRight);
        while (left is not null && !isFilter && TakeFactorSign() is { } sign)
        {
            Operand? right = sign == ArithmeticSign.Times ? LengthOfTime.Take(cursor) : null;
            right ??= Element(isRight: true);
            left = right is null ? null : new ArithmeticOperand(left, sign, right);
        }
        return left;
    }

    private ArithmeticSign? TakeFactorSign() =>
        cursor.Take("*") ? ArithmeticSign.Times
        : IsDivision() && cursor.Take("/") ? ArithmeticSign.DividedBy
        : cursor.Take("%") ? ArithmeticSign.Remainder
        : null;

    /// <summary>A slash between spaces divides; one without them belongs to a path.</summary>
    private bool IsDivision() =>
        cursor.At > 0 && cursor.Behind.End < cursor.Current.Start && cursor.Current.End < cursor.Ahead(1).Start;

    /// <summary>An operand with what is asked of it: <c>members[uid].role</c>.</summary>
    private Operand? Element(bool isRight)
    {
        var of = Single(isRight);
        while (of is not null && !(isFilter && isRight) && cursor.Current.Is("[") && IsAdjacent())
        {
            cursor.Advance();
            if (Key() is not { } key || !cursor.Expect("]"))
            {
                return null;
            }
            of = new ElementOperand(of, key);
            while (cursor.Take("."))
            {
                if (cursor.Current.Kind != TokenKind.Word)
                {
                    cursor.Fail("a field's name");
                    return null;
                }
                of = new ElementOperand(of, new LiteralOperand(cursor.Advance().Text));
            }
        }
        return of;
    }

    /// <summary>
    /// What stands in brackets. A query names a value of a map by its key: of those that it does not write out, the
    /// caller's uid is one that rules know too.
    /// </summary>
    private Operand? Key()
    {
        var first = cursor.Current;
        var key = Parse(isRight: true);
        if (!isFilter || key is null or UidOperand)
        {
            return key;
        }
        cursor.FailAt(
            first,
            "`uid`: a query asks for the value of a map by the caller's uid, and by a known key as in `stats.likes`"
        );
        return null;
    }

    /// <summary>The operand of a derivation: a value, or a computation in parentheses.</summary>
    private Operand? Bracketed(bool isRight)
    {
        if (!cursor.Take("("))
        {
            return Element(isRight);
        }
        return Parse(isRight) is { } inner && cursor.Expect(")") ? inner : null;
    }

    /// <summary>A bracket right behind a name asks for an item; one apart begins a list.</summary>
    private bool IsAdjacent() => cursor.At > 0 && cursor.Behind.End == cursor.Current.Start;

    /// <summary>
    /// The role of which the caller is asked: <c>caller is Moderator</c>, and in the definition of a role its name
    /// alone.
    /// </summary>
    private RoleOperand? Role()
    {
        var start = cursor.At;
        if (roles is null || cursor.Current.IsQuoted)
        {
            return null;
        }
        var isNamed = cursor.TakePhrase("the", "caller", "is") || cursor.TakePhrase("caller", "is");
        // `is not` is left to who asks: it turns the comparison round.
        if (isNamed && cursor.Current.IsWord("not"))
        {
            cursor.Advance();
        }
        if ((isNamed || isOfRole) && roles.Take(cursor) is { Kind: ActorKind.Role, Role: { } role })
        {
            return new RoleOperand(role);
        }
        if (isNamed)
        {
            cursor.Fail("a role of the table Roles");
        }
        cursor.At = start;
        return null;
    }

    private bool IsPath()
    {
        var start = cursor.At;
        var isPath = Names.Segment(cursor) is not null && cursor.Current.Is("/") && !IsDivision();
        cursor.At = start;
        return isPath;
    }

    /// <summary>
    /// A field of the requested document: <c>doc.title</c>. Where fields are those of the one document that makes a
    /// role, it is none.
    /// </summary>
    private FieldOperand? OfRequested(Token root)
    {
        if (lookUp is not null)
        {
            cursor.FailAt(root, "a field of the looked-up document");
            return null;
        }
        cursor.Advance();
        return Names.Dotted(cursor) is { } path ? new FieldOperand(path) : null;
    }

    private Operand? Single(bool isRight)
    {
        var token = cursor.Current;
        if (cursor.At == _behindPath)
        {
            return Names.Dotted(cursor) is { } ofLookUp ? new FieldOperand(ofLookUp) : null;
        }
        switch (token.Kind)
        {
            case TokenKind.Number
                when !isFilter && token.End == cursor.Ahead(1).Start && LengthOfTime.IsUnit(cursor.Ahead(1)):
                cursor.Fail("a time: a length of time is added to one or taken from one, as in `now - 60s`");
                return null;
            case TokenKind.String or TokenKind.Number:
                cursor.Advance();
                return new LiteralOperand(token.Value);
            case TokenKind.Word when !isFilter && IsPath():
                return lookUp is null ? PathParser.Operand(cursor) : OfPath();
            case TokenKind.Word when !isFilter && cursor.TakePhrase("size", "of"):
                return Element(isRight) is { } of ? new SizeOperand(of) : null;
            case TokenKind.Word when !isFilter && DerivationForms.IsAt(cursor):
                return DerivationForms.Parse(cursor, () => Bracketed(isRight));
            case TokenKind.Word when !isFilter && Role() is { } role:
                return role;
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
            return OfCompanion(new FieldPath(name).ToString()) is { } ofOther
                ? new NameInBracesOperand(name, ofOther)
                : new PathIdOperand(name);
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
                || Parse(isRight: true) is not { } item
            )
            {
                cursor.Fail("a literal");
                return null;
            }

            items.Add(item);
        }

        return new ListOperand(items);
    }

    /// <summary>
    /// The part behind <c>new</c>: a field of the document as it is written, or a document that the batch leaves.
    /// </summary>
    private Operand? New(Token root)
    {
        cursor.Advance();
        if (IsPath())
        {
            if (lookUp is null && !isOfRole)
            {
                return PathParser.Operand(cursor, isAfter: true);
            }
            cursor.FailAt(root, "a document before the request: a role is what the caller has then");
            return null;
        }
        // The requested document has to be told from the one that is written with it.
        var isOfRequested = companion is not null && cursor.Current.IsWord("doc") && cursor.Ahead(1).Is(".");
        if (isOfRequested)
        {
            cursor.Advance();
            cursor.Advance();
        }
        if (Names.Dotted(cursor) is not { } path)
        {
            return null;
        }
        return companion is null || isOfRequested
            ? new FieldOperand(path, IsNew: true)
            : OfWritten(companion, root, path);
    }

    /// <summary>A field of the other document: of a new one as the batch leaves it; null where there is none.</summary>
    private LookUpOperand? OfCompanion(string field) =>
        companion?.Field(field, isAfter: companion.Kind == Operation.Create);

    private LookUpOperand? OfWritten(Companion written, Token root, string field)
    {
        if (written.Kind == Operation.Delete)
        {
            cursor.FailAt(root, "a field before the batch: it leaves no document there");
            return null;
        }
        return written.Field(field, isAfter: true);
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
            case "doc" when !isFilter && cursor.Current.Is("."):
                return OfRequested(root);
            case "token" or "new" when isFilter:
                cursor.FailAt(
                    root,
                    "a field, a literal, uid or a parameter: a query does not know a token or a new document"
                );
                return null;
            case "new" when cursor.Current.Is("."):
                return New(root);
            case "token" or "new":
                return cursor.Expect(".") && Names.Dotted(cursor) is { } path ? new TokenOperand(path) : null;
        }

        if (Names.DottedAfter(cursor, root.Text) is not { } name)
        {
            return null;
        }
        if (OfCompanion(name) is { } field)
        {
            return field;
        }
        BareFields.Add(root);
        return isFilter && isRight
            ? new ParameterOperand(name.Replace("`", "", StringComparison.Ordinal))
            : new FieldOperand(name);
    }
}
