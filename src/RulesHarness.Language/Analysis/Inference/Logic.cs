namespace RulesHarness.Language.Analysis.Inference;

/// <summary>What follows for <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>. An error in one operand is passed over where the other decides.</summary>
internal static class Logic
{
    public static InferredValue And(InferredValue left, InferredValue right)
    {
        var kinds = (left.Kinds & right.Kinds & ValueKinds.True) | ((left.Kinds | right.Kinds) & ValueKinds.False);
        return new InferredValue(kinds, Fails(left) || Fails(right)) { Cause = (kinds & ValueKinds.True) == 0 ? Reason(left) ?? Reason(right) : null };
    }

    public static InferredValue Or(InferredValue left, InferredValue right)
    {
        var kinds = ((left.Kinds | right.Kinds) & ValueKinds.True) | (left.Kinds & right.Kinds & ValueKinds.False);
        return new InferredValue(kinds, Fails(left) || Fails(right)) { Cause = (kinds & ValueKinds.True) == 0 ? Reason(left) ?? Reason(right) : null };
    }

    public static InferredValue Not(InferredValue operand)
    {
        var kinds = (operand.Has(ValueKinds.True) ? ValueKinds.False : 0) | (operand.Has(ValueKinds.False) ? ValueKinds.True : 0);
        return new InferredValue(kinds, Fails(operand)) { Cause = operand.Cause };
    }

    private static bool Fails(InferredValue operand) => operand.MayFail || (operand.Kinds & ~ValueKinds.Boolean) != 0;

    private static Cause? Reason(InferredValue operand) => operand.MayBeTrue ? null : operand.Cause;
}
