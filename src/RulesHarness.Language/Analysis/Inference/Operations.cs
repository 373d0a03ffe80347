using System.Collections.Frozen;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Which kinds of values operators, members and methods are for; with any other kind they are an error. Each row was
/// seen in the emulator. A cause is null where some value of the kinds at hand will do.
/// </summary>
internal static class Operations
{
    /// <summary>The kinds that may stand after a minus.</summary>
    public const ValueKinds Signed = ValueKinds.Number | ValueKinds.Duration;

    private const ValueKinds Orderable =
        ValueKinds.Number | ValueKinds.String | ValueKinds.Bytes | ValueKinds.Timestamp | ValueKinds.Duration;

    private const ValueKinds Collections = ValueKinds.List | ValueKinds.Set | ValueKinds.Map;
    private const ValueKinds WithMembers = ValueKinds.Map | ValueKinds.Path;
    private const ValueKinds WithElements = ValueKinds.String | ValueKinds.Path | ValueKinds.List;
    private const string DurationHelp = "add a duration, such as `duration.value(5, 's')`";
    private const string NullHelp = "remove it, or use a value that can be other than null";

    // Numbers aside: those are for all five signs.
    private static readonly (BinaryOperator Sign, ValueKinds Left, ValueKinds Right, ValueKinds Result)[] Sums =
    [
        (BinaryOperator.Add, ValueKinds.String, ValueKinds.String, ValueKinds.String),
        (BinaryOperator.Add, ValueKinds.Timestamp, ValueKinds.Duration, ValueKinds.Timestamp),
        (BinaryOperator.Add, ValueKinds.Duration, ValueKinds.Timestamp, ValueKinds.Timestamp),
        (BinaryOperator.Add, ValueKinds.Duration, ValueKinds.Duration, ValueKinds.Duration),
        (BinaryOperator.Subtract, ValueKinds.Timestamp, ValueKinds.Timestamp, ValueKinds.Duration),
        (BinaryOperator.Subtract, ValueKinds.Timestamp, ValueKinds.Duration, ValueKinds.Timestamp),
        (BinaryOperator.Subtract, ValueKinds.Duration, ValueKinds.Duration, ValueKinds.Duration),
    ];

    private static readonly FrozenDictionary<string, ValueKinds> Methods = new Dictionary<string, ValueKinds>
    {
        ["size"] = ValueKinds.String | ValueKinds.Bytes | ValueKinds.List | ValueKinds.Set | ValueKinds.Map,
        ["keys"] = ValueKinds.Map,
        ["values"] = ValueKinds.Map,
        ["diff"] = ValueKinds.Map,
        ["get"] = ValueKinds.Map,
        ["addedKeys"] = ValueKinds.Difference,
        ["affectedKeys"] = ValueKinds.Difference,
        ["changedKeys"] = ValueKinds.Difference,
        ["removedKeys"] = ValueKinds.Difference,
        ["unchangedKeys"] = ValueKinds.Difference,
        ["hasAll"] = ValueKinds.List | ValueKinds.Set,
        ["hasAny"] = ValueKinds.List | ValueKinds.Set,
        ["hasOnly"] = ValueKinds.List | ValueKinds.Set,
        ["concat"] = ValueKinds.List,
        ["join"] = ValueKinds.List,
        ["removeAll"] = ValueKinds.List,
        ["toSet"] = ValueKinds.List,
        ["difference"] = ValueKinds.Set,
        ["intersection"] = ValueKinds.Set,
        ["union"] = ValueKinds.Set,
        ["lower"] = ValueKinds.String,
        ["matches"] = ValueKinds.String,
        ["replace"] = ValueKinds.String,
        ["split"] = ValueKinds.String,
        ["toUtf8"] = ValueKinds.String,
        ["trim"] = ValueKinds.String,
        ["upper"] = ValueKinds.String,
        ["toBase64"] = ValueKinds.Bytes,
        ["toHexString"] = ValueKinds.Bytes,
        ["date"] = ValueKinds.Timestamp,
        ["day"] = ValueKinds.Timestamp,
        ["dayOfWeek"] = ValueKinds.Timestamp,
        ["dayOfYear"] = ValueKinds.Timestamp,
        ["hours"] = ValueKinds.Timestamp,
        ["minutes"] = ValueKinds.Timestamp,
        ["month"] = ValueKinds.Timestamp,
        ["time"] = ValueKinds.Timestamp,
        ["toMillis"] = ValueKinds.Timestamp,
        ["year"] = ValueKinds.Timestamp,
        ["nanos"] = ValueKinds.Timestamp | ValueKinds.Duration,
        ["seconds"] = ValueKinds.Timestamp | ValueKinds.Duration,
        ["distance"] = ValueKinds.LatLng,
        ["latitude"] = ValueKinds.LatLng,
        ["longitude"] = ValueKinds.LatLng,
        ["bind"] = ValueKinds.Path,
    }.ToFrozenDictionary();

    /// <summary>The names of all methods that values have.</summary>
    public static IEnumerable<string> MethodNames => Methods.Keys;

