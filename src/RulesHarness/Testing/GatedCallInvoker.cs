using Grpc.Core;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Firestore.Identities;
using RulesHarness.Recordings;

namespace RulesHarness.Testing;

/// <summary>
/// Makes calls as long as a gate is open, as the admin only where that is meant, and says of each that may write
/// whether it did.
/// </summary>
internal sealed class GatedCallInvoker(
    CallInvoker inner,
    CallGate gate,
    bool isForAdmin,
    Action called,
    Action<object?> wrote,
    Func<TestRecorder?> recorder
) : CallInvoker
{
    /// <summary>
    /// The statuses that prove that a commit was not made. A commit is always made completely or not at all.
    /// </summary>
    private static readonly HashSet<StatusCode> Refusals =
    [
        StatusCode.PermissionDenied,
        StatusCode.InvalidArgument,
        StatusCode.NotFound,
        StatusCode.AlreadyExists,
        StatusCode.FailedPrecondition,
        StatusCode.Aborted,
        StatusCode.Unauthenticated,
    ];

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => AsyncUnaryCall(method, host, options, request).GetAwaiter().GetResult();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        Enter(options);
        var call = Recorded(method, options, request, () => inner.AsyncUnaryCall(method, host, options, request));
        var isCommit = method.Name == "Commit";
        var mayWrite = isCommit || method.Name == "BatchWrite";
        call.ResponseAsync.ContinueWith(
            response =>
            {
                if (
                    mayWrite
                    && !(
                        isCommit
                        && response.Exception?.InnerException is RpcException refused
                        && Refusals.Contains(refused.StatusCode)
                    )
                )
                {
                    wrote(request);
                }
                gate.Leave();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return call;
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        Enter(options);
        gate.Leave();
        return Recorded(
            method,
            options,
            request,
            () => inner.AsyncServerStreamingCall(method, host, UntilClosed(options), request)
        );
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException($"Firestore has no call like {method.FullName}");

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        Enter(options);
        gate.Leave();
        // A stream of writes is none of this client's; another's may have written whatever it ends with.
        if (method.Name == "Write")
        {
            wrote(null);
        }
        return inner.AsyncDuplexStreamingCall(method, host, UntilClosed(options));
    }

    /// <summary>The embedded engine decides before a call comes back, so that the decision is known then.</summary>
    private TCall Recorded<TCall>(IMethod method, CallOptions options, object request, Func<TCall> call)
    {
        if (isForAdmin || recorder() is not { } taking)
        {
            return call();
        }
        using var watch = DecisionWatch.Open();
        var made = call();
        if (watch.Decision is { } decision)
        {
            taking.Add(method.Name, request, HeaderOf(options), decision);
        }
        return made;
    }

    private static string? HeaderOf(CallOptions options) => options.Headers?.GetValue("authorization");

    private void Enter(CallOptions options)
    {
        if (!isForAdmin && HeaderOf(options) == Identity.Admin.AuthorizationHeader)
        {
            throw new InvalidOperationException(
                "rules are disabled inside `WithRulesDisabledAsync` alone: use the database that it gives"
            );
        }
        gate.Enter();
        called();
    }

    private CallOptions UntilClosed(CallOptions options) =>
        options.CancellationToken.CanBeCanceled
            ? options.WithCancellationToken(
                CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, gate.Closing).Token
            )
            : options.WithCancellationToken(gate.Closing);
}
