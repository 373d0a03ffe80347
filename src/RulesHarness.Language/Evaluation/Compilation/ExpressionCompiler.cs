using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>Compiles the expressions of one condition, <c>let</c> or <c>return</c>.</summary>
internal sealed class ExpressionCompiler(
    FunctionTable functions,
    CompilationScope scope,
    Locals locals,
    int version,
    bool isObserved
)
{
    public Node Compile(Expression expression)
    {
        // Brackets and literals have nothing to tell: the emulator counts neither among what it covers.
        if (expression is ParenthesizedExpression brackets)
        {
            return Compile(brackets.Inner);
        }

        var node = Plain(expression);
        return isObserved && expression is not LiteralExpression ? new ObservedNode(node, expression) : node;
    }

    private Node Plain(Expression expression) =>
        expression switch
        {
            LiteralExpression literal => new ConstantNode(Constants.Of(literal)),
            NameExpression name => Name(name),
            UnaryExpression { Operator: UnaryOperator.Not } not => new NotNode(Compile(not.Operand), not.Span),
            // The compiler reads the sign with the digits: the smallest integer is one, though its digits alone are
            // none.
            UnaryExpression { Operand: LiteralExpression { Value: long.MinValue } smallest } => new NegatedConstantNode(
                Constants.Of(smallest)
            ),
            UnaryExpression negation => new NegationNode(Compile(negation.Operand), negation.Span),
            BinaryExpression binary => Binary(binary),
            TypeTestExpression test => new TypeTestNode(Compile(test.Operand), test.Type.Text),
            ConditionalExpression choice => new ConditionalNode(
                Compile(choice.Condition),
                Compile(choice.WhenTrue),
                Compile(choice.WhenFalse),
                choice.Condition.Span
            ),
            MemberExpression member => Member(member),
            IndexExpression index => new IndexNode(Compile(index.Target), Compile(index.Index), index.Span),
            SliceExpression slice => new SliceNode(
                Compile(slice.Target),
                Optional(slice.From),
                Optional(slice.To),
                slice.Span
            ),
            ListExpression list => List(list),
            MapExpression map => Map(map),
            PathExpression path => Path(path),
            CallExpression call => Call(call),
            _ => throw new ArgumentException($"Line {expression.Span.Line} has an error.", nameof(expression)),
        };

    private Node? Optional(Expression? expression) => expression is null ? null : Compile(expression);

    private Node[] Compile(ImmutableArray<Expression> expressions)
    {
        var nodes = new Node[expressions.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Compile(expressions[i]);
        }

        return nodes;
    }

    // Of a name that nothing has the emulator says what it says of null.
    private Node Name(NameExpression name)
    {
        if (locals.Slot(name.Name) is var slot && slot >= 0)
        {
            return new VariableNode(slot);
        }

        var isNull = RulesValue.Undefined(EvaluationErrors.Null, name.Span);
        return scope.Wildcard(name.Name) is var segment && segment >= 0
            ? scope.Segments[segment] is GlobSegment
                ? new GlobNode(version == 1 ? isNull : null)
                : new CaptureNode(segment, isNull)
            : name.Name switch
            {
                "request" => new RequestNode(),
                "resource" => new ResourceNode(),
                _ => new ConstantNode(isNull),
            };
    }

    private Node Member(MemberExpression member) =>
        !isObserved && IsFree("request") && IsFree("resource") && WellKnownNode.Of(member) is { } known
            ? known
            : PlainMember(member);

    private bool IsFree(string name) => locals.Slot(name) < 0 && scope.Wildcard(name) < 0;

    private MemberNode PlainMember(MemberExpression member) =>
        new(Compile(member.Target), member.Member.Text, member.Span);

    private Node Binary(BinaryExpression binary)
    {
        var left = Compile(binary.Left);
        var right = Compile(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Or => new LogicNode(left, right, deciding: true, binary.Left.Span, binary.Right.Span),
            BinaryOperator.And => new LogicNode(left, right, deciding: false, binary.Left.Span, binary.Right.Span),
            BinaryOperator.Equal => new EqualityNode(left, right, isEqual: true, binary.Span),
            BinaryOperator.NotEqual => new EqualityNode(left, right, isEqual: false, binary.Span),
            BinaryOperator.In => new InNode(left, right, binary.Span),
            BinaryOperator.Less
            or BinaryOperator.LessOrEqual
            or BinaryOperator.Greater
            or BinaryOperator.GreaterOrEqual => new OrderNode(left, binary.Operator, right, binary.Span),
            _ => new ArithmeticNode(left, binary.Operator, right, binary.Span),
        };
    }

    private Node List(ListExpression list) =>
        Constants.OfItems(list) is { } items ? new ConstantListNode(items) : new ListNode(Compile(list.Items));

    private MapNode Map(MapExpression map)
    {
        var keys = new Node[map.Entries.Length];
        var values = new Node[keys.Length];
        var places = new SourceSpan[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Compile(map.Entries[i].Key);
            values[i] = Compile(map.Entries[i].Value);
            places[i] = map.Entries[i].Key.Span;
        }

        return new MapNode(keys, values, places);
    }

    private PathNode Path(PathExpression path)
    {
        var parts = new PathNodePart[path.Parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = path.Parts[i];
            parts[i] = new PathNodePart(Written(part), Optional(part.Interpolation), part.Span);
        }

        return new PathNode(parts);
    }

    private static PathSegmentValue? Written(PathPart part) =>
        part switch
        {
            { Capture: CaptureSegment capture } => new PathSegmentValue(capture.Name, IsGlob: false, null),
            { Capture: GlobSegment glob } => new PathSegmentValue(glob.Name, IsGlob: true, null),
            { Literal: { } text } => PathSegmentValue.Of(text),
            _ => null,
        };

    private Node Call(CallExpression call)
    {
        if (
            call.Target is NameExpression { Name: var name }
            && scope.Wildcard(name) < 0
            && locals.Slot(name) < 0
            && BuiltIns.Functions.IsNamespace(name)
        )
        {
            return BuiltIn($"{name}.{call.Function.Text}", call);
        }

        if (call.Target is not null)
        {
            return !isObserved && KeysTestNode.Of(call, Compile) is { } test
                ? test
                : new MethodCallNode(Compile(call.Target), call.Function.Text, Compile(call.Arguments), call.Span);
        }

        if (scope.Function(call.Function.Text) is not { } found)
        {
            return BuiltIn(call.Function.Text, call);
        }

        var (declaration, around) = found;
        return declaration.Parameters.Length == call.Arguments.Length
            ? new FunctionCallNode(functions.Of(declaration, around), Compile(call.Arguments))
            : Missing(EvaluationErrors.Arguments(call.Arguments.Length, Signature(declaration)), call);
    }

    private Node BuiltIn(string name, CallExpression call)
    {
        if (LookUps.Of(name) is { } lookUp)
        {
            return call.Arguments is [var path]
                ? new DocumentCallNode(lookUp, Compile(path), call.Span)
                : Missing(EvaluationErrors.Arguments(call.Arguments.Length, $"{name}(path)"), call);
        }

        return BuiltIns.Functions.Find(name, call.Arguments.Length) is { } function
            ? new BuiltInCallNode(function, Compile(call.Arguments), call.Span)
            : Missing(BuiltIns.Functions.Missing(name, call.Arguments.Length), call);
    }

    private MissingCallNode Missing(string message, CallExpression call) =>
        new(RulesValue.Undefined(message, call.Span), Compile(call.Arguments));

    private static string Signature(FunctionDeclaration declaration) =>
        $"{declaration.Name.Text}({string.Join(", ", declaration.Parameters.Select(name => name.Text))})";
}
