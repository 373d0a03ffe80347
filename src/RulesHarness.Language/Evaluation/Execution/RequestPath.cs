using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// The path that a request is about, from the root on: <c>databases</c>, <c>(default)</c>, <c>documents</c>,
/// <c>posts</c>, <c>p1</c>. Segments that a query doesn't tell are null: its document, and what stands before the
/// collections of a group.
/// </summary>
internal sealed class RequestPath
{
    private RequestPath(string?[] segments, int anyParent, int known)
    {
        Segments = segments;
        AnyParent = anyParent;
        Known = known;
    }

    /// <summary>The segments that match blocks are compared with.</summary>
    public string?[] Segments { get; }

    /// <summary>The number of the segment that stands for any number of them; -1 where there is none.</summary>
    public int AnyParent { get; }

    /// <summary>The number of segments in <c>request.path</c>.</summary>
    public int Known { get; }

    /// <summary>The path as a value, made when it is asked for.</summary>
    public RulesPath Value => field ??= new RulesPath(ImmutableArray.Create<string>(Segments!, 0, Known));

    public static RequestPath Of(RulesRequest request)
    {
        if (request.Method != RulesMethod.List)
        {
            var path = Split(request.Database, request.Path, unknown: 0);
            return new RequestPath(path, -1, path.Length);
        }

        if (request.Query is not { IsCollectionGroup: true } query)
        {
            var path = Split(request.Database, request.Path, unknown: 1);
            return new RequestPath(path, -1, path.Length - 1);
        }

        var below = Split(request.Database, query.Below, unknown: 3);
        below[^2] = request.Path;
        return new RequestPath(below, below.Length - 3, below.Length - 3);
    }

    /// <summary>The path of a document that a query selects by its name.</summary>
    public static RequestPath Of(RulesPath document) => new([.. document.Segments], -1, document.Segments.Length);

    private static string?[] Split(string database, string? path, int unknown)
    {
        var count = string.IsNullOrEmpty(path) ? 0 : path.AsSpan().Count('/') + 1;
        var segments = new string?[3 + count + unknown];
        segments[0] = "databases";
        segments[1] = database;
        segments[2] = "documents";
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var slash = path!.IndexOf('/', start);
            var end = slash < 0 ? path.Length : slash;
            segments[3 + i] = path[start..end];
            start = end + 1;
        }

        return segments;
    }
}
