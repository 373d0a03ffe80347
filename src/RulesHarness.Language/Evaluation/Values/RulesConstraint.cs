namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// The knowledge about a field that a query restricts, but not to one value: all of its bounds hold. Inside of lists
/// and maps it is equal to one with the same bounds.
/// </summary>
internal sealed class RulesConstraint(Bound[] bounds) : Content(RulesValueKind.Constraint)
{
    public ReadOnlySpan<Bound> Bounds => bounds;

    /// <summary>The items that a query asks a list to have.</summary>
    public IReadOnlyList<RulesValue> Contained =>
        [.. from bound in bounds where bound.Kind == BoundKind.Contains select bound.Value];

    public override bool ContentEquals(Content other) => Bounds.SequenceEqual(((RulesConstraint)other).Bounds);

    public override int ContentHash() => bounds.Length;
}
