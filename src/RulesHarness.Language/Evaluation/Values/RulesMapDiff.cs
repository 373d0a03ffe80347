namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The ways in which a key can change.</summary>
[Flags]
internal enum MapChange
{
    None = 0,
    Added = 1,
    Removed = 2,
    Changed = 4,
    Unchanged = 8,
}

/// <summary>The result of <c>after.diff(before)</c>. None is equal to another one, or to itself.</summary>
internal sealed class RulesMapDiff(RulesMap after, RulesMap before) : Content(RulesValueKind.MapDiff)
{
    public RulesMap After { get; } = after;

    public RulesMap Before { get; } = before;

    /// <summary>The change of a key. Numbers of equal size are no change, whatever their types.</summary>
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
