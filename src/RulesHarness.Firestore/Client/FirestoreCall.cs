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
    public IMessage? Request => _message ??= MessageOf(Method, _request);

    /// <summary>When the writes of a commit were made; null for other calls, and when it failed.</summary>
    public DateTimeOffset? CommitTime =>
        _response is Task<CommitResponse> { IsCompletedSuccessfully: true } commit
            ? commit.Result.CommitTime?.ToDateTimeOffset()
            : null;

    /// <summary>Returns true if it was this request, the same object, that was sent.</summary>
    public bool Sent(object request) => ReferenceEquals(_request, request);

    /// <summary>
    /// The request of a method as a message of this library; null if it is none. Another client has message classes of
    /// its own, which are the same on the wire.
    /// </summary>
    public static IMessage? MessageOf(string method, object? request)
    {
        if (
            request is not IMessage message
            || message.Descriptor.File.Package != FirestoreReflection.Descriptor.Package
        )
        {
            return null;
        }
        var input = Service.FindMethodByName(method)?.InputType;
        return input is null ? null
            : input.ClrType == message.GetType() ? message
            : input.Parser.ParseFrom(message.ToByteArray());
    }

    private static Google.Protobuf.Reflection.ServiceDescriptor Service => FirestoreReflection.Descriptor.Services[0];
}
