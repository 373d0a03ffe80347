using System.Threading.Channels;

namespace RulesHarness.Embedded.Wire;

/// <summary>The server's side of a stream that is open both ways. Disposing it ends it at once.</summary>
internal interface IStreamSession<in TRequest, TReply> : IDisposable
{
    /// <summary>The answers; they end as the stream does, with a failure if there is one.</summary>
    ChannelReader<TReply> Replies { get; }

    /// <summary>Takes a request.</summary>
    void Ask(TRequest request);

    /// <summary>
    /// Takes that no request will come any more: what was asked is answered, and then the stream ends.
    /// </summary>
    void Complete();
}
