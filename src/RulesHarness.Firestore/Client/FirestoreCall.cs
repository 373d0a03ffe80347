using Google.Protobuf;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// A call that was sent: the caller, the request, and the result
/// (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#firestore).
/// </summary>
public sealed class FirestoreCall
{
    private readonly object? _request;
    private readonly Task? _response;
    private IMessage? _message;

    internal FirestoreCall(
        FirestoreConnection connection,
        Identity identity,
        string method,
        object? request,
        Task? response
    ) => (Connection, Identity, Method, _request, _response) = (connection, identity, method, request, response);

    /// <summary>Where it was sent.</summary>
    public FirestoreConnection Connection { get; }

    /// <summary>As whom it was sent.</summary>
    public Identity Identity { get; }

    /// <summary>The name of the method, as in <c>Commit</c>.</summary>
    public string Method { get; }

    /// <summary>Whether it is known to have failed; of calls that are answered by a stream it isn't.</summary>
    public bool HasFailed => _response is { IsFaulted: true };

    /// <summary>The request; null for a stream of requests.</summary>
    public IMessage? Request => _message ??= ReadRequest();

    /// <summary>When the writes of a commit were made; null for other calls, and when it failed.</summary>
    public DateTimeOffset? CommitTime =>
        _response is Task<CommitResponse> { IsCompletedSuccessfully: true } commit
            ? commit.Result.CommitTime?.ToDateTimeOffset()
            : null;

    // Another client has message classes of its own, which are the same on the wire.
    private IMessage? ReadRequest()
    {
        if (
            _request is not IMessage message
            || message.Descriptor.File.Package != FirestoreReflection.Descriptor.Package
        )
        {
            return null;
        }
        var input = Service.FindMethodByName(Method)?.InputType;
        return input is null ? null
            : input.ClrType == message.GetType() ? message
            : input.Parser.ParseFrom(message.ToByteArray());
    }

    private static Google.Protobuf.Reflection.ServiceDescriptor Service => FirestoreReflection.Descriptor.Services[0];
}
