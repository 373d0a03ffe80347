using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RulesHarness.Emulator.Discovery;

/// <summary>The facts that an emulator's jar contains about itself, read without starting a JVM.</summary>
internal sealed partial record EmulatorJar(string? Version, int RequiredJava)
{
    public const string MainClass = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";

    private const string VersionClass = "com/google/cloud/datastore/emulator/cli/FirestoreEmulatorCliOptions.class";

    // A class file's major version is 44 more than the Java that reads it (Java Virtual Machine Specification, 4.1).
    private const int ClassVersionOfJava = 44;
    private const int LifelineNeeds = 11;

    /// <exception cref="EmulatorException">RH3004 when it is no zip file or has no such main class.</exception>
    public static EmulatorJar Read(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var main =
                zip.GetEntry(MainClass.Replace('.', '/') + ".class")
                ?? throw EmulatorErrors.NotAnEmulator(path, $"it has no class {MainClass}");
            Span<byte> head = stackalloc byte[8];
            using (var stream = main.Open())
            {
                stream.ReadExactly(head);
            }
            var required = Math.Max(LifelineNeeds, (head[6] << 8 | head[7]) - ClassVersionOfJava);
            return new(VersionIn(zip) ?? EmulatorLocator.VersionInName(path), required);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw EmulatorErrors.NotAnEmulator(path, e.Message, e);
        }
    }

    // `--version` prints a constant of this class. A jar that keeps it elsewhere only leaves us without a version to
    // report.
    private static string? VersionIn(ZipArchive zip)
    {
        if (zip.GetEntry(VersionClass) is not { } entry)
        {
            return null;
        }
        using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
        var match = VersionConstant().Match(reader.ReadToEnd());
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"cloud-firestore-emulator (\d+(?:\.\d+)+)")]
    private static partial Regex VersionConstant();
}
