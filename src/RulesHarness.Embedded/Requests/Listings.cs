using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>
/// The methods that return pages: the documents of a collection, and the ids of collections. A page's token is the last
/// name in it.
/// </summary>
internal sealed class Listings(DatabaseSet databases)
{
    public CallResult<ListDocumentsResponse> Documents(ListDocumentsRequest request, Caller caller)
    {
        var (parent, badParent) = NameParser.Parent(request.Parent);
        if (parent is null)
        {
            return badParent;
        }
        if (Fault(request, caller) is { } fault)
        {
            return fault;
        }
        var (database, query) = (databases.Of(parent), ListedDocuments.Query(request));
        var (view, refused) = ReadView.Of(database, request.Transaction, readTime: request.ReadTime);
        if (view is null)
        {
            return refused;
        }
        if (QueryCheck.BeforeRules(query) is { } wrong)
        {
            return wrong;
        }
        if ((Denial(database, view, caller, parent.Path, query) ?? QueryCheck.Of(query)) is { } why)
        {
            return why;
        }

        query.Limit = null;
        var projection = request.Mask is { } mask ? new Projection(mask.FieldPaths) : null;
        var all = new CompiledQuery(parent.Path, query)
            .Run(view.Documents)
            .Select(document => projection?.Of(document) ?? document.Message);
        var listed = request.ShowMissing
            ? WithMissing(all, view.Documents, database, QueryScope.Of(parent.Path, query))
            : [.. all];
        var (page, next) = Page(
            listed,
            document => document.Name,
            request.PageToken,
            ListedDocuments.PageSizeOf(request)
        );
        return page is null
            ? Failures.Invalid("The page token is no longer valid.")
            : new ListDocumentsResponse { Documents = { page }, NextPageToken = next };
    }

    public CallResult<ListCollectionIdsResponse> CollectionIds(ListCollectionIdsRequest request, Caller caller)
    {
        var (parent, badParent) = NameParser.Parent(request.Parent);
        if (parent is null)
        {
            return badParent;
        }
        if (!caller.IsAdmin)
        {
            return Failures.MetadataNeedsAdmin;
        }
        var (view, refused) = ReadView.Of(
            databases.Of(parent),
            Google.Protobuf.ByteString.Empty,
            readTime: request.ReadTime
        );
        if (view is null)
        {
            return refused;
        }
        var ids = new SortedSet<string>(Comparer<string>.Create(NameOrder.Compare));
        foreach (var collection in view.Documents.Collections)
        {
            if (Below(parent.Path, collection) is { } id)
            {
                ids.Add(id);
            }
        }

        var (page, next) = Page(
            [.. ids],
            id => id,
            request.PageToken,
            request.PageSize > 0 ? request.PageSize : int.MaxValue
        );
        return page is null
            ? Failures.Invalid("The page token is no longer valid.")
            : new ListCollectionIdsResponse { CollectionIds = { page }, NextPageToken = next };
    }

    private static Status? Fault(ListDocumentsRequest request, Caller caller)
    {
        if (request.PageSize < 0)
        {
            return Failures.Invalid("Page size must be nonnegative.");
        }
        if (WriteCheck.OfMask(request.Mask) is { } badMask)
        {
            return badMask;
        }
        if (request.ShowMissing && !caller.IsAdmin)
        {
            return Failures.MetadataNeedsAdmin;
        }
        return ListedDocuments.Orders(request.OrderBy) is null ? Failures.BadOrder(request.OrderBy) : null;
    }

    private static CallFailure? Denial(
        EmbeddedDatabase database,
        ReadView view,
        Caller caller,
        string parent,
        StructuredQuery query
    ) =>
        caller.IsAdmin
            ? null
            : database.DenialOf(
                caller,
                view.Documents,
                [database.AuthorizationOf(view.Documents, caller).List(parent, query)]
            );

    /// <summary>The documents that are there, and the names of those that only have documents below them.</summary>
    private static List<Document> WithMissing(
        IEnumerable<Document> there,
        DocumentTree tree,
        EmbeddedDatabase database,
        QueryScope scope
    )
    {
        var all = new SortedDictionary<string, Document>(Comparer<string>.Create(NameOrder.Compare));
        foreach (var document in there)
        {
            all[document.Name] = document;
        }
        var collection = scope.Parent.Length == 0 ? scope.Id : $"{scope.Parent}/{scope.Id}";
        foreach (var id in tree.Collections.Select(deeper => Below(collection, deeper)).OfType<string>())
        {
            all.TryAdd(
                $"{database.Root}/{collection}/{id}",
                new Document { Name = $"{database.Root}/{collection}/{id}" }
            );
        }
        return [.. all.Values];
    }

    private static (IReadOnlyList<T>? Page, string Next) Page<T>(
        IReadOnlyList<T> all,
        Func<T, string> name,
        string token,
        int size
    )
    {
        var start = 0;
        if (token.Length > 0)
        {
            start = all.Index().FirstOrDefault(each => name(each.Item) == token, (-1, default!)).Index + 1;
            if (start == 0)
            {
                return (null, "");
            }
        }

        var page = all.Skip(start).Take(size).ToList();
        return (page, start + page.Count < all.Count ? name(page[^1]) : "");
    }

    /// <summary>The first id of a path below another; null where it is not below it.</summary>
    private static string? Below(string parent, string path)
    {
        if (
            parent.Length > 0
            && !(
                path.StartsWith(parent, StringComparison.Ordinal)
                && path.Length > parent.Length
                && path[parent.Length] == '/'
            )
        )
        {
            return null;
        }
        return (parent.Length == 0 ? path : path[(parent.Length + 1)..]).Split('/', 2)[0];
    }
}
