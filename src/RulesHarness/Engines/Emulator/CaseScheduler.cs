namespace RulesHarness.Engines.Emulator;

/// <summary>Which cases may run together.</summary>
internal enum CaseIsolation
{
    /// <summary>They look at the data as a whole: what a query returns must not change under it.</summary>
    SharedRead,

    /// <summary>They may change data, each a document of its own.</summary>
    DisjointWrite,

    /// <summary>One at a time, and nothing else.</summary>
    Exclusive,
}

/// <summary>
/// Runs cases of one kind concurrently, and never together with cases of another kind; the last one to end lets the
/// next kind begin. Cases that neither read the data as a whole nor change it need no turn.
/// </summary>
internal sealed class CaseScheduler
{
    private readonly Lock _guard = new();
    private readonly Queue<(CaseIsolation Room, TaskCompletionSource Entered)> _waiting = new();
    private CaseIsolation _open;
    private int _inside;

    public async Task<T> RunAsync<T>(CaseIsolation room, Func<Task<T>> body)
    {
        await EnterAsync(room);
        try
        {
            return await body();
        }
        finally
        {
            Leave();
        }
    }

    private Task EnterAsync(CaseIsolation room)
    {
        lock (_guard)
        {
            // Who comes while others wait waits too, so that none waits forever.
            if (_inside == 0 || _waiting.Count == 0 && _open == room && room != CaseIsolation.Exclusive)
            {
                (_open, _inside) = (room, _inside + 1);
                return Task.CompletedTask;
            }

            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((room, entered));
            return entered.Task;
        }
    }

    private void Leave()
    {
        lock (_guard)
        {
            if (--_inside > 0 || _waiting.Count == 0)
            {
                return;
            }
            _open = _waiting.Peek().Room;
            var count = _open == CaseIsolation.Exclusive ? 1 : int.MaxValue;
            while (_inside < count && _waiting.TryPeek(out var next) && next.Room == _open)
            {
                _waiting.Dequeue().Entered.SetResult();
                _inside++;
            }
        }
    }
}
