using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Reads and replaces members of maps by their paths.</summary>
internal static class MapWriter
{
    /// <summary>The value at a path; undefined where there is none.</summary>
    public static RulesValue Find(RulesValue map, params ImmutableArray<string> path)
    {
        foreach (var key in path)
        {
            if (map.Kind != RulesValueKind.Map || !map.AsMap.TryGet(key, out map))
            {
                return RulesValue.Undefined("No such member.");
            }
        }

        return map;
    }

    /// <summary>
    /// A map with the members of two, of which the second's count; the second where there is no first.
    /// </summary>
    public static RulesValue Merge(RulesValue? first, RulesValue second)
    {
        var members = first is { Kind: RulesValueKind.Map } known ? known.AsMap.ToDictionary() : [];
        foreach (var (name, value) in second.AsMap.ToDictionary())
        {
            members[name] = value;
        }

        return RulesValue.FromMap(members);
    }

    /// <summary>
    /// The map with a value at a path, where maps are put in for what is no map on the way; without the member where
    /// <paramref name="value"/> is null. Null where the path is empty and the value is no map.
    /// </summary>
    public static RulesValue? Set(RulesValue map, ImmutableArray<string> path, RulesValue? value)
    {
        if (path.IsEmpty)
        {
            return value is { Kind: RulesValueKind.Map } ? value : null;
        }

        return Set(map, path.AsSpan(), value);
    }

    private static RulesValue Set(RulesValue map, ReadOnlySpan<string> path, RulesValue? value)
    {
        var members = map.Kind == RulesValueKind.Map ? map.AsMap : RulesMap.Empty;
        if (path.Length > 1)
        {
            var inner = members.TryGet(path[0], out var known) ? known : default;
            return RulesValue.From(members.With(path[0], Set(inner, path[1..], value)));
        }

        return RulesValue.From(value is { } wanted ? members.With(path[0], wanted) : members.Without(path[0]));
    }
}
