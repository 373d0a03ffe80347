namespace RulesHarness.Specification.Sections;

/// <summary>Suggests what to write instead of a text that is not the path of a collection.</summary>
internal static class PathHelp
{
    private const string Deep = "**";

    private const string Plain =
        "write a name such as `posts`, or a sub-collection with its parents' ids in braces: `posts/{postId}/comments`";

    public static string For(string text)
    {
        var segments = text.Split('/');
        return segments switch
        {
            [Deep, _] => Plain,
            [.., ['{', _, .., '}'] id] when segments.Length % 2 == 0 && !text.Contains('=', StringComparison.Ordinal) =>
                $"write `{string.Join('/', segments[..^1])}` for the collection, or an id instead of `{id}` for a "
                    + "single document, as in `config/main`",
            [.. var above, Deep] when !above.Contains(Deep) =>
                "write `pages/**` for the documents of a collection and all below them, or `posts/{postId}/**` for "
                    + "all below a document",
            _ when text.Contains('*', StringComparison.Ordinal) =>
                "write `**` at the end and alone, as in `posts/{postId}/**`",
            _ => Plain,
        };
    }
}
