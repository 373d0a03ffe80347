using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Infers the results of <c>==</c>, <c>&lt;</c>, <c>in</c> and <c>is</c>, and notes values that can't be compared.
/// </summary>
internal sealed class Comparisons(FactLog log)
{
    public InferredValue Equal(InferredValue left, InferredValue right, BinaryExpression at)
    {
        var isEqual = at.Operator == BinaryOperator.Equal;
        NoteNull(left, right, isEqual, at.Span);
        var mismatch = NoteMismatch(left, right, isEqual ? "==" : "!=", at.Span, areOrdered: false);
        NoteValue(left, right, at.Right.Span);
        NoteValue(right, left, at.Left.Span);
        var areEqual = AreEqual(left, right);
        var kinds =
            areEqual is null ? ValueKinds.Boolean
            : areEqual == isEqual ? ValueKinds.True
            : ValueKinds.False;
        return new InferredValue(kinds, left.MayFail || right.MayFail)
        {
            Cause = mismatch ?? left.Cause ?? right.Cause,
            Unfiltered = UnfilteredValues.Equal(left, right) is { } equal ? equal == isEqual : null,
        };
    }

    public InferredValue Ordered(InferredValue left, InferredValue right, string sign, BinaryExpression at)
    {
        var mismatch = NoteMismatch(left, right, sign, at.Span, areOrdered: true);
        var error = mismatch is null ? Operations.Order(left, right, sign) : null;
        var value = new InferredValue(ValueKinds.Boolean, MayFail: true)
        {
            Unfiltered = UnfilteredValues.Ordered(left, right, sign),
        };
        return mismatch is null ? log.Checked(value, error, at.Span) : InferredValue.Failing(mismatch);
    }

    public InferredValue In(InferredValue left, InferredValue right, BinaryExpression at)
    {
        switch (right.Shape)
        {
            case Shape.Items items when items.Values.Length > 0:
                foreach (var item in items.Values)
                {
                    NoteValue(left, item, item.WrittenAt ?? at.Right.Span);
                }

                var kinds = items.Values.Aggregate(ValueKinds.None, (all, item) => all | item.Kinds);
                var mismatch = NoteMismatch(left, new InferredValue(kinds), "in", at.Span, areOrdered: false);
                return mismatch is null
                    ? new InferredValue(ValueKinds.Boolean, left.MayFail || right.MayFail)
                    : new InferredValue(ValueKinds.False, left.MayFail) { Cause = mismatch };
            case null when right.Kinds == ValueKinds.List && right.Field is { } list:
                var never = NoteMismatch(left, new InferredValue(list.Elements), "in", at.Span, areOrdered: false);
                return never is null
                    ? new InferredValue(ValueKinds.Boolean, MayFail: true)
                    : new InferredValue(ValueKinds.False, MayFail: true) { Cause = never };
            default:
                NoteKey(left, (right.Shape as Shape.Keys)?.Schema ?? (right.Shape as Shape.Data)?.Schema, at.Left.Span);
                break;
        }

        var value = new InferredValue(ValueKinds.Boolean, MayFail: true) { Unfiltered = UnfilteredValues.In(right) };
        return log.Checked(value, Operations.In(left, right), at.Span);
    }

    public InferredValue Is(InferredValue operand, TypeTestExpression at)
    {
        if (BuiltInTypes.OfTypeName(at.Type.Text) is not { } asked)
        {
            return new InferredValue(ValueKinds.Boolean, MayFail: true);
        }

        // Where the schema leaves several kinds, which one it is isn't known; of a value that is none of them it is:
        // never.
        var fact = !operand.Has(asked) ? new Incomparable("is", operand, asked, at.Span) : null;
        log.Note(at.Span, fact);
        return fact is null
            ? new InferredValue(ValueKinds.Boolean, operand.MayFail)
            : new InferredValue(ValueKinds.False, operand.MayFail)
            {
                Cause = new FailureReason(
                    FailureReasonKind.Kinds,
                    KindNames.Mismatch(fact),
                    KindNames.Help(fact),
                    at.Span
                ),
            };
    }

    /// <summary>Notes whether a key that is written out is one of a map's.</summary>
    public void NoteKey(InferredValue key, SchemaNode? schema, SourceSpan span)
    {
        if (key.Constant is string name)
        {
            var at = key.WrittenAt ?? span;
            log.Note(at, schema?.Fields?.ContainsKey(name) == false ? new UnknownField(name, schema, at) : null);
        }
    }

    private static bool? AreEqual(InferredValue left, InferredValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull ? true : null;
        }

        return left.Constant is { } one && right.Constant is { } other && one.GetType() == other.GetType()
                ? one.Equals(other)
            : Overlap(left.Kinds, right.Kinds) ? null
            : false;
    }

    // Integers and floats are compared by value, and so may lists and sets be.
    private static bool Overlap(ValueKinds left, ValueKinds right) => (Widen(left) & Widen(right)) != 0;

    private static ValueKinds Widen(ValueKinds kinds) =>
        kinds
        | ((kinds & ValueKinds.Number) != 0 ? ValueKinds.Number : 0)
        | ((kinds & ValueKinds.Boolean) != 0 ? ValueKinds.Boolean : 0)
        | ((kinds & (ValueKinds.List | ValueKinds.Set)) != 0 ? ValueKinds.List | ValueKinds.Set : 0);

    // To compare with null is a way to be careful, even where nothing can be null.
    private FailureReason? NoteMismatch(
        InferredValue left,
        InferredValue right,
        string sign,
        SourceSpan span,
        bool areOrdered
    )
    {
        if (left.IsNull || right.IsNull)
        {
            return null;
        }

        var fact =
            Overlap(left.Kinds & ~(areOrdered ? ValueKinds.Null : 0), right.Kinds) ? null
            : left.Field is null && right.Field is not null && sign != "in"
                ? new Incomparable(sign, right, left.Kinds, span)
            : new Incomparable(sign, left, right.Kinds, span);
        log.Note(span, fact);
        return fact is null
            ? null
            : new FailureReason(FailureReasonKind.Kinds, KindNames.Mismatch(fact), KindNames.Help(fact), span);
    }

    private void NoteValue(InferredValue field, InferredValue value, SourceSpan span)
    {
        if (value.Constant is { } constant)
        {
            var at = value.WrittenAt ?? span;
            var isUnknown = field.Field is { Values.Length: > 0 } schema && !schema.Values.Contains(constant);
            log.Note(at, isUnknown ? new UnknownValue(constant, field.Field!, at) : null);
        }
    }

    private void NoteNull(InferredValue left, InferredValue right, bool isEqual, SourceSpan span)
    {
        var other =
            left.IsNull ? right
            : right.IsNull ? left
            : null;
        if (other is not null)
        {
            var isLookedUp =
                other.Shape is Shape.Document { IsLookedUp: true } or Shape.Data { IsLookedUp: true }
                && !other.Has(ValueKinds.Null)
                && other.Field is null;
            log.Note(span, isLookedUp ? new LookUpComparedWithNull(isEqual, span) : null);
        }
    }
}
