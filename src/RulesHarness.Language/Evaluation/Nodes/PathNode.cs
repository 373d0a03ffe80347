using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>/a/$(b)</c>. A path that is put in is as many segments as it has; other values are written as <c>string()</c> does, whatever
/// slashes are in them. Segments count as expressions.</summary>
internal sealed class PathNode(string?[] literals, Node?[] parts, SourceSpan[] places) : Node
{
    private static readonly PathSegmentValue Open = new(string.Empty, false, null);

    protected override RulesValue Compute(DecisionRun run)
    {
        var segments = new List<string>(literals.Length);
        RulesValue? failure = null;
        var isOpen = false;
        for (var i = 0; i < literals.Length; i++)
        {
            if (literals[i] is { } literal)
            {
                run.ExpressionsLeft--;
                segments.Add(literal);
                continue;
            }

            var value = parts[i]!.Evaluate(run);
            if (value.Kind == RulesValueKind.Path)
            {
                segments.AddRange(value.AsPath.Segments);
                isOpen |= value.AsPath.Unbound is not null;
            }
            else if (Texts.Of(value) is { } text)
            {
                segments.Add(text);
            }
            else
            {
                failure ??= value.IsUndefined ? value : RulesValue.Undefined(Texts.None(value.Kind), places[i]);
            }
        }

        // A variable that isn't bound stays one, which makes the whole path equal to nothing.
        return failure ?? (isOpen ? RulesValue.From(new RulesPath([.. segments.Select(PathSegmentValue.Of), Open])) : RulesValue.FromPath([.. segments]));
    }
}
