using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>A part of a condition that has a value
/// (https://firebase.google.com/docs/rules/rules-language#building_conditions).</summary>
/// <param name="Span">From its first token to its last.</param>
public abstract record Expression(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>
    /// The number of nested expressions down to the deepest one, this one included. The parser keeps it below <see
    /// cref="ExpressionParser.Highest"/>, so that code that walks a tree can recurse.
    /// </summary>
    internal virtual int Height => 1;

    /// <summary>The expressions directly inside it, in the order of the text.</summary>
    public abstract ImmutableArray<Expression> Children { get; }

    /// <summary>The expression without the parentheses around it, which evaluators pass over.</summary>
    public Expression Bare()
    {
        var expression = this;
        while (expression is ParenthesizedExpression parenthesized)
        {
            expression = parenthesized.Inner;
        }
        return expression;
    }

    /// <summary>Itself and all expressions inside it, each before those inside it.</summary>
    public IEnumerable<Expression> DescendantsAndSelf()
    {
        var left = new Stack<Expression>([this]);
        while (left.TryPop(out var expression))
        {
            yield return expression;
            var children = expression.Children;
            for (var at = children.Length - 1; at >= 0; at--)
            {
                left.Push(children[at]);
            }
        }
    }

    private protected static int Above(ReadOnlySpan<Expression> children)
    {
        var highest = 0;
        foreach (var child in children)
        {
            highest = Math.Max(highest, child.Height);
        }

        return highest + 1;
    }
}

/// <summary>The kinds of literal.</summary>
public enum LiteralKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>: the value is a <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>Digits: the value is a <see cref="long"/>.</summary>
    Integer,

    /// <summary>Digits with a point: the value is a <see cref="double"/>.</summary>
    Float,

    /// <summary>Text in quotes: the value is the <see cref="string"/> that its escapes stand for.</summary>
    String,

    /// <summary><c>b'...'</c>: the value is an <see cref="ImmutableArray{T}"/> of bytes.</summary>
    Bytes,
}

/// <summary><c>null</c>, <c>true</c>, <c>12</c>, <c>1.5</c>, <c>'text'</c>, <c>b'bytes'</c>.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">
/// What it stands for, of the type that the kind says; null for <see cref="LiteralKind.Null"/>.
/// </param>
/// <param name="Span">The token.</param>
public sealed record LiteralExpression(LiteralKind Kind, object? Value, SourceSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];
}

/// <summary>A name: of a variable, a parameter, a capture, a namespace or <c>request</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">The token.</param>
public sealed record NameExpression(string Name, SourceSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];
}

/// <summary><c>(a)</c>.</summary>
/// <param name="Inner">What stands between the parentheses.</param>
/// <param name="Span">Parentheses included.</param>
public sealed record ParenthesizedExpression(Expression Inner, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = 1 + Inner.Height;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Inner];
}

/// <summary>An operator before its operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>!</c>.</summary>
    Not,

    /// <summary><c>-</c>.</summary>
    Negate,
}

/// <summary><c>!a</c>, <c>-a</c>.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">What it is about.</param>
/// <param name="Span">From the operator on.</param>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = 1 + Operand.Height;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Operand];
}

/// <summary>An operator between two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>||</c>.</summary>
    Or,

    /// <summary><c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,
}

/// <summary><c>a == b</c>.</summary>
/// <param name="Left">The first operand.</param>
/// <param name="Operator">Which.</param>
/// <param name="OperatorSpan">Where the operator stands.</param>
/// <param name="Right">The second operand.</param>
/// <param name="Span">Both operands.</param>
public sealed record BinaryExpression(
    Expression Left,
    BinaryOperator Operator,
    SourceSpan OperatorSpan,
    Expression Right,
    SourceSpan Span
) : Expression(Span)
{
    internal override int Height { get; } = 1 + Math.Max(Left.Height, Right.Height);

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Left, Right];
}

/// <summary><c>a is string</c>.</summary>
/// <param name="Operand">What is asked about.</param>
/// <param name="Type">The name of the type as written.</param>
/// <param name="Span">From the operand to the type.</param>
public sealed record TypeTestExpression(Expression Operand, Name Type, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = 1 + Operand.Height;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Operand];
}

/// <summary><c>a ? b : c</c>.</summary>
/// <param name="Condition">The question.</param>
/// <param name="WhenTrue">The first arm.</param>
/// <param name="WhenFalse">The second arm.</param>
/// <param name="Span">All three.</param>
public sealed record ConditionalExpression(
    Expression Condition,
    Expression WhenTrue,
    Expression WhenFalse,
    SourceSpan Span
) : Expression(Span)
{
    internal override int Height { get; } = Above([Condition, WhenTrue, WhenFalse]);

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Condition, WhenTrue, WhenFalse];
}

