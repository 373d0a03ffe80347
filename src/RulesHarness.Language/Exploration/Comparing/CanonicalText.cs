using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Writes expanded expressions so that two with one text have one value in every request, whichever file they are of:
/// a capture is its place in the path, and operands of which the order makes no difference are sorted.
/// </summary>
/// <param name="scope">The scope of the expressions.</param>
/// <param name="file">Distinguishes what is known in one file only: functions that were not expanded.</param>
/// <param name="isRead">Whether the request changes nothing, so that documents stay what they are.</param>
internal sealed class CanonicalText(CompilationScope scope, string file, bool isRead = false)
{
    private int _unknown;

    /// <summary>Whether something was written that equals nothing of another file.</summary>
    public bool HasUnknown => _unknown > 0;

    public string Of(Expression expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Unknown();
        }

        return expression switch
        {
            ParenthesizedExpression brackets => Of(brackets.Inner),
            LiteralExpression literal => Literal(literal),
            NameExpression name => Name(name.Name),
            UnaryExpression unary => (unary.Operator == UnaryOperator.Not ? "!" : "-") + Of(unary.Operand),
            BinaryExpression binary => Binary(binary),
            TypeTestExpression test => $"({Tested(test.Operand, test.Type.Text)} is {test.Type.Text})",
            ConditionalExpression choice =>
                $"({Of(choice.Condition)} ? {Of(choice.WhenTrue)} : {Of(choice.WhenFalse)})",
            MemberExpression member => $"{Of(member.Target)}.{member.Member.Text}",
            IndexExpression index => $"{Of(index.Target)}[{Of(index.Index)}]",
            SliceExpression slice => $"{Of(slice.Target)}[{Optional(slice.From)}:{Optional(slice.To)}]",
            CallExpression call => Call(call),
            ListExpression list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MapExpression map =>
                $"{{{string.Join(", ", map.Entries.Select(entry => $"{Of(entry.Key)}: {Of(entry.Value)}"))}}}",
            PathExpression path => string.Concat(path.Parts.Select(Part)),
            _ => Unknown(),
        };
    }

    /// <summary>The operand of a type test. A default that is never of the type makes no difference.</summary>
    private string Tested(Expression operand, string type) =>
        operand
            is CallExpression { Target: { } map, Function.Text: "get", Arguments: [var key, LiteralExpression missing] }
        && ExpressionTypes.IsNever(missing, type)
            ? $"{Of(map)}.get({Of(key)}, no {type})"
            : Of(operand);

    private string Optional(Expression? expression) => expression is null ? "" : Of(expression);

    private string Unknown() => $"?{file}{(++_unknown).ToString(CultureInfo.InvariantCulture)}";

    private static string Literal(LiteralExpression literal) =>
        literal.Kind switch
        {
            LiteralKind.String => Quoted((string)literal.Value!),
            LiteralKind.Bytes => $"b'{Convert.ToHexStringLower([.. (ImmutableArray<byte>)literal.Value!])}'",
            LiteralKind.Float => ((double)literal.Value!).ToString("R", CultureInfo.InvariantCulture) + "f",
            LiteralKind.Boolean => (bool)literal.Value! ? "true" : "false",
            LiteralKind.Null => "null",
            _ => Convert.ToString(literal.Value, CultureInfo.InvariantCulture)!,
        };

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{escaped}'";
    }

    private string Name(string name) =>
        scope.Wildcard(name) is var place && place >= 0 ? $"${place.ToString(CultureInfo.InvariantCulture)}" : name;

    private string Binary(BinaryExpression binary)
    {
        var (left, sign, right) = (Of(binary.Left), binary.Operator, Right(binary));
        var isTurned = sign switch
        {
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => true,
            BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Equal or BinaryOperator.NotEqual =>
                string.CompareOrdinal(left, right) > 0,
            _ => false,
        };
        return isTurned
            ? $"({right} {Operators.TextOf(Mirrored(sign))} {left})"
            : $"({left} {Operators.TextOf(sign)} {right})";
    }

    private string Right(BinaryExpression binary) =>
        binary is { Operator: BinaryOperator.In, Right: ListExpression list } ? Sorted(list) : Of(binary.Right);

    private static BinaryOperator Mirrored(BinaryOperator sign) =>
        sign switch
        {
            BinaryOperator.Greater => BinaryOperator.Less,
            BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
            _ => sign,
        };

    private string Call(CallExpression call)
    {
        var isSet = call.Target is not null && call.Function.Text is "hasAll" or "hasAny" or "hasOnly";
        var arguments = call.Arguments.Select(argument =>
            isSet && argument is ListExpression list ? Sorted(list) : Of(argument)
        );
        var text = new StringBuilder();
        if (call.Target is not null)
        {
            text.Append(Of(call.Target)).Append('.');
        }
        else if (scope.Function(call.Function.Text) is not null)
        {
            text.Append(Unknown()).Append(':');
        }

        return text.Append(NameOf(call)).Append('(').AppendJoin(", ", arguments).Append(')').ToString();
    }

    private string NameOf(CallExpression call) =>
        isRead && call is { Target: null, Arguments: [PathExpression path] } && OtherDocuments.IsOther(path, scope)
            ? OtherDocuments.Before(call.Function.Text)
            : call.Function.Text;

    private string Sorted(ListExpression list) =>
        $"[{string.Join(", ", list.Items.Select(Of).Order(StringComparer.Ordinal))}]";

    private string Part(PathPart part) =>
        part switch
        {
            { Interpolation: { } value } => $"/$({Of(value)})",
            { Capture: { } capture } => $"/{capture}",
            _ => $"/{part.Literal}",
        };
}
