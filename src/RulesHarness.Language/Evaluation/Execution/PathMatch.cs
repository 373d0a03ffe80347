using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// The match of a block's path with a request's path. Wildcards are known by their index in the block's path.
/// </summary>
/// <param name="Path">The request's path.</param>
/// <param name="Glob">The place of the recursive wildcard; beyond all others where there is none.</param>
/// <param name="Absorbed">How many segments that stands for.</param>
internal readonly record struct PathMatch(RequestPath Path, int Glob, int Absorbed)
{
    /// <summary>The value of a wildcard; null if a query doesn't determine it.</summary>
    public string? Capture(int segment) => Path.Segments[segment > Glob ? segment - 1 + Absorbed : segment];

    /// <summary>
    /// The value of the recursive wildcard, with a variable for the part that a query doesn't determine.
    /// </summary>
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
