namespace RulesHarness.Emulator.Installation;

/// <summary>
/// The folder that the lifeline and the archives lie in: the user's cache, or where that can't be written (a container
/// with a read-only home) a temporary one that is deleted on disposal.
/// </summary>
internal sealed class EmulatorCache : IDisposable
{
    private readonly string? _temporary;

    private EmulatorCache(string lifeline, string? temporary) => (Lifeline, _temporary) = (lifeline, temporary);

    public string Lifeline { get; }

    /// <summary>Where archives belong; null when nothing would be left of them for the next run.</summary>
    public string? ArchiveFolder =>
        _temporary is null ? Path.Combine(Path.GetDirectoryName(Lifeline)!, "archives") : null;

    public static EmulatorCache Open(EmulatorEnvironment environment)
    {
        if (environment.CacheFolder is { } folder)
        {
            try
            {
                return new(LifelineJar.Extract(folder), null);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The emulator starts without a lasting cache too, only slower.
            }
        }
        var temporary = Directory.CreateTempSubdirectory("rulesharness-").FullName;
        return new(LifelineJar.Extract(temporary), temporary);
    }

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
