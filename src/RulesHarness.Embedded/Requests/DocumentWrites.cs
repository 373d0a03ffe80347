using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>The methods that write one document: each is a commit of one write.</summary>
internal sealed class DocumentWrites(DatabaseSet databases)
{
    private const int IdLength = 20;
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public CallResult<Document> Create(CreateDocumentRequest request, Caller caller)
    {
        var (parent, badParent) = NameParser.Parent(request.Parent);
        if (parent is null)
        {
            return badParent;
        }
        if (OfIds(request.CollectionId, request.DocumentId) is { } badId)
        {
            return badId;
        }
        if (request.Document?.Name.Length > 0)
        {
            return Failures.Invalid("document.name must not be set");
        }
        var id =
            request.DocumentId.Length > 0
                ? request.DocumentId
                : RandomNumberGenerator.GetString(IdCharacters, IdLength);
        var document = request.Document?.Clone() ?? new Document();
        document.Name = $"{request.Parent}/{request.CollectionId}/{id}";
        var write = new Write
        {
            Update = document,
            CurrentDocument = new Precondition { Exists = false },
        };
        return Written(databases.Of(parent), caller, write, request.CalculateSize(), request.Mask);
    }

    public CallResult<Document> Update(UpdateDocumentRequest request, Caller caller)
    {
        var (name, badName) = NameParser.Document(request.Document?.Name ?? "");
        if (name is null)
        {
            return badName;
        }
        var write = new Write
        {
            Update = request.Document,
            UpdateMask = request.UpdateMask,
            CurrentDocument = request.CurrentDocument,
        };
        return Written(databases.Of(name), caller, write, request.CalculateSize(), request.Mask);
    }

    public CallResult<Empty> Delete(DeleteDocumentRequest request, Caller caller)
    {
        var (name, badName) = NameParser.Document(request.Name);
        if (name is null)
        {
            return badName;
        }
        var database = databases.Of(name);
        Write[] writes = [new Write { Delete = request.Name, CurrentDocument = request.CurrentDocument }];
        return Commits.Refused(request.CalculateSize(), writes, database) is { } refused
            ? refused
            : Commits.Commit(database, caller, writes, null, (_, _, _) => new Empty());
    }

    private static CallResult<Document> Written(
        EmbeddedDatabase database,
        Caller caller,
        Write write,
        int size,
        DocumentMask? mask
    )
    {
        Write[] writes = [write];
        if ((Commits.Refused(size, writes, database) ?? WriteCheck.OfMask(mask)) is { } refused)
        {
            return refused;
        }
        var projection = mask is null ? null : new Projection(mask.FieldPaths);
        return Commits.Commit(
            database,
            caller,
            writes,
            null,
            (net, after, _) =>
            {
                var written = after[net.InOrder[0].Path]!;
                return projection?.Of(written) ?? written.Message;
            }
        );
    }

    private static Status? OfIds(string collection, string document)
    {
        if (collection.Length == 0)
        {
            return Failures.Invalid("collectionId is the empty string.");
        }
        return OfId("Collection", collection) ?? OfId("Resource", document);
    }

    private static Status? OfId(string kind, string id)
    {
        if (id.Contains('/', StringComparison.Ordinal))
        {
            return Failures.Invalid($"{kind} id \"{id}\" is invalid because it contains \"/\".");
        }
        return id is "." or ".." ? Failures.Invalid($"{kind} id \"{id}\" is invalid because it is reserved.") : null;
    }
}
