namespace RulesHarness.Checking;

/// <summary>Watches folders, and signals every event in them; which file it was about is for others to find.</summary>
internal sealed class WatchedFolders(Action signal) : IDisposable
{
    private readonly Dictionary<string, Watched> _folders = new(StringComparer.Ordinal);

    /// <summary>Watches the folders of these files, and of what links among them point to, and no others.</summary>
    public void Follow(IEnumerable<string> files)
    {
        var wanted = files
            .SelectMany(path => new[] { path, FileStamp.TargetOf(path) })
            .Select(path => Existing(Path.GetDirectoryName(path)))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        // A folder that was replaced has the same path, and its watcher sees nothing any more.
        var stale = _folders
            .Where(one => !wanted.Contains(one.Key) || one.Value.Created != CreationOf(one.Key))
            .Select(one => one.Key);
        foreach (var folder in stale.ToList())
        {
            _folders.Remove(folder, out var watched);
            watched?.Watcher.Dispose();
        }
        foreach (var folder in wanted.Except(_folders.Keys, StringComparer.Ordinal).ToList())
        {
            Watch(folder);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watched in _folders.Values)
        {
            watched.Watcher.Dispose();
        }
        _folders.Clear();
    }

    private void Watch(string folder)
    {
        try
        {
            var created = CreationOf(folder);
            var watcher = new FileSystemWatcher(folder);
            watcher.Changed += (_, _) => signal();
            watcher.Created += (_, _) => signal();
            watcher.Deleted += (_, _) => signal();
            watcher.Renamed += (_, _) => signal();
            // Events were lost: all files are looked at.
            watcher.Error += (_, _) => signal();
            watcher.EnableRaisingEvents = true;
            _folders[folder] = new Watched(watcher, created);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            // Deleted since it was looked for. The next look finds the folder above it.
            signal();
        }
    }

    private static DateTime CreationOf(string folder) => Directory.GetCreationTimeUtc(folder);

    /// <summary>The folder itself, or else the nearest above it, which sees it come.</summary>
    private static string? Existing(string? folder)
    {
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder;
    }

    private sealed record Watched(FileSystemWatcher Watcher, DateTime Created);
}
