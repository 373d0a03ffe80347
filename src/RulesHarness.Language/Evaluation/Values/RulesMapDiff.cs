namespace RulesHarness.Language.Evaluation.Values;

/// <summary>What <c>after.diff(before)</c> gives.</summary>
internal sealed class RulesMapDiff(RulesMap after, RulesMap before) : Content(RulesValueKind.MapDiff)
{
    public RulesMap After { get; } = after;

    public RulesMap Before { get; } = before;

    // Not even to itself.
    public override bool ContentEquals(Content other) => false;
}
