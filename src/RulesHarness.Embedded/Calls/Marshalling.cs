using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace RulesHarness.Embedded.Calls;

/// <summary>Turns the messages of any client into ours and back; ours are taken as they are.</summary>
internal static class Marshalling
{
    /// <summary>A request as ours.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is none.</exception>
    public static TOurs Request<TTheirs, TOurs>(
        TTheirs request,
        Marshaller<TTheirs> marshaller,
        MessageParser<TOurs> parser
    )
        where TOurs : class, IMessage<TOurs>
    {
        if (request is TOurs same)
        {
            return same;
        }
        var bytes = new RequestBytes();
        marshaller.ContextualSerializer(request, bytes);
        return parser.ParseFrom(new ReadOnlySequence<byte>(bytes.Written));
    }

    /// <summary>An answer as theirs.</summary>
    public static TTheirs Reply<TTheirs>(IMessage reply, Marshaller<TTheirs> marshaller) =>
        reply is TTheirs same ? same : marshaller.ContextualDeserializer(new ReplyBytes(reply.ToByteArray()));
}
