namespace RulesHarness.Testing;

/// <summary>Lets calls through until it is closed, and knows which of them are under way.</summary>
/// <param name="closed">What is wrong with a call that comes when it is closed.</param>
/// <param name="outer">A gate that has to be open too.</param>
/// <param name="check">Throws where a call may not be made from here.</param>
internal sealed class CallGate(string closed, CallGate? outer = null, Action? check = null) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The gate itself counts as one until it is closed.
    private int _underWay = 1;

    /// <summary>Cancelled when the gate closes: what has no end of its own, such as a listener, ends with it.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public void Enter()
    {
        check?.Invoke();
        outer?.Enter();
        Interlocked.Increment(ref _underWay);
        if (_closing.IsCancellationRequested)
        {
            Leave();
            throw new ObjectDisposedException(null, closed);
        }
    }

    /// <summary>Ends a call that entered.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _quiet.TrySetResult();
        }
        outer?.Leave();
    }

    /// <summary>Lets no more calls through, and returns when those under way have ended.</summary>
    public async Task CloseAsync()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }
        await _closing.CancelAsync();
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _quiet.TrySetResult();
        }
        await _quiet.Task;
    }

    /// <summary>Frees what cancels calls under way. Close the gate first.</summary>
    public void Dispose() => _closing.Dispose();
}
