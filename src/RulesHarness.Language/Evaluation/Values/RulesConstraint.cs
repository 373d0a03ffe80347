namespace RulesHarness.Language.Evaluation.Values;

/// <summary>What is known of a field that a query restricts, though not to one value: all of its bounds hold. It is equal to nothing, itself included.</summary>
internal sealed class RulesConstraint(Bound[] bounds) : Content(RulesValueKind.Constraint)
{
    public ReadOnlySpan<Bound> Bounds => bounds;

    public override bool ContentEquals(Content other) => false;
}
