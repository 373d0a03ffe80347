using RulesHarness.Indexes.Planning;

namespace RulesHarness.Indexes.Deploying;

/// <summary>
/// A field whose single-field indexes or time to live differ. <c>Before</c> is null if the database has no override,
/// <c>After</c> if the file has none: then only a deploy with <c>--force</c> removes the override.
/// </summary>
public sealed record OverrideChange(FieldOverride? Before, FieldOverride? After)
{
    /// <summary>Gets the field, as <c>posts.body</c>.</summary>
    public string Field => $"{(After ?? Before)!.Collection}.{(After ?? Before)!.Field}";

    /// <summary>
    /// Returns true if the Firebase CLI sees no difference, and so deploys nothing: it compares the number of indexes
    /// and their modes, and neither their scopes nor a time to live that the file leaves out.
    /// </summary>
    public bool IsOverlooked
    {
        get
        {
            if (Before is null || After is null)
            {
                return false;
            }
            var isSameLife = After.TimeToLive is null || After.TimeToLive == (Before.TimeToLive ?? false);
            var modes = After.Indexes.Select(index => index.Mode).ToHashSet();
            return isSameLife
                && Before.Indexes.Count == After.Indexes.Count
                && Before.Indexes.All(index => modes.Contains(index.Mode));
        }
    }

    /// <summary>Gets the changes from a database's overrides to a file's.</summary>
    internal static IReadOnlyList<OverrideChange> Between(
        IReadOnlyList<FieldOverride> before,
        IReadOnlyList<FieldOverride> after
    )
    {
        var was = ByField(before);
        var will = ByField(after);
        var fields = was.Keys.Union(will.Keys).Order();
        var changes = fields.Select(field => new OverrideChange(
            was.GetValueOrDefault(field),
            will.GetValueOrDefault(field)
        ));
        return [.. changes.Where(change => !change.IsNone)];
    }

    private bool IsNone =>
        Before is not null
        && After is not null
        && Before.Indexes.ToHashSet().SetEquals(After.Indexes)
        && (After.TimeToLive is null || After.TimeToLive == (Before.TimeToLive ?? false));

    private static Dictionary<(string, string), FieldOverride> ByField(IReadOnlyList<FieldOverride> overrides)
    {
        var byField = new Dictionary<(string, string), FieldOverride>();
        foreach (var each in overrides)
        {
            byField[(each.Collection, each.Field)] = each;
        }
        return byField;
    }
}
