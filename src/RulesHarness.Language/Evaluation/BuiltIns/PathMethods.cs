using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of paths (https://firebase.google.com/docs/reference/rules/rules.Path).</summary>
internal static class PathMethods
{
    public static BuiltIn? Find(string name, int arguments) => (name, arguments) switch
    {
        ("bind", 1) => Bind,
        _ => null,
    };

    // Variables that the map leaves out are dropped.
    private static RulesValue Bind(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (arguments[0].Kind != RulesValueKind.Map)
        {
            return Signatures.Mismatch("path.bind", arguments);
        }

        var (template, map) = (target.AsPath.Template, arguments[0].AsMap);
        var given = new Dictionary<string, RulesValue>();
        foreach (var segment in template)
        {
            if (segment.Variable is { } name && map.TryGet(name, out var value))
            {
                var stands = ValueFor(segment, value);
                if (stands.IsUndefined)
                {
                    return stands;
                }

                given.Add(name, stands);
            }
        }

        var unknown = map.Keys.ToArray().Where(key => !given.ContainsKey(key)).ToList();
        if (unknown.Count > 0)
        {
            var inOrder = HashMapOrder.Of(unknown, HashMapOrder.HashCodeOf);
            return RulesValue.Undefined($"Variable(s) {string.Join(',', inOrder)} do not exist in the path template.");
        }

        return Bound(template, given);
    }

    private static RulesValue ValueFor(PathSegmentValue variable, RulesValue value)
    {
        if (!variable.IsGlob)
        {
            return Texts.Of(value) is { } text ? RulesValue.From(text) : RulesValue.Undefined(Texts.None(value.Kind));
        }

        if (value.Kind != RulesValueKind.Path)
        {
            return RulesValue.Undefined(Failures.Type(value.Kind, "path"));
        }

        return value.AsPath.Unbound is { } unbound ? RulesValue.Undefined(Failures.NoVariable(unbound)) : value;
    }

    private static RulesValue Bound(IEnumerable<PathSegmentValue> template, Dictionary<string, RulesValue> given)
    {
        var bound = ImmutableArray.CreateBuilder<PathSegmentValue>();
        foreach (var segment in template)
        {
            if (segment.Variable is not { } name || !given.TryGetValue(name, out var value))
            {
                if (segment.Value is not null)
                {
                    bound.Add(segment);
                }

                continue;
            }

            if (segment.Value is not null)
            {
                return RulesValue.Undefined($"Variable {name} is already bound.");
            }

            if (value is { IsString: true, AsString: "" })
            {
                return RulesValue.Undefined($"Cannot bind empty value to path template variable {name}.");
            }

            bound.Add(segment with { Value = value });
        }

        return RulesValue.From(new RulesPath(bound.ToImmutable()));
    }
}
