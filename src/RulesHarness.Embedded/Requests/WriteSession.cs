using System.Globalization;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>
/// One stream of writes, as mobile clients write. The first request opens it, each other one is a commit, and one
/// without writes ends it. A stream can't be resumed; a failure ends it.
/// </summary>
internal sealed class WriteSession(DatabaseSet databases, Caller caller) : IStreamSession<WriteRequest, WriteResponse>
{
    private readonly Channel<WriteResponse> _replies = Channel.CreateUnbounded<WriteResponse>();
    private readonly Lock _gate = new();
    private string? _database;
    private int _answered;

    public ChannelReader<WriteResponse> Replies => _replies.Reader;

    public void Ask(WriteRequest request)
    {
        lock (_gate)
        {
            var (response, failure) = _database is null ? Open(request) : Write(request);
            if (response is null)
            {
                _replies.Writer.TryComplete(failure.ToException());
                return;
            }

            response.StreamToken = ByteString.CopyFromUtf8(_answered.ToString(CultureInfo.InvariantCulture));
            _answered++;
            _replies.Writer.TryWrite(response);
            if (response.StreamId.Length == 0 && request.Writes.Count == 0)
            {
                Complete();
            }
        }
    }

    public void Complete() => _replies.Writer.TryComplete();

    public void Dispose() =>
        _replies.Writer.TryComplete(new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client.")));

    private CallResult<WriteResponse> Open(WriteRequest request)
    {
        if (request.StreamId.Length > 0)
        {
            return Failures.StreamIsResumed;
        }
        if (request.Database.Length == 0)
        {
            return Failures.StreamHasNoDatabase;
        }
        if (request.Writes.Count > 0)
        {
            return Failures.StreamHasWrites;
        }
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            return badName;
        }
        _database = request.Database;
        return new WriteResponse { StreamId = databases.NextStreamId() };
    }

    private CallResult<WriteResponse> Write(WriteRequest request)
    {
        if (request.Writes.Count == 0)
        {
            return new WriteResponse();
        }
        var commit = new CommitRequest { Database = _database, Writes = { request.Writes } };
        var (made, failure) = new Commits(databases).Commit(commit, caller);
        return made is null
            ? failure
            : new WriteResponse { WriteResults = { made.WriteResults }, CommitTime = made.CommitTime };
    }
}
