using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>Look-ups of documents that are certainly not the requested one.</summary>
internal static class OtherDocuments
{
    /// <summary>Returns true if a path can't be that of the document that a statement is about.</summary>
    public static bool IsOther(PathExpression path, CompilationScope scope)
    {
        var own = scope.Segments;
        for (var at = 0; at < Math.Min(path.Parts.Length, own.Length); at++)
        {
            if ((path.Parts[at], own[at]) is ({ Literal: { } looked }, LiteralSegment named) && looked != named.Text)
            {
                return true;
            }
            // A value may stand for several segments, as a recursive wildcard does.
            if (own[at] is GlobSegment || !IsOneSegment(path.Parts[at], scope))
            {
                return false;
            }
        }

        return path.Parts.Length != own.Length
            && path.Parts.All(part => IsOneSegment(part, scope))
            && PathPattern.IndexOfGlob(own.AsSpan()) < 0;
    }

    /// <summary>The look-up before the request that another look-up is after it.</summary>
    public static string Before(string function) =>
        function switch
        {
            "getAfter" => "get",
            "existsAfter" => "exists",
            _ => function,
        };

    private static bool IsOneSegment(PathPart part, CompilationScope scope) =>
        part switch
        {
            { Interpolation: NameExpression name } => scope.Wildcard(name.Name) is >= 0 and var place
                && scope.Segments[place] is CaptureSegment,
            { Interpolation: not null } or { Capture: not null } => false,
            _ => true,
        };
}
