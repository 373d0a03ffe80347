namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Infers the results of <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>. An error in one operand is ignored if the other one
/// decides.
/// </summary>
internal static class Logic
{
    public static InferredValue And(InferredValue left, InferredValue right)
    {
        var kinds = (left.Kinds & right.Kinds & ValueKinds.True) | ((left.Kinds | right.Kinds) & ValueKinds.False);
        return Of(kinds, left, right) with { Unfiltered = UnfilteredValues.And(left, right) };
    }

    public static InferredValue Or(InferredValue left, InferredValue right)
    {
        var kinds = ((left.Kinds | right.Kinds) & ValueKinds.True) | (left.Kinds & right.Kinds & ValueKinds.False);
        return Of(kinds, left, right) with { Unfiltered = UnfilteredValues.Or(left, right) };
    }

    public static InferredValue Not(InferredValue operand)
    {
        var kinds =
            (operand.Has(ValueKinds.True) ? ValueKinds.False : 0)
            | (operand.Has(ValueKinds.False) ? ValueKinds.True : 0);
        return new InferredValue(kinds, Fails(operand))
        {
            Cause = operand.Cause,
            Unfiltered = operand.Unfiltered is bool known ? !known : null,
        };
    }

    private static InferredValue Of(ValueKinds kinds, InferredValue left, InferredValue right) =>
        new(kinds, Fails(left) || Fails(right))
        {
            Cause = (kinds & ValueKinds.True) == 0 ? Reason(left) ?? Reason(right) : null,
        };

    private static bool Fails(InferredValue operand) => operand.MayFail || (operand.Kinds & ~ValueKinds.Boolean) != 0;

    private static FailureReason? Reason(InferredValue operand) => operand.MayBeTrue ? null : operand.Cause;
}
