using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of what two maps differ in (https://firebase.google.com/docs/reference/rules/rules.MapDiff).
/// </summary>
internal static class MapDiffMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("addedKeys", 0) => static (target, _) => Keys(target.AsMapDiff, MapChange.Added),
            ("removedKeys", 0) => static (target, _) => Keys(target.AsMapDiff, MapChange.Removed),
            ("changedKeys", 0) => static (target, _) => Keys(target.AsMapDiff, MapChange.Changed),
            ("unchangedKeys", 0) => static (target, _) => Keys(target.AsMapDiff, MapChange.Unchanged),
            ("affectedKeys", 0) => static (target, _) =>
                Keys(target.AsMapDiff, MapChange.Added | MapChange.Removed | MapChange.Changed),
            _ => null,
        };

    private static RulesValue Keys(RulesMapDiff diff, MapChange wanted)
    {
        var keys = new List<RulesValue>();
        foreach (var key in diff.After.Keys)
        {
            if ((diff.ChangeOf(key) & wanted) != 0)
            {
                keys.Add(RulesValue.From(key));
            }
        }

        if ((wanted & MapChange.Removed) != 0)
        {
            foreach (var key in diff.Before.Keys)
            {
                if (!diff.After.ContainsKey(key))
                {
                    keys.Add(RulesValue.From(key));
                }
            }
        }

        return RulesValue.From(RulesSet.Of([.. keys]));
    }
}
