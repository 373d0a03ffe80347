using System.Security.Cryptography;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Emulator.Installation;

/// <summary>Brings an emulator into the harness's cache. What lies there as a jar is whole and checked.</summary>
public static class EmulatorInstaller
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Downloads the release unless it is installed and intact, checks its size and SHA-256, and puts it in place in
    /// one move. A download that was stopped is resumed; of two at once, the second waits for the first and finds it
    /// installed.
    /// </summary>
    /// <exception cref="EmulatorException">RH3020 to RH3027.</exception>
    public static async Task<EmulatorInstallation> InstallAsync(
        EmulatorInstallOptions? options = null,
        IProgress<EmulatorInstallProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new EmulatorInstallOptions();
        var release = options.Release;
        var folder = EmulatorLocator.InstallFolder(options.Environment) ?? throw EmulatorErrors.NoCacheFolder();
        var jar = Path.Combine(folder, EmulatorLocator.JarName(release.Version));
        try
        {
            Directory.CreateDirectory(folder);
            await using var exclusive = await LockAsync(jar + ".lock", cancellationToken);
            if (File.Exists(jar) && await HashAsync(jar, cancellationToken) == release.Sha256)
            {
                return new(jar, AlreadyInstalled: true, ResumedFrom: 0);
            }
            var partial = jar + ".partial";
            var resumedFrom = await EmulatorDownload.CompleteAsync(partial, options, progress, cancellationToken);
            var hash = await HashAsync(partial, cancellationToken);
            if (hash != release.Sha256)
            {
                File.Delete(partial);
                throw EmulatorErrors.WrongHash(release.Source, release.Sha256, hash);
            }
            File.Move(partial, jar, overwrite: true);
            return new(jar, AlreadyInstalled: false, resumedFrom);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw EmulatorErrors.CannotWrite(jar, e);
        }
    }

    // Held by the operating system, and so free again when its holder is killed. The file itself stays: deleting it
    // would let a third installation lock a new one while a second still waits for this.
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeld(e))
            {
                await Task.Delay(LockPause, cancellationToken);
            }
        }
    }

    // ERROR_SHARING_VIOLATION; EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeld(IOException error) =>
        OperatingSystem.IsWindows() ? (error.HResult & 0xFFFF) == 32 : error.HResult is 11 or 35;

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
