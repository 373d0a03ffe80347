using RulesHarness.Language.Analysis;

namespace RulesHarness.Tracing;

/// <summary>Words for allow statements in messages.</summary>
internal static class StatementExtensions
{
    /// <summary><c>get, list</c>.</summary>
    public static string MethodText(this OutlinedStatement statement) =>
        string.Join(", ", statement.Methods).ToLowerInvariant();

    /// <summary>The collection whose documents it is about, as in <c>posts/{postId}/comments</c>.</summary>
    public static string CollectionPath(this OutlinedStatement statement) =>
        string.Join('/', statement.Segments.SkipLast(1));

    /// <summary>The same without the names of ids: <c>posts/comments</c>.</summary>
    public static string CollectionShape(this OutlinedStatement statement) =>
        string.Join('/', statement.Segments.SkipLast(1).Where((_, at) => at % 2 == 0));
}
