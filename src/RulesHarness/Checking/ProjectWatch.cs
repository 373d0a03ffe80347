using System.Threading.Channels;

namespace RulesHarness.Checking;

/// <summary>
/// Watches the files on which a check of a project depends: those that are there, those that would be read if they were
/// there, and what links point to.
/// </summary>
public sealed class ProjectWatch : IDisposable
{
    /// <summary>One save is several events. It is over when none came for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);

    /// <summary>A program that saves a file may take it away, or empty it, for so long.</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromMilliseconds(100);

    /// <summary>A program that never stops writing is not waited for any longer.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromMilliseconds(500);

    /// <summary>The time of a file is the system's last tick before it was written.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly CheckOptions _options;
    private readonly Channel<bool> _events = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly WatchedFolders _folders;
    private Dictionary<string, FileStamp> _stamps;
    private DateTime _since;

    /// <summary>Starts watching. Nothing that is written from now on is missed.</summary>
    public ProjectWatch(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _folders = new WatchedFolders(() => _events.Writer.TryWrite(true));
        _since = Now();
        _stamps = Stamps(null);
        _folders.Follow(Files(_stamps));
    }

    /// <summary>
    /// Waits until files differ from what they were when the last call returned, and until their save is over. Returns
    /// the full paths of those files. <paramref name="last"/> is the last check: what it read is watched as well.
    /// </summary>
    public async Task<IReadOnlyList<string>> WaitAsync(CheckReport? last, CancellationToken cancellationToken = default)
    {
        if (last is not null)
        {
            AddReadBy(last);
        }
        for (var isFirst = true; ; isFirst = false)
        {
            _folders.Follow(Files(_stamps));
            if (Changed(Stamps(last)).Count > 0)
            {
                await SaveAsync(last, cancellationToken);
                _since = Now();
                var now = Stamps(last);
                var changed = Changed(now);
                _stamps = now;
                if (changed.Count > 0)
                {
                    _folders.Follow(Files(now));
                    return changed;
                }
            }
            if (isFirst)
            {
                CollectGarbage();
            }
            await _events.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folders.Dispose();

    /// <summary>
    /// Collects what the last check left behind, so that the next one allocates what it needs without a pause: the user
    /// is typing meanwhile.
    /// </summary>
    private static void CollectGarbage() => GC.Collect(1);

    /// <summary>
    /// Adds the files that a check was the first to name. Only their times say whether the check read what they are
    /// now.
    /// </summary>
    private void AddReadBy(CheckReport last)
    {
        foreach (var path in WatchedPaths.ReadBy(last))
        {
            var stamp = FileStamp.Of(path);
            if (stamp.Written < _since)
            {
                _stamps.TryAdd(path, stamp);
            }
        }
    }

    private static DateTime Now() => Clock.GetUtcNow().UtcDateTime - Tick;

    /// <summary>Waits for the end of a save. A file that stays away, or empty, is a change like another.</summary>
    private async Task SaveAsync(CheckReport? last, CancellationToken cancellationToken)
    {
        await QuietAsync(Quiet, cancellationToken);
        if (Stamps(last).Any(one => one.Value.Length == 0 && _stamps.GetValueOrDefault(one.Key).Length > 0))
        {
            await QuietAsync(Absence, cancellationToken);
        }
    }

    /// <summary>Waits until no event has come for a while.</summary>
    private async Task QuietAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        var start = Clock.GetTimestamp();
        do
        {
            _events.Reader.TryRead(out _);
            await Task.Delay(quiet, Clock, cancellationToken);
        } while (_events.Reader.TryPeek(out _) && Clock.GetElapsedTime(start) < MostWait);
    }

    private List<string> Changed(Dictionary<string, FileStamp> now) =>
        [
            .. now
                .Keys.Union(_stamps.Keys)
                .Where(path => now.GetValueOrDefault(path) != _stamps.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal),
        ];

    private Dictionary<string, FileStamp> Stamps(CheckReport? last)
    {
        var files = last?.Plan.Files ?? ProjectFiles.Find(_options);
        return WatchedPaths.Of(_options, files, last).ToDictionary(path => path, FileStamp.Of, StringComparer.Ordinal);
    }

    /// <summary>The files to watch; new specs can come into a folder that has none.</summary>
    private IEnumerable<string> Files(Dictionary<string, FileStamp> stamps) =>
        stamps.Keys.Append(Path.Combine(Path.GetFullPath(_options.Project), "spec", "any.md"));
}
