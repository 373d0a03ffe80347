using Grpc.Core;
using Grpc.Net.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Client;

/// <summary>The one channel to an emulator, or to a Firestore in this process, that all identities, projects and databases share.</summary>
public sealed class FirestoreConnection : IDisposable, IAsyncDisposable
{
    private readonly GrpcChannel? _channel;
    private readonly CallInvoker _calls;

    /// <summary>Connects, lazily, to an emulator such as <c>http://127.0.0.1:8080</c>.</summary>
    /// <param name="endpoint">Where the emulator listens; HTTP/2 without TLS.</param>
    /// <param name="deadline">How long a call may take before it fails with DEADLINE_EXCEEDED; 30 seconds unless given.</param>
    public FirestoreConnection(Uri endpoint, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Endpoint = endpoint;
        Deadline = deadline ?? TimeSpan.FromSeconds(30);
        _channel = GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions
        {
            // A proxy named in the environment is never meant for the emulator.
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        });
        _calls = _channel.CreateCallInvoker();
    }

    /// <summary>Calls a server that somebody else connects to, or that is in this process; it stays open when this is disposed.</summary>
    /// <param name="calls">Calls it, as nobody yet.</param>
    /// <param name="deadline">How long a call may take before it fails with DEADLINE_EXCEEDED; 30 seconds unless given.</param>
    public FirestoreConnection(CallInvoker calls, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(calls);
        _calls = calls;
        Deadline = deadline ?? TimeSpan.FromSeconds(30);
    }

    /// <summary>Where the emulator listens; null of a connection that was given its calls.</summary>
    public Uri? Endpoint { get; }

    /// <summary>How long a call may take when it brings no deadline of its own; listeners have none.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>Calls as this identity; Google's own client takes it too, as <c>FirestoreClientBuilder.CallInvoker</c>.</summary>
    public CallInvoker CallInvokerFor(Identity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new IdentityCallInvoker(_calls, identity.AuthorizationHeader, Deadline);
    }

    /// <summary>A database as this identity sees it. Nothing is sent yet.</summary>
    public FirestoreDb Database(string projectId, Identity identity, string databaseId = "(default)") =>
        new(this, projectId, databaseId, identity);

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
