using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <summary>One request that rules decide: a read, a query, or one write of a commit
/// (https://firebase.google.com/docs/reference/rules/rules.firestore.Request).</summary>
public sealed record RulesRequest
{
    /// <summary>The method of the request.</summary>
    public required RulesMethod Method { get; init; }

    /// <summary>
    /// The document's path below the root, as in <c>posts/p1</c>; of a list the collection's, as in <c>posts</c> or, of
    /// a collection group, <c>posts</c> with <see cref="RulesQuery.IsCollectionGroup"/>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The id of the database.</summary>
    public string Database { get; init; } = "(default)";

    /// <summary>
    /// The caller's token, as <c>request.auth.token</c>, a map whose <c>sub</c> is <c>request.auth.uid</c>; null for a
    /// caller who isn't signed in.
    /// </summary>
    public RulesValue? Token { get; init; }

    /// <summary>The fields of the stored document, a map; null where there is none, and for a list.</summary>
    public RulesValue? Stored { get; init; }

    /// <summary>The fields that the document has after the write, a map; null for all else.</summary>
    public RulesValue? NewData { get; init; }

    /// <summary>
    /// Whether the write names only some of the document's fields, by a mask or a transform: what <see cref="NewData"/>
    /// is then depends on what is stored, and the emulator first tries all statements without it.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>The query of a list.</summary>
    public RulesQuery? Query { get; init; }

    /// <summary><c>request.time</c>.</summary>
    public required DateTimeOffset Time { get; init; }
}