/// <summary><c>a.b</c>, where no call follows.</summary>
/// <param name="Target">What has the member.</param>
/// <param name="Member">Its name.</param>
/// <param name="Span">From the target to the name.</param>
public sealed record MemberExpression(Expression Target, Name Member, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = 1 + Target.Height;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Target];
}

/// <summary><c>f(a)</c>, <c>target.method(a)</c>, <c>math.abs(a)</c>.</summary>
/// <param name="Target">The value or namespace before the point; null for a plain function.</param>
/// <param name="Function">The name of what is called.</param>
/// <param name="Arguments">In order.</param>
/// <param name="Span">To the closing parenthesis.</param>
public sealed record CallExpression(
    Expression? Target,
    Name Function,
    ImmutableArray<Expression> Arguments,
    SourceSpan Span
) : Expression(Span)
{
    internal override int Height { get; } = Math.Max(Above(Arguments.AsSpan()), 1 + (Target?.Height ?? 0));

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => Target is null ? Arguments : Arguments.Insert(0, Target);
}

/// <summary><c>a[b]</c>.</summary>
/// <param name="Target">What is indexed.</param>
/// <param name="Index">The index or key.</param>
/// <param name="Span">To the closing bracket.</param>
public sealed record IndexExpression(Expression Target, Expression Index, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = 1 + Math.Max(Target.Height, Index.Height);

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Target, Index];
}

/// <summary><c>a[1:3]</c>, <c>a[1:]</c>, <c>a[:3]</c>, <c>a[:]</c>.</summary>
/// <param name="Target">What is cut.</param>
/// <param name="From">The first index; null where none is written, which is 0.</param>
/// <param name="To">The index just after the last; null where none is written, which is the end.</param>
/// <param name="Span">To the closing bracket.</param>
public sealed record SliceExpression(Expression Target, Expression? From, Expression? To, SourceSpan Span)
    : Expression(Span)
{
    internal override int Height { get; } = 1 + Math.Max(Target.Height, Math.Max(From?.Height ?? 0, To?.Height ?? 0));

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [.. new[] { Target, From, To }.OfType<Expression>()];
}

/// <summary><c>[a, b]</c>.</summary>
/// <param name="Items">In order.</param>
/// <param name="Span">Brackets included.</param>
public sealed record ListExpression(ImmutableArray<Expression> Items, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } = Above(Items.AsSpan());

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => Items;
}

/// <summary>One entry of a map.</summary>
/// <param name="Key">Before the colon.</param>
/// <param name="Value">After it.</param>
public sealed record MapEntry(Expression Key, Expression Value);

/// <summary><c>{'a': b}</c>.</summary>
/// <param name="Entries">In order.</param>
/// <param name="Span">Braces included.</param>
public sealed record MapExpression(ImmutableArray<MapEntry> Entries, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } =
        1 + Entries.Aggregate(0, (highest, entry) => Math.Max(highest, Math.Max(entry.Key.Height, entry.Value.Height)));

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children =>
        [.. Entries.SelectMany(entry => new[] { entry.Key, entry.Value })];
}

/// <summary>One segment of a path literal.</summary>
/// <param name="Literal">
/// Its text, <c>{name}</c> for a capture, which the compiler reads here too; null where an expression gives it.
/// </param>
/// <param name="Interpolation">The expression between <c>$(</c> and <c>)</c>; null where the text is written.</param>
/// <param name="Span">Without the slash.</param>
public sealed record PathPart(string? Literal, Expression? Interpolation, SourceSpan Span)
{
    /// <summary>
    /// The variable that <c>bind</c> gives a value, <c>{name}</c> or <c>{name=**}</c>; null where the segment is none.
    /// </summary>
    public PathSegment? Capture { get; init; }
}

/// <summary><c>/databases/$(database)/documents/users/$(uid)</c>.</summary>
/// <param name="Parts">What stands between the slashes.</param>
/// <param name="Span">From the first slash on.</param>
public sealed record PathExpression(ImmutableArray<PathPart> Parts, SourceSpan Span) : Expression(Span)
{
    internal override int Height { get; } =
        1 + Parts.Aggregate(0, (highest, part) => Math.Max(highest, part.Interpolation?.Height ?? 0));

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children =>
        [.. Parts.Select(part => part.Interpolation).OfType<Expression>()];
}

/// <summary>Stands where an expression should be and none could be read; only in a file with errors.</summary>
/// <param name="Span">What was passed over.</param>
public sealed record MissingExpression(SourceSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];
}
