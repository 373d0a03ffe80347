using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Widens a segment of a path, or narrows a recursive wildcard.</summary>
internal sealed class OtherPath()
    : Mutator("other-path", MutatorGroup.Structure, "a block is about more or fewer paths")
{
    internal override IEnumerable<TextEdit> OfMatch(MatchBlock match, MutablePlaces places) =>
        match.Path.Segments.Select(segment => new TextEdit(segment.Span, Other(segment)));

    private static string Other(PathSegment segment) =>
        segment switch
        {
            CaptureSegment capture => $"{{{capture.Name}=**}}",
            GlobSegment glob => $"{{{glob.Name}}}",
            _ => "{anyName}",
        };
}
