using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// A request by a caller, the document that it is about, and the documents elsewhere that it needs. It is a value: none
/// of its documents is stored before the scenario is accepted.
/// </summary>
internal sealed record Scenario(PolicyRequest Attempt, AccessRequest Request, Document Document)
{
    public Identity Caller => Attempt.Caller;

    /// <summary>The requests of the other writes of the same batch.</summary>
    public IReadOnlyList<AccessRequest> Together { get; init; } = [];

    /// <summary>The scenario in which the caller reads the document: any other request starts from it.</summary>
    public static Scenario Get(
        Identity caller,
        Collection collection,
        Document document,
        IReadOnlyList<Document> elsewhere
    ) =>
        new(
            new PolicyRequest(caller, Operation.Get, collection.Path, document.Path)
            {
                Stored = document.Fields,
                Elsewhere = elsewhere,
            },
            new GetRequest(document.Path),
            document
        );

    /// <summary>The same caller runs a query. The document is then one of those that the query may find.</summary>
    public Scenario Running(ListQuery query) =>
        this with
        {
            Attempt = new PolicyRequest(Caller, Operation.List, query.Collection, query.Path)
            {
                Query = query,
                Elsewhere = [.. Attempt.Elsewhere, Document],
                Instead = Attempt.Instead,
            },
            Request = new QueryRequest(query),
        };

    /// <summary>The same request by another caller.</summary>
    public Scenario By(Identity caller) => this with { Attempt = Attempt with { Caller = caller } };

    /// <summary>The same caller reads a document that is like this one and has another path.</summary>
    public Scenario At(string path) =>
        this with
        {
            Attempt = Attempt with { Path = path },
            Request = new GetRequest(path),
            Document = Document with { Path = path },
        };

    /// <summary>The same request of a document that has other fields.</summary>
    public Scenario WithStored(IReadOnlyDictionary<string, object?> fields) =>
        this with
        {
            Attempt = Attempt with { Stored = fields },
            Document = Document with { Fields = fields },
        };

    /// <summary>The same request with a document at a path for this case alone; null for none there.</summary>
    public Scenario With(string path, IReadOnlyDictionary<string, object?>? fields) =>
        this with
        {
            Attempt = Attempt with
            {
                Instead = new Dictionary<string, IReadOnlyDictionary<string, object?>?>(Attempt.Instead)
                {
                    [path] = fields,
                },
            },
        };

    /// <summary>The same request with another write in its batch.</summary>
    public Scenario TogetherWith(BatchedWrite write, AccessRequest request) =>
        this with
        {
            Attempt = Attempt with { Batch = [.. Attempt.Batch, write] },
            Together = [.. Together, request],
        };

    /// <summary>The same request with more documents elsewhere.</summary>
    public Scenario Beside(IEnumerable<Document> documents) =>
        this with
        {
            Attempt = Attempt with { Elsewhere = [.. Attempt.Elsewhere, .. documents] },
        };
}
