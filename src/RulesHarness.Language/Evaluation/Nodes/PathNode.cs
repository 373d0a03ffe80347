using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>A segment of a path literal: a text or a variable, or the expression that gives it.</summary>
/// <param name="Written">The text, or the variable to bind; null where an expression gives it.</param>
/// <param name="Inner">The expression; null where the segment is written.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PathNodePart(PathSegmentValue? Written, Node? Inner, SourceSpan Place);

/// <summary>
/// <c>/a/$(b)/{c}</c>. A path that is put in is as many segments as it has, with its variables; other values are
/// written as <c>string()</c> does, whatever slashes are in them. Segments count as expressions.
/// </summary>
internal sealed class PathNode(PathNodePart[] parts) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegmentValue>(parts.Length);
        RulesValue? failure = null;
        foreach (var part in parts)
        {
            if (part.Written is { } written)
            {
                run.ExpressionsLeft--;
                segments.Add(written);
                continue;
            }

            var value = part.Inner!.Evaluate(run);
            if (value.Kind == RulesValueKind.Path)
            {
                segments.AddRange(value.AsPath.Template);
            }
            else if (Texts.Of(value) is { } text)
            {
                segments.Add(PathSegmentValue.Of(text));
            }
            else
            {
                failure ??= value.IsUndefined ? value : RulesValue.Undefined(Texts.None(value.Kind), part.Place);
            }
        }

        return failure ?? Path(segments);
    }

    private static RulesValue Path(ImmutableArray<PathSegmentValue>.Builder segments)
    {
        var texts = new string[segments.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (segments[i].Variable is not null)
            {
                return Template(segments.DrainToImmutable());
            }

            texts[i] = segments[i].Value!.Value.AsString;
        }

        return RulesValue.FromPath(ImmutableArray.Create(texts));
    }

    // What a query doesn't tell is a variable without a name, of which there may be several.
    private static RulesValue Template(ImmutableArray<PathSegmentValue> segments)
    {
        var names = new HashSet<string>();
        foreach (var segment in segments)
        {
            if (segment.Variable is { Length: > 0 } name && !names.Add(name))
            {
                return RulesValue.Undefined(EvaluationErrors.TwiceInPath(name));
            }
        }

        return RulesValue.From(new RulesPath(segments));
    }
}
