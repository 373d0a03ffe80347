using Google.Protobuf.Collections;
using Grpc.Core;
using Grpc.Net.Client;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Syntax;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using FirestoreClient = RulesHarness.Protocol.Firestore.FirestoreClient;
using Identity = RulesHarness.Firestore.Identities.Identity;

namespace SideBySide;

/// <summary>
/// The same operations as calls of generated code on one channel, made ready before: as fast as the emulator and gRPC
/// go. This library only puts the rules and the data there.
/// </summary>
internal sealed class Bare(FirestoreClient client, string root)
{
    private const string ProjectId = "demo-bare";

    public static async Task<Outcome> RunAsync(AssertionSet set, int lanes, Uri endpoint)
    {
        var project = $"{ProjectId}-{Environment.ProcessId}";
        await using var emulator = await FirestoreEmulator.StartAsync();
        await emulator.LoadRulesAsync(project, new RulesFile("publishing.rules", set.Rules));
        await using var connection = new FirestoreConnection(endpoint);
        await connection.Database(project, Identity.Admin).BulkWriteAsync(set.Seed);

        using var channel = GrpcChannel.ForAddress(
            endpoint,
            new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
                DisposeHttpClient = true,
            }
        );
        var bare = new Bare(new FirestoreClient(channel), $"projects/{project}/databases/(default)/documents");
        var headers = set.Identities.ToDictionary(each => each.Key, each => HeadersOf(each.Value));
        var calls = set.Assertions.Select(each => (each.Allowed, Send: bare.CallOf(each, headers[each.Who]))).ToList();
        return await Lanes.RunAsync(
            calls,
            lanes,
            async call =>
            {
                try
                {
                    await call.Send();
                    return call.Allowed;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.PermissionDenied)
                {
                    return !call.Allowed;
                }
            }
        );
    }

    private static Metadata HeadersOf(Claims? claims) =>
        claims is null ? [] : new Metadata { { "authorization", Ours.IdentityOf(claims).AuthorizationHeader! } };

    private Func<Task> CallOf(Assertion assertion, Metadata headers)
    {
        switch (assertion.Operation)
        {
            case "get":
                var get = new GetDocumentRequest { Name = $"{root}/{assertion.Path}" };
                return () => client.GetDocumentAsync(get, headers).ResponseAsync;
            case "list":
                var list = new RunQueryRequest { Parent = root, StructuredQuery = QueryOf(assertion) };
                return () => ReadAsync(list, headers);
            default:
                var database = root[..root.LastIndexOf('/')];
                var commit = new CommitRequest
                {
                    Database = database,
                    Writes = { (assertion.Writes ?? [assertion]).Select(WriteOf) },
                };
                return () => client.CommitAsync(commit, headers).ResponseAsync;
        }
    }

    private async Task ReadAsync(RunQueryRequest request, Metadata headers)
    {
        using var call = client.RunQuery(request, headers);
        await foreach (var _ in call.ResponseStream.ReadAllAsync()) { }
    }

    private static StructuredQuery QueryOf(Assertion assertion)
    {
        var (field, value) = assertion.Where!.Single();
        return new StructuredQuery
        {
            From = { new CollectionSelector { CollectionId = assertion.Path } },
            Limit = assertion.Limit,
            Where = new StructuredQuery.Types.Filter
            {
                FieldFilter = new FieldFilter
                {
                    Field = new FieldReference { FieldPath = field },
                    Op = FieldFilter.Types.Operator.Equal,
                    Value = ValueOf(value),
                },
            },
        };
    }

    private Write WriteOf(Assertion assertion)
    {
        var name = $"{root}/{assertion.Path}";
        if (assertion.Operation == "delete")
        {
            return new Write { Delete = name };
        }
        var update = new Document { Name = name };
        Add(update.Fields, assertion.Data!);
        return assertion.Operation == "set"
            ? new Write { Update = update }
            : new Write
            {
                Update = update,
                UpdateMask = new DocumentMask { FieldPaths = { assertion.Data!.Keys } },
                CurrentDocument = new RulesHarness.Protocol.Precondition { Exists = true },
            };
    }

    private static void Add(MapField<string, Value> fields, Dictionary<string, object> data)
    {
        foreach (var (name, value) in data)
        {
            fields[name] = ValueOf(value);
        }
    }

    private static Value ValueOf(object value) =>
        value switch
        {
            string text => new Value { StringValue = text },
            bool truth => new Value { BooleanValue = truth },
            long number => new Value { IntegerValue = number },
            _ => new Value { ArrayValue = new ArrayValue { Values = { ((List<string>)value).Select(ValueOf) } } },
        };
}
