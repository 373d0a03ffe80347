namespace RulesHarness.Engines.Emulator;

/// <summary>Which cases may run together.</summary>
internal enum Room
{
    /// <summary>They look at the data as a whole: what a query returns must not change under it.</summary>
    Looking,

    /// <summary>They may change data, each a document of its own.</summary>
    Changing,

    /// <summary>One at a time, and nothing else.</summary>
    Alone,
}

/// <summary>
/// Lets any number of cases of one kind run at once, and none of another kind beside them; the last one to leave lets the next kind in. Cases
/// that neither look at the data as a whole nor change it need not enter.
/// </summary>
internal sealed class Rooms
{
    private readonly Lock guard = new();
    private readonly Queue<(Room Room, TaskCompletionSource Entered)> waiting = new();
    private Room open;
    private int inside;

    public async Task<T> RunAsync<T>(Room room, Func<Task<T>> body)
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

    private Task EnterAsync(Room room)
    {
        lock (guard)
        {
            // Who comes while others wait waits too, so that none waits forever.
            if (inside == 0 || waiting.Count == 0 && open == room && room != Room.Alone)
            {
                (open, inside) = (room, inside + 1);
                return Task.CompletedTask;
            }

            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue((room, entered));
            return entered.Task;
        }
    }

    private void Leave()
    {
        lock (guard)
        {
            if (--inside > 0 || waiting.Count == 0)
                return;
            open = waiting.Peek().Room;
            var count = open == Room.Alone ? 1 : int.MaxValue;
            while (inside < count && waiting.TryPeek(out var next) && next.Room == open)
            {
                waiting.Dequeue().Entered.SetResult();
                inside++;
            }
        }
    }
}
