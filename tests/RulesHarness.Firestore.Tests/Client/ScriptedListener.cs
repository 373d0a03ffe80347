using System.Buffers;
using Grpc.Core;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>
/// Answers a listener with responses as they are on the wire, whatever it asks, and then ends the stream well.
/// </summary>
internal sealed class ScriptedListener(IEnumerable<byte[]> responses) : CallInvoker
{
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        var answers = new Answers<TResponse>(
            responses
                .Select(each => method.ResponseMarshaller.ContextualDeserializer(new Payload(each)))
                .GetEnumerator()
        );
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new Sink<TRequest>(),
            answers,
            Task.FromResult(new Metadata()),
            () => Status.DefaultSuccess,
            () => [],
            () => { }
        );
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    private sealed class Payload(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => bytes;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }

    private sealed class Sink<T> : IClientStreamWriter<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;
    }

    private sealed class Answers<T>(IEnumerator<T> rest) : IAsyncStreamReader<T>
    {
        public T Current => rest.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(rest.MoveNext());
    }
}
