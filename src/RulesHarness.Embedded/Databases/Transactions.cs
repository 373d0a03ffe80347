using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf;

namespace RulesHarness.Embedded.Databases;

/// <summary>The transactions of a database that are under way.</summary>
internal sealed class Transactions
{
    // Who was aborted comes again alone among those who were: so each gets through, however many want the same
    // document.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<long, OpenTransaction> _open = new();
    private readonly Channel<bool> _turn = Channel.CreateBounded<bool>(1);
    private long _last;

    public Transactions() => _turn.Writer.TryWrite(true);

    /// <summary>
    /// Waits until no other that was aborted is under way; false when that takes too long, and then it goes all the
    /// same.
    /// </summary>
    public async Task<bool> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        wait.CancelAfter(LongestWait);
        try
        {
            return await _turn.Reader.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Begins one that only reads, or one that writes too; after its wait with its turn.</summary>
    public ByteString Begin(bool isReadOnly, bool hasTurn = false)
    {
        var id = Interlocked.Increment(ref _last);
        _open[id] = new OpenTransaction(isReadOnly, hasTurn);
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return ByteString.CopyFrom(bytes);
    }

    /// <summary>One that is under way; null where it has ended or never was.</summary>
    public OpenTransaction? Find(ByteString id) => TryRead(id, out var number) ? _open.GetValueOrDefault(number) : null;

    /// <summary>Whether there ever was such a transaction.</summary>
    public bool WasBegun(ByteString id) =>
        TryRead(id, out var number) && number > 0 && number <= Interlocked.Read(ref _last);

    /// <summary>Ends one; nothing happens where it has ended.</summary>
    public void End(ByteString id)
    {
        if (TryRead(id, out var number) && _open.TryRemove(number, out var ended) && ended.HasTurn)
        {
            _turn.Writer.TryWrite(true);
        }
    }

    /// <summary>Whether another one that is having its turn has read one of the documents: it goes first.</summary>
    public bool IsAwaited(OpenTransaction transaction, IEnumerable<string> paths)
    {
        var others = _open.Values.Where(other => other.HasTurn && other != transaction).ToList();
        return others.Count > 0 && paths.Any(IsRead);

        bool IsRead(string path) => others.Exists(other => other.HasRead(path));
    }

    private static bool TryRead(ByteString id, out long number)
    {
        number = 0;
        return id.Length == sizeof(long) && BinaryPrimitives.TryReadInt64BigEndian(id.Span, out number);
    }
}
