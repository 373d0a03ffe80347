using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Infers what the expressions of a match block may evaluate to for one method. It errs towards knowing nothing: what it says of a value holds
/// of every request that there can be.
/// </summary>
internal sealed class Inferrer(StatementScope scope)
{
    /// <summary>Calls one inside the other; more are an error in Firestore itself.</summary>
    private const int DeepestCall = 20;

    /// <summary>Expressions looked at for one statement. A file that is written by hand needs some hundreds.</summary>
    private const int MostSteps = 20_000;

    private readonly Dictionary<Call, InferredValue> calls = [];
    private readonly Comparisons comparisons = new(scope.Log);
    private readonly ImmutableDictionary<string, InferredValue> captures = scope.Captures();
    private int depth;
    private int steps;

    /// <summary>What a condition may evaluate to. <paramref name="alternatives"/> gets the operands of each <c>||</c> that it holds, without
    /// those of the functions that it calls.</summary>
    public InferredValue Of(Expression condition, ICollection<(Expression Operand, InferredValue Value)>? alternatives = null)
    {
        steps = 0;
        return Asked(condition, captures, alternatives);
    }

    // What must be true or false.
    private InferredValue Asked(
        Expression expression, ImmutableDictionary<string, InferredValue> names, ICollection<(Expression, InferredValue)>? alternatives = null)
    {
        var value = Of(expression, names, alternatives);
        scope.Log.Note(expression.Span, value.AlwaysFails || value.Has(ValueKinds.Boolean) ? null : new NotBoolean(value, expression.Span));
        return value;
    }

    private InferredValue Of(
        Expression expression, ImmutableDictionary<string, InferredValue> names, ICollection<(Expression, InferredValue)>? alternatives = null)
    {
        if (++steps > MostSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            scope.Log.IsIncomplete = true;
            return InferredValue.Unknown;
        }

        switch (expression)
        {
            case ParenthesizedExpression inner:
                return Of(inner.Inner, names, alternatives);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return Logic.And(Asked(and.Left, names, alternatives), Asked(and.Right, names, alternatives));
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                return Either(or, names, alternatives);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return Logic.Not(Asked(not.Operand, names));
            case ConditionalExpression conditional:
                return Choice(Asked(conditional.Condition, names), conditional, names);
            case LiteralExpression literal:
                return Literal(literal);
            case NameExpression name:
                return Name(name, names);
            case CallExpression { Target: null } call when scope.Path.Functions.TryGetValue(call.Function.Text, out var function):
                return Called(function, [.. call.Arguments.Select(argument => Of(argument, names))]);
            case MissingExpression:
                return InferredValue.Unknown;
        }

        // Of all others each operand is needed: where one has no value there is none.
        InferredValue[] operands = [.. expression.Children.Select(child => Of(child, names))];
        return Array.Find(operands, operand => operand.AlwaysFails) is { } failing ? failing : Strict(expression, operands);
    }

    private InferredValue Strict(Expression expression, InferredValue[] operands) => expression switch
    {
        BinaryExpression binary => Binary(binary, operands[0], operands[1]),
        TypeTestExpression test => comparisons.Is(operands[0], test),
        MemberExpression member => Member(operands[0], member.Member.Text, member.Target, member.Member.Span),
        IndexExpression { Index: LiteralExpression { Value: string key } } index => Member(operands[0], key, index.Target, index.Index.Span),
        SliceExpression => new InferredValue(operands[0].Kinds, MayFail: true),
        UnaryExpression => new InferredValue(operands[0].Kinds & (ValueKinds.Number | ValueKinds.Duration), MayFail: true),
        ListExpression => new InferredValue(ValueKinds.List, operands.Any(item => item.MayFail)) { Shape = new Shape.Items([.. operands]) },
        MapExpression => new InferredValue(ValueKinds.Map, operands.Any(item => item.MayFail)),
        PathExpression path => new InferredValue(ValueKinds.Path, operands.Any(part => part.MayFail))
        {
            Shape = new Shape.Segments([.. path.Parts.Select(part => part.Literal)]),
        },
        CallExpression { Target: null } call => Function(call.Function.Text, operands),
        CallExpression { Target: NameExpression space } call when operands[0].Shape is Shape.Namespace =>
            BuiltIns.OfNamespace(space.Name, call.Function.Text),
        CallExpression call => Method(call, operands[0], operands[1..]),
        _ => InferredValue.Unknown,
    };

    private InferredValue Either(
        BinaryExpression or, ImmutableDictionary<string, InferredValue> names, ICollection<(Expression, InferredValue)>? alternatives)
    {
        var left = Asked(or.Left, names, alternatives);
        var right = Asked(or.Right, names, alternatives);
        alternatives?.Add((or.Left, left));
        alternatives?.Add((or.Right, right));
        return Logic.Or(left, right);
    }

