using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Writes expressions so that two that mean the same by their form have the same text.</summary>
/// <param name="functions">The functions that they can call.</param>
/// <param name="longest">Characters of the longest text.</param>
/// <param name="isInlining">Whether the value of a function stands for its call.</param>
public sealed class ConditionPrinter(
    ImmutableDictionary<string, FunctionDeclaration> functions,
    int longest,
    bool isInlining = false
)
{
    private const int DeepestCall = 20;

    /// <summary>
    /// Expressions of functions put in for one text: functions that call each other may have no end of them.
    /// </summary>
    private const int MostInlined = 5_000;

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _inlined;

    /// <summary>The text, with names replaced; null where it would be too long.</summary>
    public string? Print(Expression expression, ImmutableDictionary<string, string> names)
    {
        _text.Clear();
        _depth = 0;
        _inlined = 0;
        return Write(expression, names) ? _text.ToString() : null;
    }

    private bool Write(Expression expression, ImmutableDictionary<string, string> names)
    {
        if (_text.Length > longest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        switch (expression)
        {
            case ParenthesizedExpression inner:
                return Write(inner.Inner, names);
            case LiteralExpression literal:
                return Add(TextOf(literal));
            case NameExpression name:
                return Add(names.GetValueOrDefault(name.Name, name.Name));
            case UnaryExpression unary:
                return Add(unary.Operator == UnaryOperator.Not ? "!" : "-") && Write(unary.Operand, names);
            case BinaryExpression binary:
                return Add("(")
                    && Write(binary.Left, names)
                    && Add(Sign(binary.Operator))
                    && Write(binary.Right, names)
                    && Add(")");
            case TypeTestExpression test:
                return Write(test.Operand, names) && Add($" is {test.Type.Text}");
            case ConditionalExpression conditional:
                return Add("(")
                    && Write(conditional.Condition, names)
                    && Add("?")
                    && Write(conditional.WhenTrue, names)
                    && Add(":")
                    && Write(conditional.WhenFalse, names)
                    && Add(")");
            case MemberExpression member:
                return Write(member.Target, names) && Add($".{member.Member.Text}");
            case IndexExpression index:
                return Write(index.Target, names) && Add("[") && Write(index.Index, names) && Add("]");
            case SliceExpression slice:
                return WriteSlice(slice, names);
            case CallExpression call:
                return WriteCall(call, names);
            case ListExpression list:
                return Add("[") && All(list.Items, names) && Add("]");
            case MapExpression map:
                return Add("{") && AllEntries(map, names) && Add("}");
            case PathExpression path:
                return AllParts(path, names);
            default:
                return false;
        }
    }

    private static string TextOf(LiteralExpression literal) =>
        literal.Kind switch
        {
            LiteralKind.String => $"'{literal.Value}'",
            LiteralKind.Bytes => $"b{string.Join(',', (ImmutableArray<byte>)literal.Value!)}",
            LiteralKind.Float => ((double)literal.Value!).ToString("R", CultureInfo.InvariantCulture) + "f",
            LiteralKind.Null => "null",
            _ => Convert.ToString(literal.Value, CultureInfo.InvariantCulture)!.ToLowerInvariant(),
        };

    private bool WriteSlice(SliceExpression slice, ImmutableDictionary<string, string> names) =>
        Write(slice.Target, names)
        && Add("[")
        && (slice.From is null || Write(slice.From, names))
        && Add(":")
        && (slice.To is null || Write(slice.To, names))
        && Add("]");

    private bool WriteCall(CallExpression call, ImmutableDictionary<string, string> names)
    {
        if (
            isInlining
            && _depth < DeepestCall
            && call.Target is null
            && functions.TryGetValue(call.Function.Text, out var declared)
            && declared.Parameters.Length == call.Arguments.Length
        )
        {
            return WriteBody(declared, call.Arguments, names);
        }

        // Functions of one name in two blocks are two.
        var place =
            call.Target is null && functions.TryGetValue(call.Function.Text, out var function)
                ? $"@{function.Span.Offset}"
                : string.Empty;
        return (call.Target is null || (Write(call.Target, names) && Add(".")))
            && Add($"{call.Function.Text}{place}(")
            && All(call.Arguments, names)
            && Add(")");
    }

    private bool WriteBody(
        FunctionDeclaration function,
        ImmutableArray<Expression> arguments,
        ImmutableDictionary<string, string> names
    )
    {
        if (++_inlined > MostInlined)
        {
            return false;
        }

        _depth++;
        var inside = names;
        foreach (var (parameter, argument) in function.Parameters.Zip(arguments))
        {
            if (Part(argument, names) is not { } part)
            {
                return false;
            }

            inside = inside.SetItem(parameter.Text, part);
        }

        foreach (var binding in function.Bindings)
        {
            if (Part(binding.Value, inside) is not { } part)
            {
                return false;
            }

            inside = inside.SetItem(binding.Name.Text, part);
        }

        var isWritten = Write(function.Result, inside);
        _depth--;
        return isWritten;
    }

    // The text of an expression, which is not written yet.
    private string? Part(Expression expression, ImmutableDictionary<string, string> names)
    {
        var start = _text.Length;
        if (!Write(expression, names))
        {
            return null;
        }

        var part = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return part;
    }

    // Lambdas would take memory for each expression, whether or not it has items.
    private bool All(ImmutableArray<Expression> items, ImmutableDictionary<string, string> names)
    {
        foreach (var item in items)
        {
            if (!Write(item, names) || !Add(","))
            {
                return false;
            }
        }

        return true;
    }

    private bool AllEntries(MapExpression map, ImmutableDictionary<string, string> names)
    {
        foreach (var entry in map.Entries)
        {
            if (!Write(entry.Key, names) || !Add(":") || !Write(entry.Value, names) || !Add(","))
            {
                return false;
            }
        }

        return true;
    }

    private bool AllParts(PathExpression path, ImmutableDictionary<string, string> names)
    {
        foreach (var part in path.Parts)
        {
            if (!Add("/") || !WritePart(part, names))
            {
                return false;
            }
        }

        return true;
    }

    private bool WritePart(PathPart part, ImmutableDictionary<string, string> names) =>
        part.Literal is { } literal ? Add(literal) : Add("$(") && Write(part.Interpolation!, names) && Add(")");

    private bool Add(string part)
    {
        _text.Append(part);
        return _text.Length <= longest;
    }

    // `in` is a word, which runs into its neighbours.
    private static string Sign(BinaryOperator sign) => sign == BinaryOperator.In ? " in " : Operators.TextOf(sign);
}
