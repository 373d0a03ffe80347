namespace RulesHarness.Language.Evaluation.Values;

/// <summary>What <c>after.diff(before)</c> gives.</summary>
internal sealed class RulesMapDiff(RulesMap after, RulesMap before) : Content(RulesValueKind.MapDiff)
{
    public RulesMap After { get; } = after;

    public RulesMap Before { get; } = before;

    public override bool ContentEquals(Content other) =>
        other is RulesMapDiff diff && After.ContentEquals(diff.After) && Before.ContentEquals(diff.Before);

    public override int ContentHash() => HashCode.Combine(After.ContentHash(), Before.ContentHash());
}
