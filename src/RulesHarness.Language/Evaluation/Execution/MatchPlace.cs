using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>How the path of a match block lies on the path of a request. Wildcards are known by their place in the block's path.</summary>
/// <param name="Path">The request's path.</param>
/// <param name="Glob">The place of the recursive wildcard; beyond all others where there is none.</param>
/// <param name="Absorbed">How many segments that stands for.</param>
internal readonly record struct MatchPlace(RequestPath Path, int Glob, int Absorbed)
{
    /// <summary>What a wildcard stands for; null where a query doesn't tell.</summary>
    public string? Capture(int segment) => Path.Segments[segment > Glob ? segment - 1 + Absorbed : segment];

    /// <summary>What the recursive wildcard stands for, with a variable for what a query doesn't tell.</summary>
    public RulesPath RecursiveCapture()
    {
        var segments = Path.Segments.AsSpan(Glob, Absorbed);
        return segments.Contains(null) ? Template(segments) : new RulesPath(ImmutableArray.Create<string>(segments!));
    }

    // The variable has no name.
    private static RulesPath Template(ReadOnlySpan<string?> segments)
    {
        var template = ImmutableArray.CreateBuilder<PathSegmentValue>(segments.Length);
        foreach (var segment in segments)
        {
            template.Add(
                segment is null ? new PathSegmentValue(string.Empty, false, null) : PathSegmentValue.Of(segment)
            );
        }

        return new RulesPath(template.MoveToImmutable());
    }
}
