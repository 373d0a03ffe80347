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

        var (path, map) = (target.AsPath, arguments[0].AsMap);
        var unknown = map.Keys.ToArray().Where(key => path.Template.All(segment => segment.Variable != key)).ToList();
        if (unknown.Count > 0)
        {
            return RulesValue.Undefined($"Variable(s) {string.Join(',', unknown)} do not exist in the path template.");
        }

        var bound = ImmutableArray.CreateBuilder<PathSegmentValue>();
        foreach (var segment in path.Template)
        {
            if (segment.Variable is null || !map.TryGet(segment.Variable, out var value))
            {
                if (segment.Value is not null)
                {
                    bound.Add(segment);
                }

                continue;
            }

            if (segment.Value is not null)
            {
                return RulesValue.Undefined($"Variable {segment.Variable} is already bound.");
            }

            if (segment.IsGlob && value.Kind != RulesValueKind.Path)
            {
                return RulesValue.Undefined(Failures.Type(value.Kind, "path"));
            }

            if (!segment.IsGlob && Texts.Of(value) is null)
            {
                return RulesValue.Undefined(Texts.None(value.Kind));
            }

            bound.Add(segment with { Value = segment.IsGlob ? value : RulesValue.From(Texts.Of(value)!) });
        }

        return RulesValue.From(new RulesPath(bound.ToImmutable()));
    }
}
