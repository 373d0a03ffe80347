using Grpc.Core;
using Grpc.Net.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// The one way to a Firestore that all identities, projects and databases share: a channel to an emulator, or whatever
/// answers calls.
/// </summary>
public sealed class FirestoreConnection : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    private readonly GrpcChannel? _channel;

    /// <summary>Connects, lazily, to an emulator such as <c>http://127.0.0.1:8080</c>.</summary>
    /// <param name="endpoint">Where the emulator listens; HTTP/2 without TLS.</param>
    /// <param name="deadline">
    /// How long a call may take before it fails with DEADLINE_EXCEEDED; 30 seconds unless given.
    /// </param>
    public FirestoreConnection(Uri endpoint, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Deadline = deadline ?? UsualDeadline;
        _channel = GrpcChannel.ForAddress(
            endpoint,
            new GrpcChannelOptions
            {
                // A proxy named in the environment is never meant for the emulator.
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
                DisposeHttpClient = true,
                MaxReceiveMessageSize = null,
                MaxSendMessageSize = null,
            }
        );
        Invoker = _channel.CreateCallInvoker();
    }

    /// <summary>Makes calls on <paramref name="invoker"/>, which stays its owner's.</summary>
    /// <param name="invoker">
    /// Answers the methods of <c>google.firestore.v1.Firestore</c>; reads who calls from the header
    /// <c>authorization</c>.
    /// </param>
    /// <param name="deadline">
    /// How long a call may take before it fails with DEADLINE_EXCEEDED; 30 seconds unless given.
    /// </param>
    public FirestoreConnection(CallInvoker invoker, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        (Invoker, Deadline) = (invoker, deadline ?? UsualDeadline);
    }

    /// <summary>The timeout of a call that has no deadline of its own; listeners have none.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>Makes calls without an identity.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>
    /// Explains a call that rules denied, for the message of the exception; null to leave the server's exception as it
    /// is.
    /// </summary>
    public Func<FirestoreCall, RpcException, string>? Explain { get; init; }

    /// <summary>
    /// Calls as this identity; Google's own client takes it too, as <c>FirestoreClientBuilder.CallInvoker</c>.
    /// </summary>
    public CallInvoker CallInvokerFor(Identity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new IdentityCallInvoker(this, Invoker, identity);
    }

    /// <summary>A database as this identity sees it. Nothing is sent yet.</summary>
    public FirestoreDb Database(string projectId, Identity identity, string databaseId = DatabaseName.DefaultId) =>
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
