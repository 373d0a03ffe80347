using System.Security.Cryptography;

namespace RulesHarness.Emulator.Installation;

/// <summary>
/// Our small main class in front of the emulator's: it ends the JVM when this process is gone. Its source and how it is
/// built: <c>Emulator/Lifeline/</c> and <c>scripts/build-lifeline</c>.
/// </summary>
internal static class LifelineJar
{
    public const string MainClass = "dev.rulesharness.Lifeline";

    private static readonly byte[] Bytes = Content();

    /// <summary>The path of the extracted jar. It stays the same from run to run, which an archive needs.</summary>
    public static string Extract(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"lifeline-{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..12]}.jar");
        // Compared, not only looked for: what lies there becomes code in the JVM.
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes))
        {
            var fresh = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(fresh, Bytes);
            File.Move(fresh, path, overwrite: true);
        }
        return path;
    }

    private static byte[] Content()
    {
        using var stream = typeof(LifelineJar).Assembly.GetManifestResourceStream("lifeline.jar")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
