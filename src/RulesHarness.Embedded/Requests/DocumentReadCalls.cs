using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>
/// Reads documents by their names. Rules decide first, and only then does it matter whether the document exists.
/// </summary>
internal sealed class DocumentReadCalls(DatabaseSet databases)
{
    public CallResult<Document> Get(GetDocumentRequest request, Caller caller)
    {
        var (name, badName) = NameParser.Document(request.Name);
        if (name is null)
        {
            return badName;
        }
        if (WriteCheck.OfMask(request.Mask) is { } badMask)
        {
            return badMask;
        }
        var database = databases.Of(name);
        var (view, refused) = ReadView.Of(database, request.Transaction, readTime: request.ReadTime);
        if (view is null)
        {
            return refused;
        }
        if (
            !caller.IsAdmin
            && database.DenialOf(
                caller,
                view.Documents,
                [database.AuthorizationOf(view.Documents, caller).Get(name.Path)]
            )
                is { } denied
        )
        {
            return denied;
        }
        var document = view.Documents[name.Path];
        view.Transaction?.Read(name.Path, document);
        return document is null ? Failures.NoDocument(request.Name)
            : request.Mask is { } mask ? new Projection(mask.FieldPaths).Of(document)
            : document.Message;
    }

    public CallResult<IReadOnlyList<BatchGetDocumentsResponse>> BatchGet(
        BatchGetDocumentsRequest request,
        Caller caller
    )
    {
        var (root, badRoot) = NameParser.Database(request.Database);
        if (root is null)
        {
            return badRoot;
        }
        if (WriteCheck.OfMask(request.Mask) is { } badMask)
        {
            return badMask;
        }
        var database = databases.Of(root);
        var (view, refused) = ReadView.Of(database, request.Transaction, request.NewTransaction, request.ReadTime);
        if (view is null)
        {
            return refused;
        }
        var (paths, badPath) = Paths(request.Documents, database.Root);
        if (paths is null)
        {
            return badPath;
        }
        var asked = database.AuthorizationOf(view.Documents, caller);
        if (database.DenialOf(caller, view.Documents, paths.Select(asked.Get)) is { } denied)
        {
            return denied;
        }
        var time = database.Now.ToProto();
        var projection = request.Mask is { } mask ? new Projection(mask.FieldPaths) : null;
        var answers = new List<BatchGetDocumentsResponse>(paths.Count + 1);
        if (!view.Begun.IsEmpty)
        {
            answers.Add(new BatchGetDocumentsResponse { Transaction = view.Begun });
        }
        foreach (var path in paths)
        {
            var document = view.Documents[path];
            view.Transaction?.Read(path, document);
            answers.Add(
                document is null
                    ? new BatchGetDocumentsResponse { Missing = $"{database.Root}/{path}", ReadTime = time }
                    : new BatchGetDocumentsResponse
                    {
                        Found = projection?.Of(document) ?? document.Message,
                        ReadTime = time,
                    }
            );
        }

        return new(answers, default);
    }

    /// <summary>The paths of documents of one database, once each.</summary>
    private static CallResult<IReadOnlyList<string>> Paths(IReadOnlyCollection<string> names, string root)
    {
        var paths = new List<string>(names.Count);
        foreach (var each in names.Distinct())
        {
            if (NameParser.Document(each) is { IsOk: false, Failure: var badName })
            {
                return badName;
            }
            if (!each.StartsWith(root + "/", StringComparison.Ordinal))
            {
                return Failures.BadName(each);
            }
            paths.Add(each[(root.Length + 1)..]);
        }
        return new(paths, default);
    }
}