    /// <summary>
    /// The kinds that a sum, difference, product, quotient or remainder may have; none where there is no such thing.
    /// </summary>
    public static ValueKinds Result(BinaryOperator sign, ValueKinds left, ValueKinds right)
    {
        var kinds = Number(left & ValueKinds.Number, right & ValueKinds.Number);
        foreach (var sum in Sums)
        {
            var isOne = sum.Sign == sign && (left & sum.Left) != 0 && (right & sum.Right) != 0;
            kinds |= isOne ? sum.Result : ValueKinds.None;
        }

        return kinds;
    }

    public static FailureReason? Arithmetic(BinaryOperator sign, InferredValue left, InferredValue right)
    {
        if (Result(sign, left.Kinds, right.Kinds) != ValueKinds.None)
        {
            return null;
        }

        var both = left.Kinds | right.Kinds;
        var isTime = (both & (ValueKinds.Timestamp | ValueKinds.Duration)) != 0 && (both & ValueKinds.Number) != 0;
        var help = isTime ? DurationHelp : "convert a value with `int()`, `float()` or `string()`";
        var text = $"there is no `{Operators.TextOf(sign)}` for {KindNames.Of(left)} and {KindNames.Of(right)}";
        return left.IsNull || right.IsNull ? OfNull(left.IsNull ? left : right, text) : Error(text, help);
    }

    public static FailureReason? Order(InferredValue left, InferredValue right, string sign)
    {
        var isOrdered = (left.Kinds & Orderable) != 0 && (right.Kinds & Orderable) != 0;
        var text = $"`{sign}` can't compare {KindNames.Of(left)} with {KindNames.Of(right)}";
        return isOrdered ? null
            : left.IsNull || right.IsNull ? OfNull(left.IsNull ? left : right, text)
            : Error(text, "compare numbers, strings, bytes, timestamps or durations");
    }

    public static FailureReason? In(InferredValue left, InferredValue right)
    {
        var isOfKeys = (right.Kinds & Collections) == ValueKinds.Map;
        var fits = right.Has(Collections) && !(isOfKeys && !left.Has(ValueKinds.String));
        var text = isOfKeys
            ? $"the keys of a map are strings, and this looks for {KindNames.Of(left)}"
            : $"`in` can't search {KindNames.Of(right)}";
        return fits ? null
            : right.IsNull ? OfNull(right, text)
            : Error(text, "write a list, a set or a map after `in`, or use `.matches()` for a string");
    }

    public static FailureReason? Minus(InferredValue operand) =>
        operand.Has(Signed)
            ? null
            : Of(operand, $"there is no `-` for {KindNames.Of(operand)}", "write a number or a duration");

    public static FailureReason? Index(InferredValue target, ValueKinds index)
    {
        var ofNumber = (index & ValueKinds.Integer) != 0 ? WithElements : ValueKinds.None;
        var ofName = (index & ValueKinds.String) != 0 ? WithMembers : ValueKinds.None;
        return target.Has(ofNumber | ofName)
            ? null
            : Of(
                target,
                $"{KindNames.Of(target)} can't be indexed by {KindNames.Of(new InferredValue(index))}",
                index == ValueKinds.List
                    ? "write a string for a member of a map, or `.get(['a', 'b'], null)` for the member `b` of its "
                        + "member `a`"
                    : "write a number for an element of a list, and a string for a member of a map"
            );
    }

    public static FailureReason? Member(InferredValue target, string name) =>
        target.Has(WithMembers)
            ? null
            : Of(target, $"{KindNames.Of(target)} has no member `{name}`", HelpForMember(name));

    public static FailureReason? Method(InferredValue target, string name)
    {
        var isKnown = Methods.TryGetValue(name, out var kinds);
        return target.IsNull || (isKnown && !target.Has(kinds))
            ? Of(
                target,
                $"{KindNames.Of(target)} has no `{name}()`",
                $"call `{name}()` on a value of type {KindNames.Of(kinds)}"
            )
            : null;
    }

    public static FailureReason NoSegment(InferredValue value) =>
        Error($"{KindNames.Of(value)} can't be a segment of a path", "insert a string, such as `$(request.auth.uid)`");

    private static string HelpForMember(string name) =>
        name is "size" or "length" or "count" ? "write `.size()`"
        : Methods.ContainsKey(name) ? $"write `.{name}()`"
        : "read a member of a map: other values have none";

    private static ValueKinds Number(ValueKinds left, ValueKinds right)
    {
        var isBoth = left != ValueKinds.None && right != ValueKinds.None;
        var isOne = left == right && left != ValueKinds.Number;
        return !isBoth ? ValueKinds.None
            : isOne ? left
            : ValueKinds.Number;
    }

    private static FailureReason Of(InferredValue value, string text, string help) =>
        value.IsNull ? OfNull(value, text) : Error(text, help);

    // A value that is null because the request lacks it is reported by its own cause.
    private static FailureReason OfNull(InferredValue value, string text) => value.Cause ?? Error(text, NullHelp);

    private static FailureReason Error(string text, string help) =>
        new(FailureReasonKind.Operation, text, help, default);
}
