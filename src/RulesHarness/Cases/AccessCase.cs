using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Which part of a spec a case comes from.</summary>
public enum CaseKind
{
    /// <summary>A sentence, or that no sentence grants the request.</summary>
    Permission,

    /// <summary>A field's type or constraint.</summary>
    Schema,

    /// <summary>A query of the product.</summary>
    AccessPattern,

    /// <summary>A request that the rules allow, found by reading them.</summary>
    Rules,
}

/// <summary>
/// A request with the decision of the spec. <c>Id</c> is unique in a spec and the same in each run; <c>Place</c> and
/// <c>Source</c> are the line of the spec that the case comes from, and its text.
/// </summary>
public sealed record AccessCase
{
    internal AccessCase(
        string id,
        CaseKind kind,
        string title,
        Place place,
        string source,
        CollectionPath collection,
        Operation operation,
        string actor,
        Identity caller,
        AccessRequest request,
        bool isAllowed
    )
    {
        Id = id;
        Kind = kind;
        Title = title;
        Place = place;
        Source = source;
        Collection = collection;
        Operation = operation;
        Actor = actor;
        Caller = caller;
        Request = request;
        IsAllowed = isAllowed;
    }

    /// <summary>The name that is the same in every run with one seed.</summary>
    public string Id { get; init; }

    /// <summary>The kind of thing that the case shows.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>The case as a sentence.</summary>
    public string Title { get; init; }

    /// <summary>The sentence, row or pattern of the spec that the case is of.</summary>
    public Place Place { get; init; }

    internal string Source { get; init; }

    /// <summary>The collection of its document.</summary>
    public CollectionPath Collection { get; init; }

    internal Operation Operation { get; init; }

    internal string Actor { get; init; }

    internal Identity Caller { get; init; }

    internal AccessRequest Request { get; init; }

    internal bool IsAllowed { get; init; }

    /// <summary>The expected result of an allowed access pattern; null if only permission is checked.</summary>
    internal ExpectedResult? Result { get; init; }

    /// <summary>
    /// Whether the case warns where it does not hold, instead of failing: only a write that breaks its schema does.
    /// </summary>
    internal bool IsAdvisory { get; init; }

    /// <summary>
    /// The documents that the case runs on, where they are its own; null where they are those of the whole check.
    /// </summary>
    public Dataset? Data { get; init; }

    /// <summary>
    /// The fields of the documents that are there for this case alone, by path, whatever the data has there; null where
    /// there is none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> Instead { get; init; } = NoneInstead;

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> NoneInstead { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, object?>?>();

    /// <summary>The other writes that are committed with the request, in one batch.</summary>
    internal IReadOnlyList<AccessRequest> Together { get; init; } = [];

    /// <summary>
    /// The request as the spec decides it, without what schemas ask; null where something else than a sentence decides
    /// the case.
    /// </summary>
    internal PolicyRequest? Attempt { get; init; }

    /// <summary>The time of the request, where its outcome depends on it; null for now.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The requested path: a document's, or a query's collection.</summary>
    public string Path =>
        Request switch
        {
            QueryRequest query => query.Query.Path,
            AggregateRequest aggregate => aggregate.Query.Path,
            var other => DocumentOf(other),
        };

    /// <summary>The paths that the request writes, if it is allowed.</summary>
    internal IEnumerable<string> WrittenPaths => IsWrite ? Together.Prepend(Request).Select(DocumentOf) : [];

    /// <summary>Whether the request may change data.</summary>
    internal bool IsWrite => Operation is Operation.Create or Operation.Update or Operation.Delete;

    /// <inheritdoc/>
    public override string ToString() => Title;

    /// <summary>The path of the one document that a request is about.</summary>
    internal static string DocumentOf(AccessRequest request) =>
        request switch
        {
            GetRequest get => get.Path,
            CreateRequest create => create.Path,
            UpdateRequest update => update.Path,
            DeleteRequest delete => delete.Path,
            _ => "",
        };
}

/// <summary>The result of an access pattern: the documents' paths in order, or an aggregate's value.</summary>
internal sealed record ExpectedResult(IReadOnlyList<string> Documents, double? Aggregate = null)
{
    /// <summary>The distances of the documents of a search that asks for them; empty for any other query.</summary>
    public IReadOnlyList<double> Distances { get; init; } = [];
}
