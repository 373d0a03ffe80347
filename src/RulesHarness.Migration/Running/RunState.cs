using RulesHarness.Migration.Output;
using RulesHarness.Migration.Transforms;

namespace RulesHarness.Migration.Running;

/// <summary>The state that all sources of a run share.</summary>
internal sealed class RunState(MigrationOptions options, long bytes, CancellationToken cancellationToken) : IDisposable
{
    private const int RowsBetween = 4096;

    private long _rows;
    private long _done;

    public RowScope Scope { get; } = new(options.ImportTime);

    public FaultTally Faults { get; } = new();

    public RejectedRows Rejected { get; } = new(options.Rejected);

    public Action<MigratedDocument>? Document { get; } = options.Document;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    public void Advance(long position)
    {
        _rows++;
        if (_rows % RowsBetween == 0)
        {
            options.Progress?.Invoke(new MigrationProgress(_rows, (double)(_done + position) / Math.Max(1, bytes)));
        }
    }

    public void End(long position) => _done += position;

    public void Dispose() => Rejected.Dispose();
}