    private InferredValue Choice(InferredValue condition, ConditionalExpression at, ImmutableDictionary<string, InferredValue> names)
    {
        var whenTrue = Of(at.WhenTrue, names);
        var whenFalse = Of(at.WhenFalse, names);
        return (condition.Has(ValueKinds.True), condition.Has(ValueKinds.False)) switch
        {
            (true, true) => whenTrue.Or(whenFalse).Failable(),
            (true, false) => whenTrue.Failable(),
            (false, true) => whenFalse.Failable(),
            _ => InferredValue.Failing(condition.Cause),
        };
    }

    private static InferredValue Literal(LiteralExpression literal) => literal.Kind switch
    {
        LiteralKind.Null => new InferredValue(ValueKinds.Null),
        LiteralKind.Boolean => Constant(literal.Value is true ? ValueKinds.True : ValueKinds.False, literal),
        LiteralKind.Integer => Constant(ValueKinds.Integer, literal),
        LiteralKind.Float => Constant(ValueKinds.Float, literal),
        LiteralKind.String => Constant(ValueKinds.String, literal),
        _ => new InferredValue(ValueKinds.Bytes),
    };

    private static InferredValue Constant(ValueKinds kind, LiteralExpression literal) =>
        new(kind) { Constant = literal.Value, WrittenAt = literal.Span };

    private InferredValue Name(NameExpression name, ImmutableDictionary<string, InferredValue> names) =>
        names.TryGetValue(name.Name, out var value) ? At(value, name.Span)
        : name.Name switch
        {
            "request" => new InferredValue(ValueKinds.Map) { Shape = new Shape.Request() },
            "resource" => At(RequestMembers.Resource(scope), name.Span),
            var other when BuiltIns.IsNamespace(other) => new InferredValue(ValueKinds.Any) { Shape = new Shape.Namespace() },
            _ => InferredValue.Unknown,
        };

    private InferredValue Called(FunctionDeclaration function, ImmutableArray<InferredValue> arguments)
    {
        if (arguments.Length != function.Parameters.Length || depth >= DeepestCall)
        {
            return InferredValue.Unknown;
        }

        var call = new Call(function, arguments);
        if (!calls.TryGetValue(call, out var result))
        {
            depth++;
            var names = captures.SetItems(function.Parameters.Zip(arguments, (name, value) => KeyValuePair.Create(name.Text, value)));
            foreach (var binding in function.Bindings)
            {
                names = names.SetItem(binding.Name.Text, Of(binding.Value, names));
            }

            result = Of(function.Result, names);
            depth--;
            calls[call] = result;
        }

        return result;
    }

    private InferredValue Binary(BinaryExpression binary, InferredValue left, InferredValue right) => binary.Operator switch
    {
        BinaryOperator.Equal or BinaryOperator.NotEqual => comparisons.Equal(left, right, binary),
        BinaryOperator.Less => comparisons.Ordered(left, right, "<", binary),
        BinaryOperator.LessOrEqual => comparisons.Ordered(left, right, "<=", binary),
        BinaryOperator.Greater => comparisons.Ordered(left, right, ">", binary),
        BinaryOperator.GreaterOrEqual => comparisons.Ordered(left, right, ">=", binary),
        BinaryOperator.In => comparisons.In(left, right, binary),
        _ => Arithmetic(left.Kinds, right.Kinds),
    };

    private static InferredValue Arithmetic(ValueKinds left, ValueKinds right) =>
        left == right && left is ValueKinds.String or ValueKinds.Integer or ValueKinds.Float or ValueKinds.Duration
            ? new InferredValue(left, MayFail: true)
        : ((left | right) & ~ValueKinds.Number) == 0 ? new InferredValue(ValueKinds.Number, MayFail: true)
        : InferredValue.Unknown;

    private InferredValue Member(InferredValue target, string name, Expression at, SourceSpan span)
    {
        if (target.IsNull)
        {
            return InferredValue.Failing(target.Cause);
        }

        var data = target.Shape as Shape.Data;
        var fields = data?.Schema?.Fields;
        var member = fields is null ? RequestMembers.Of(target.Shape, name, scope)
            : fields.TryGetValue(name, out var field) ? Field(field, data!)
            : InferredValue.Unknown;
        scope.Log.Note(span, fields?.ContainsKey(name) == false ? new UnknownField(name, data!.Schema!, span) : null);
        scope.Log.Note(span, member is null ? new UnknownMember(PlainText.Of(at), name, span) : null);
        member = At(member ?? InferredValue.Unknown, span);
        return target.Has(ValueKinds.Null) || target.MayFail ? member.Failable() : member;
    }

