using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of paths (https://firebase.google.com/docs/reference/rules/rules.Path).</summary>
internal static class PathMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("bind", 1) => Bind,
            _ => null,
        };

    // Variables that the map leaves out are dropped, those that were bound before too.
    private static RulesValue Bind(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (arguments[0].Kind != RulesValueKind.Map)
        {
            return Signatures.Mismatch("path.bind", arguments);
        }

        var map = arguments[0].AsMap;
        var bound = ImmutableArray.CreateBuilder<PathSegmentValue>();
        var names = new HashSet<string>();
        foreach (var segment in target.AsPath.Template)
        {
            if (segment.Variable is not { } name)
            {
                bound.Add(segment);
            }
            else if (map.TryGet(name, out var given))
            {
                var value = ValueFor(segment, given);
                if (value.IsUndefined)
                {
                    return value;
                }

                names.Add(name);
                bound.Add(segment with { Value = value });
            }
        }

        return names.Count < map.Count ? Unknown(map, names) : RulesValue.From(new RulesPath(bound.ToImmutable()));
    }

    private static RulesValue Unknown(RulesMap map, HashSet<string> known)
    {
        var unknown = map.Keys.ToArray().Where(key => !known.Contains(key)).ToList();
        var inOrder = HashMapOrder.Of(unknown, HashMapOrder.HashCodeOf);
        return RulesValue.Undefined($"Variable(s) {string.Join(',', inOrder)} do not exist in the path template.");
    }

    private static RulesValue ValueFor(PathSegmentValue variable, RulesValue given) =>
        variable switch
        {
            { Value: not null } => RulesValue.Undefined($"Variable {variable.Variable} is already bound."),
            { IsGlob: true } => PathFor(given),
            _ => Texts.Of(given) switch
            {
                null => RulesValue.Undefined(Texts.None(given.Kind)),
                "" => RulesValue.Undefined($"Cannot bind empty value to path template variable {variable.Variable}."),
                var text => RulesValue.From(text),
            },
        };

    private static RulesValue PathFor(RulesValue given)
    {
        if (given.Kind != RulesValueKind.Path)
        {
            return RulesValue.Undefined(EvaluationErrors.Type(given.Kind, "path"));
        }

        return given.AsPath.Unbound is { } unbound ? RulesValue.Undefined(EvaluationErrors.NoVariable(unbound)) : given;
    }
}
