using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary><c>target[index]</c> and <c>target[from:to]</c>.</summary>
internal static class Indexing
{
    public static bool CanBeSliced(RulesValue target) => Size(target) is not null;

    public static bool HasItems(RulesValueKind kind) =>
        kind is RulesValueKind.List or RulesValueKind.Map or RulesValueKind.String or RulesValueKind.Path;

    public static RulesValue At(RulesValue target, RulesValue index, SourceSpan place)
    {
        if (target.Kind == RulesValueKind.Path && index.IsInt && target.AsPath.Unbound is { } unbound)
        {
            return RulesValue.Undefined(EvaluationErrors.NoVariable(unbound), place);
        }

        var size = Size(target);
        if (size is { } length && index.IsInt)
        {
            return index.AsInt >= 0 && index.AsInt < length
                ? Item(target, (int)index.AsInt)
                : RulesValue.Undefined(EvaluationErrors.Index(index.AsInt, length), place);
        }

        return target.Kind switch
        {
            RulesValueKind.Map when index.IsString => target.AsMap.TryGet(index.AsString, out var value)
                ? value
                : RulesValue.Undefined(EvaluationErrors.NoProperty(index.AsString), place),
            RulesValueKind.Path when index.IsString => target.AsPath.Variable(index.AsString, place),
            RulesValueKind.Null => RulesValue.Undefined(EvaluationErrors.Null, place),
            RulesValueKind.Map => Unsupported(target, index, "map[string]", place),
            RulesValueKind.List => Unsupported(target, index, "list[int]", place),
            RulesValueKind.String => Unsupported(target, index, "string[int]", place),
            RulesValueKind.Path => Unsupported(target, index, "path[string], path[int]", place),
            _ => RulesValue.Undefined(EvaluationErrors.NoFunction("[]"), place),
        };
    }

    /// <summary>An index that isn't written is null: the beginning, or the end.</summary>
    public static RulesValue Slice(RulesValue target, RulesValue from, RulesValue to, SourceSpan place)
    {
        if (Size(target) is not { } size)
        {
            return RulesValue.Undefined(
                target.IsNull ? EvaluationErrors.Null : EvaluationErrors.NoFunction("@range"),
                place
            );
        }

        if (!(from.IsInt || from.IsNull) || !(to.IsInt || to.IsNull))
        {
            return RulesValue.Undefined(Unsupported(target.Kind, from.Kind, to.Kind), place);
        }

        if (target.Kind == RulesValueKind.Path && target.AsPath.Unbound is { } unbound)
        {
            return RulesValue.Undefined(EvaluationErrors.NoVariable(unbound), place);
        }

        var first = from.IsNull ? 0 : from.AsInt;
        var end = to.IsNull ? size : to.AsInt;
        // Java counts in 32 bits, and an index that doesn't fit is reported as it stands, before anything else.
        if ((int)first != first || (int)end != end)
        {
            return RulesValue.Undefined(EvaluationErrors.Index((int)first != first ? first : end, size), place);
        }

        if (first < 0 || first >= size)
        {
            return RulesValue.Undefined(EvaluationErrors.Index(first, size), place);
        }

        // The index told of is that of the last item.
        if (end < 1 || end > size)
        {
            return RulesValue.Undefined(EvaluationErrors.Index(end - 1, size), place);
        }

        return first > end
            ? RulesValue.Undefined(EvaluationErrors.Range(first, end), place)
            : Part(target, (int)first, (int)end);
    }

    private static string Unsupported(RulesValueKind target, RulesValueKind from, RulesValueKind to)
    {
        var type = KindNames.Of(target);
        return EvaluationErrors.Unsupported(
            $"{type}[{KindNames.Of(from)}:{KindNames.Of(to)}]",
            target == RulesValueKind.Path
                ? $"{type}[null:null], {type}[int:int], {type}[int:null], {type}[null:int]"
                : $"{type}[null:null], {type}[null:int], {type}[int:null], {type}[int:int]"
        );
    }

    private static int? Size(RulesValue target) =>
        target.Kind switch
        {
            RulesValueKind.List => target.AsList.Count,
            RulesValueKind.String => target.AsString.Length,
            RulesValueKind.Path => target.AsPath.Segments.Length,
            _ => null,
        };

    private static RulesValue Item(RulesValue target, int index) =>
        target.Kind switch
        {
            RulesValueKind.List => target.AsList[index],
            RulesValueKind.String => RulesValue.From(target.AsString[index].ToString()),
            _ => RulesValue.From(target.AsPath.Segments[index]),
        };

    private static RulesValue Part(RulesValue target, int from, int to) =>
        target.Kind switch
        {
            RulesValueKind.List => RulesValue.From(new RulesList(target.AsList.Items[from..to].ToArray())),
            RulesValueKind.String => RulesValue.From(target.AsString[from..to]),
            _ => RulesValue.From(target.AsPath.Slice(from, to)),
        };

    private static RulesValue Unsupported(RulesValue target, RulesValue index, string expected, SourceSpan place) =>
        RulesValue.Undefined(
            EvaluationErrors.Unsupported($"{KindNames.Of(target.Kind)}[{KindNames.Of(index.Kind)}]", expected),
            place
        );
}