    // A cause stands where its value is first named.
    private static InferredValue At(InferredValue value, SourceSpan span) =>
        value.Cause is { Span.Line: 0 } cause ? value with { Cause = cause with { Span = span } } : value;

    private static InferredValue Field(SchemaNode field, Shape.Data data) => new(field.Kinds, MayFail: true)
    {
        Field = field,
        Shape = (field.Kinds & ValueKinds.Map) != 0 ? new Shape.Data(field, data.IsLookedUp) : null,
    };

    private InferredValue Function(string name, InferredValue[] arguments) => name switch
    {
        "get" or "getAfter" => new InferredValue(MayBeOwn(arguments) ? ValueKinds.Map | ValueKinds.Null : ValueKinds.Map, MayFail: true)
        {
            Shape = new Shape.Document(
                arguments is [{ Shape: Shape.Segments path }, ..] ? scope.Schemas.OfPath(path.Texts) : null, IsLookedUp: true),
        },
        "debug" when arguments.Length == 1 => arguments[0],
        _ => BuiltIns.Function(name),
    };

    // The document that a request is about is null where it is missing.
    private bool MayBeOwn(InferredValue[] arguments)
    {
        var own = scope.Path.Path.Segments;
        if (arguments is not [{ Shape: Shape.Segments path }, ..] || PathPattern.IndexOfGlob(own.AsSpan()) >= 0)
        {
            return true;
        }

        var texts = path.Texts;
        if (texts.Length != own.Length)
        {
            // What is put in may be several segments.
            return texts.Length < own.Length && texts.Contains(null);
        }

        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] is LiteralSegment literal && texts[i] is { } text && text != literal.Text)
            {
                return false;
            }
        }

        return true;
    }

    private InferredValue Method(CallExpression call, InferredValue target, InferredValue[] arguments)
    {
        if (target.IsNull)
        {
            return InferredValue.Failing(target.Cause);
        }

        var schema = (target.Shape as Shape.Data)?.Schema ?? (target.Shape as Shape.Changes)?.Schema ?? (target.Shape as Shape.Keys)?.Schema;
        switch (call.Function.Text)
        {
            case "get" when arguments.Length == 2:
                return Fetched(call, target, arguments);
            case "hasAll" or "hasAny" or "hasOnly" when arguments is [{ Shape: Shape.Items items }]:
                foreach (var item in items.Values)
                {
                    comparisons.NoteKey(item, (target.Shape as Shape.Keys)?.Schema, call.Span);
                }

                break;
        }

        var value = BuiltIns.Method(call.Function.Text);
        return schema is null ? value : call.Function.Text switch
        {
            "keys" or "affectedKeys" or "addedKeys" or "changedKeys" or "removedKeys" or "unchangedKeys" or "toSet" =>
                value with { Shape = new Shape.Keys(schema) },
            "diff" => value with { Shape = new Shape.Changes(schema) },
            _ => value,
        };
    }

    // A map's `get` takes a key and what stands for a missing one.
    private InferredValue Fetched(CallExpression call, InferredValue target, InferredValue[] arguments)
    {
        if (target.Shape is Shape.Token && arguments[0].Constant is string claim && RequestMembers.Of(target.Shape, claim, scope) is { } known)
        {
            return known.Or(arguments[1]);
        }

        var data = target.Shape as Shape.Data;
        comparisons.NoteKey(arguments[0], data?.Schema, call.Arguments[0].Span);
        if (data?.Schema?.Fields is not { } fields)
        {
            return InferredValue.Unknown;
        }

        return arguments[0].Constant is string key && fields.TryGetValue(key, out var field)
            ? Field(field.OrDefault(arguments[1]), data)
            : InferredValue.Unknown;
    }

    /// <summary>A function with what it is given; two are the same where nothing else can come of them.</summary>
    private sealed class Call(FunctionDeclaration function, ImmutableArray<InferredValue> arguments) : IEquatable<Call>
    {
        private readonly FunctionDeclaration function = function;
        private readonly ImmutableArray<InferredValue> arguments = arguments;

        public bool Equals(Call? other) =>
            other is not null && ReferenceEquals(function, other.function) && arguments.AsSpan().SequenceEqual(other.arguments.AsSpan());

        public override bool Equals(object? obj) => Equals(obj as Call);

        public override int GetHashCode() =>
            arguments.Aggregate(RuntimeHelpers.GetHashCode(function), (hash, argument) => HashCode.Combine(hash, argument));
    }
}
