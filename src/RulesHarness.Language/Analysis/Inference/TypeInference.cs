using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Infers the values that expressions of a match block can have for one method. It errs towards knowing nothing: its
/// statements about a value hold for every possible request.
/// </summary>
internal sealed partial class TypeInference(StatementScope scope)
{
    /// <summary>Calls one inside the other; more are an error in Firestore itself.</summary>
    private const int DeepestCall = 20;

    /// <summary>Expressions looked at for one statement. A file that is written by hand needs some hundreds.</summary>
    private const int MostSteps = 20_000;

    private readonly Dictionary<Call, InferredValue> _calls = [];
    private readonly Comparisons _comparisons = new(scope.Log);
    private readonly ImmutableDictionary<string, InferredValue> _captures = scope.Captures();
    private int _depth;
    private int _steps;

    /// <summary>
    /// Infers the value of a condition. <paramref name="alternatives"/> receives the operands of each <c>||</c> in it,
    /// but not those in the functions that it calls.
    /// </summary>
    public InferredValue Of(
        Expression condition,
        ICollection<(Expression Operand, InferredValue Value)>? alternatives = null
    )
    {
        _steps = 0;
        return Asked(condition, _captures, alternatives);
    }

    // What must be true or false.
    private InferredValue Asked(
        Expression expression,
        ImmutableDictionary<string, InferredValue> names,
        ICollection<(Expression, InferredValue)>? alternatives = null
    )
    {
        var value = Of(expression, names, alternatives);
        scope.Log.Note(
            expression.Span,
            value.AlwaysFails || value.Has(ValueKinds.Boolean) ? null : new NotBoolean(value, expression.Span)
        );
        return value;
    }

    private InferredValue Of(
        Expression expression,
        ImmutableDictionary<string, InferredValue> names,
        ICollection<(Expression, InferredValue)>? alternatives = null
    )
    {
        var value = Evaluate(expression, names, alternatives);
        if (scope.Method == RulesMethod.List)
        {
            scope.Log.Note(
                expression.Span,
                value.Unfiltered is bool known ? new KnownWithoutFilter(known, expression.Span) : null
            );
        }

        return value;
    }

    private InferredValue Evaluate(
        Expression expression,
        ImmutableDictionary<string, InferredValue> names,
        ICollection<(Expression, InferredValue)>? alternatives
    )
    {
        if (++_steps > MostSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
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
            case CallExpression { Target: null } call
                when scope.Path.Functions.TryGetValue(call.Function.Text, out var function):
                return Called(call, function, [.. call.Arguments.Select(argument => Of(argument, names))]);
            case MissingExpression:
                return InferredValue.Unknown;
        }

        // Of all others each operand is needed: where one has no value there is none.
        InferredValue[] operands = [.. expression.Children.Select(child => Of(child, names))];
        return Array.Find(operands, operand => operand.AlwaysFails) is { } failing
            ? failing
            : Strict(expression, operands);
    }

    private InferredValue Strict(Expression expression, InferredValue[] operands) =>
        expression switch
        {
            BinaryExpression binary => Binary(binary, operands[0], operands[1]),
            TypeTestExpression test => _comparisons.Is(operands[0], test),
            MemberExpression member => Member(operands[0], member.Member.Text, member.Target, member.Member.Span),
            IndexExpression { Index: LiteralExpression { Value: string key } } index => Member(
                operands[0],
                key,
                index.Target,
                index.Index.Span
            ),
            IndexExpression index => scope.Log.Checked(
                InferredValue.Unknown,
                Operations.Index(operands[0], operands[1].Kinds),
                index.Span
            ),
            SliceExpression slice => scope.Log.Checked(
                new InferredValue(operands[0].Kinds, MayFail: true),
                Operations.Index(operands[0], ValueKinds.Integer),
                slice.Span
            ),
            UnaryExpression minus => scope.Log.Checked(
                new InferredValue(operands[0].Kinds & Operations.Signed, MayFail: true),
                Operations.Minus(operands[0]),
                minus.Span
            ),
            ListExpression => new InferredValue(ValueKinds.List, operands.Any(item => item.MayFail))
            {
                Shape = new Shape.Items([.. operands]),
            },
            MapExpression map => new InferredValue(ValueKinds.Map, operands.Any(item => item.MayFail))
            {
                Unfiltered = map.Entries.IsEmpty ? UnfilteredValues.Empty : null,
            },
            PathExpression path => Path(path, operands),
            CallExpression { Target: null } call => Function(call, operands),
            CallExpression { Target: NameExpression space } call when operands[0].Shape is Shape.Namespace =>
                BuiltInTypes.OfNamespace(space.Name, call.Function.Text),
            CallExpression call => Method(call, operands[0], operands[1..]),
            _ => InferredValue.Unknown,
        };

    private InferredValue Path(PathExpression path, InferredValue[] parts)
    {
        var value = new InferredValue(ValueKinds.Path, parts.Any(part => part.MayFail))
        {
            Shape = LookUpPath.ShapeOf(path, parts),
        };
        var unfit = Array.Find(parts, part => !LookUpPath.CanBePutIn(part));
        return scope.Log.Checked(value, unfit is null ? null : Operations.NoSegment(unfit), path.Span);
    }

    private InferredValue Either(
        BinaryExpression or,
        ImmutableDictionary<string, InferredValue> names,
        ICollection<(Expression, InferredValue)>? alternatives
    )
    {
        var left = Asked(or.Left, names, alternatives);
        var right = Asked(or.Right, names, alternatives);
        alternatives?.Add((or.Left, left));
        alternatives?.Add((or.Right, right));
        return Logic.Or(left, right);
    }

