using Grpc.Core;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// Rules denied a request. It is an <see cref="RpcException"/> with the status that the server sent, so code that
/// handles those works as it does with Google's client; its message explains the denial.
/// </summary>
public sealed class PermissionDeniedException : RpcException
{
    private readonly Lazy<string> _explanation;

    internal PermissionDeniedException(RpcException denied, Func<string> explain)
        : base(denied.Status, denied.Trailers) => (Answer, _explanation) = (denied, new Lazy<string>(explain));

    /// <summary>The exception as the server's answer made it. The embedded Firestore's holds the decision.</summary>
    public RpcException Answer { get; }

    /// <inheritdoc/>
    public override string? StackTrace => UserFrames.Of(base.StackTrace);

    /// <summary>The status, and below it why the request was denied.</summary>
    public override string Message => $"{base.Message}\n{_explanation.Value}";
}
