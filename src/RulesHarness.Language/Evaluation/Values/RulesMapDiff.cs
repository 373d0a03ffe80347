namespace RulesHarness.Language.Evaluation.Values;

/// <summary>What became of a key.</summary>
[Flags]
internal enum MapChange
{
    None = 0,
    Added = 1,
    Removed = 2,
    Changed = 4,
    Unchanged = 8,
}

/// <summary>What <c>after.diff(before)</c> gives. None is equal to another, or to itself.</summary>
internal sealed class RulesMapDiff(RulesMap after, RulesMap before) : Content(RulesValueKind.MapDiff)
{
    public RulesMap After { get; } = after;

    public RulesMap Before { get; } = before;

    /// <summary>What became of a key. Numbers of one size are no change.</summary>
    public MapChange ChangeOf(string key) =>
        (After.TryGet(key, out var after), Before.TryGet(key, out var before)) switch
        {
            (true, true) => SizeEquality.AreEqual(after, before) ? MapChange.Unchanged : MapChange.Changed,
            (true, false) => MapChange.Added,
            (false, true) => MapChange.Removed,
            _ => MapChange.None,
        };

    // Not even to itself.
    public override bool ContentEquals(Content other) => false;
}