    private InferredValue Choice(
        InferredValue condition,
        ConditionalExpression at,
        ImmutableDictionary<string, InferredValue> names
    )
    {
        var whenTrue = Of(at.WhenTrue, names);
        var whenFalse = Of(at.WhenFalse, names);
        return (condition.Has(ValueKinds.True), condition.Has(ValueKinds.False)) switch
        {
            (true, true) => whenTrue.Or(whenFalse).Failable() with
            {
                Unfiltered = UnfilteredValues.Choice(condition, whenTrue, whenFalse),
            },
            (true, false) => whenTrue.Failable(),
            (false, true) => whenFalse.Failable(),
            _ => InferredValue.Failing(condition.Cause),
        };
    }

    private static InferredValue Literal(LiteralExpression literal) =>
        literal.Kind switch
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
        names.TryGetValue(name.Name, out var value)
            ? At(value, name.Span)
            : name.Name switch
            {
                "request" => new InferredValue(ValueKinds.Map) { Shape = new Shape.Request() },
                "resource" => At(RequestMembers.Resource(scope), name.Span),
                var other when BuiltInTypes.IsNamespace(other) => new InferredValue(ValueKinds.Any)
                {
                    Shape = new Shape.Namespace(),
                },
                _ => InferredValue.Unknown,
            };

    private InferredValue Called(
        CallExpression at,
        FunctionDeclaration function,
        ImmutableArray<InferredValue> arguments
    )
    {
        var value = Called(function, arguments);
        var error = value is { AlwaysFails: true, Cause.Kind: FailureReasonKind.Operation } ? value.Cause : null;
        var text = error is null ? null : $"this call is always an error (line {error.Span.Line}): {error.Text}";
        scope.Log.Note(
            at.Span,
            error is null ? null : new FailingCall(error, new AlwaysAnError(text!, error.Help, at.Span))
        );
        return value;
    }

    private InferredValue Called(FunctionDeclaration function, ImmutableArray<InferredValue> arguments)
    {
        if (arguments.Length != function.Parameters.Length || _depth >= DeepestCall)
        {
            return InferredValue.Unknown;
        }

        var call = new Call(function, arguments);
        if (!_calls.TryGetValue(call, out var result))
        {
            _depth++;
            var names = _captures.SetItems(
                function.Parameters.Zip(arguments, (name, value) => KeyValuePair.Create(name.Text, value))
            );
            foreach (var binding in function.Bindings)
            {
                names = names.SetItem(binding.Name.Text, Of(binding.Value, names));
            }

            result = Of(function.Result, names);
            _depth--;
            _calls[call] = result;
        }

        return result;
    }

    private InferredValue Binary(BinaryExpression binary, InferredValue left, InferredValue right) =>
        binary.Operator switch
        {
            BinaryOperator.Equal or BinaryOperator.NotEqual => _comparisons.Equal(left, right, binary),
            BinaryOperator.Less => _comparisons.Ordered(left, right, "<", binary),
            BinaryOperator.LessOrEqual => _comparisons.Ordered(left, right, "<=", binary),
            BinaryOperator.Greater => _comparisons.Ordered(left, right, ">", binary),
            BinaryOperator.GreaterOrEqual => _comparisons.Ordered(left, right, ">=", binary),
            BinaryOperator.In => _comparisons.In(left, right, binary),
            _ => scope.Log.Checked(
                new InferredValue(Operations.Result(binary.Operator, left.Kinds, right.Kinds), MayFail: true),
                Operations.Arithmetic(binary.Operator, left, right),
                binary.Span
            ),
        };

    private InferredValue Member(InferredValue target, string name, Expression at, SourceSpan span)
    {
        var error = Operations.Member(target, name);
        var usable = scope.Log.Checked(target, error, span);
        if (error is not null)
        {
            return usable;
        }

        var data = target.Shape as Shape.Data;
        var fields = data?.Schema?.Fields;
        var member =
            fields is null ? RequestMembers.Of(target.Shape, name, scope)
            : fields.TryGetValue(name, out var field) ? Field(field, data!)
            : InferredValue.Unknown;
        scope.Log.Note(span, fields?.ContainsKey(name) == false ? new UnknownField(name, data!.Schema!, span) : null);
        scope.Log.Note(
            span,
            member is null ? new UnknownMember(PlainText.Of(at), name, target.Shape is Shape.Token, span) : null
        );
        member = At(member ?? InferredValue.Unknown, span);
        return target.Has(ValueKinds.Null) || target.MayFail ? member.Failable() : member;
    }

    // A cause stands where its value is first named.
    private static InferredValue At(InferredValue value, SourceSpan span) =>
        value.Cause is { Span.Line: 0 } cause ? value with { Cause = cause with { Span = span } } : value;

    private static InferredValue Field(SchemaNode field, Shape.Data data) =>
        new(field.Kinds, MayFail: true)
        {
            Field = field,
            Shape = (field.Kinds & ValueKinds.Map) != 0 ? new Shape.Data(field, data.IsLookedUp) : null,
        };

    /// <summary>A function with its arguments; two are equal if they must have the same result.</summary>
    private sealed class Call(FunctionDeclaration function, ImmutableArray<InferredValue> arguments) : IEquatable<Call>
    {
        private readonly FunctionDeclaration _function = function;
        private readonly ImmutableArray<InferredValue> _arguments = arguments;

        public bool Equals(Call? other) =>
            other is not null
            && ReferenceEquals(_function, other._function)
            && _arguments.AsSpan().SequenceEqual(other._arguments.AsSpan());

        public override bool Equals(object? obj) => Equals(obj as Call);

        public override int GetHashCode() =>
            _arguments.Aggregate(
                RuntimeHelpers.GetHashCode(_function),
                (hash, argument) => HashCode.Combine(hash, argument)
            );
    }
}
