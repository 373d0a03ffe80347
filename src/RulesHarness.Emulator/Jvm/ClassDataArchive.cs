using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Emulator.Jvm;

/// <summary>
/// The class-data-sharing archive that halves the emulator's start. Its name is a hash of the JVM, the emulator and the
/// lifeline, since it fits only those; the JVM checks that again and goes on without an archive that does not fit.
/// </summary>
internal sealed record ClassDataArchive(string Path)
{
    private static readonly TimeSpan UnusedAfter = TimeSpan.FromDays(30);
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    public bool Exists => File.Exists(Path);

    public IEnumerable<string> UseArguments => [$"-XX:SharedArchiveFile={Path}", "-Xshare:auto"];

    /// <summary>The arguments that let the JVM write the archive, which the lifeline does before it exits.</summary>
    public IEnumerable<string> MakeArguments => ["-XX:+RecordDynamicDumpInfo", $"-Drulesharness.archive={Path}"];

    /// <summary>Null if there is no folder for it, or the JVM can't be identified.</summary>
    public static ClassDataArchive? For(string? folder, JavaRuntime java, string lifeline, string jar)
    {
        if (folder is null || java.Home is null)
        {
            return null;
        }
        var key = string.Join(
            '\n',
            new[] { JavaRuntime.ReleaseFile(java.Home), java.Program, lifeline, jar }.Select(Stamp)
        );
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        return new(System.IO.Path.Combine(folder, name + ".jsa"));
    }

    /// <summary>
    /// Makes room for a new one: those of JVMs and jars long gone, and what a killed JVM left half written.
    /// </summary>
    public void Prepare()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.jsa*"))
            {
                if (now - file.LastWriteTimeUtc > (file.Extension == ".jsa" ? UnusedAfter : AbandonedAfter))
                {
                    file.Delete();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Never required: an archive that can't be tidied or written costs half a second at the next start, no
            // more.
        }
    }

    public void Discard()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The start is tried again without it either way.
        }
    }

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.FullName}|{(file.Exists ? file.Length : -1)}|{file.LastWriteTimeUtc.Ticks}"
        );
    }
}
