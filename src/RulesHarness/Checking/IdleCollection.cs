using System.Runtime;

namespace RulesHarness.Checking;

/// <summary>
/// Has the garbage of an answer collected while nobody waits, so that the next answer is made without a pause: a third
/// of the time of an answer were pauses. It is one for a process; a second one does nothing.
/// </summary>
internal sealed class IdleCollection : IDisposable
{
    /// <summary>Bytes; most answers allocate less. After more, garbage is collected as usual.</summary>
    private const long Unpaused = 128 * 1024 * 1024;

    private bool _isBegun;

    /// <summary>Collects what there is, and lets the next answer begin with free memory.</summary>
    public void Begin()
    {
        End();
        try
        {
            _isBegun = GC.TryStartNoGCRegion(Unpaused);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Another watch of this process has it, or this machine has less memory: pauses are all it costs.
        }
    }

    public void Dispose() => End();

    private void End()
    {
        try
        {
            if (_isBegun && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
        catch (InvalidOperationException)
        {
            // The answer needed more memory, and ended it itself.
        }
        _isBegun = false;
    }
}
