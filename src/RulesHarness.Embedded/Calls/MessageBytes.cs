using System.Buffers;
using Grpc.Core;

namespace RulesHarness.Embedded.Calls;

/// <summary>The buffer that a client's marshaller writes a request to.</summary>
internal sealed class RequestBytes : SerializationContext
{
    private readonly ArrayBufferWriter<byte> _writer = new();

    /// <summary>The bytes that were written.</summary>
    public ReadOnlyMemory<byte> Written => _writer.WrittenMemory;

    public override void Complete(byte[] payload) => _writer.Write(payload);

    public override void Complete()
    {
        // What was written is there.
    }

    public override IBufferWriter<byte> GetBufferWriter() => _writer;

    public override void SetPayloadLength(int payloadLength)
    {
        // The buffer grows as it is written to.
    }
}

/// <summary>The buffer from which a client's marshaller reads an answer.</summary>
internal sealed class ReplyBytes(byte[] payload) : DeserializationContext
{
    public override int PayloadLength => payload.Length;

    public override byte[] PayloadAsNewBuffer() => [.. payload];

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
}
