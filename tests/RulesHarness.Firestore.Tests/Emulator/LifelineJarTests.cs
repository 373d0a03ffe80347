using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class LifelineJarTests
{
    [Test]
    public async Task Committed_jar_is_what_its_source_compiles_to()
    {
        var folder = TestFolder.New();
        using var compiler = Compile(folder);
        await compiler.WaitForExitAsync();
        compiler.ExitCode.Should().Be(0);

        using var jar = await ZipFile.OpenReadAsync(Path.Combine(SourceFolder(), "lifeline.jar"));
        var entry = jar.Entries.Should().ContainSingle(it => it.Name != "").Which;
        using var committed = new MemoryStream();
        await (await entry.OpenAsync()).CopyToAsync(committed);

        committed
            .ToArray()
            .Should()
            .Equal(
                await File.ReadAllBytesAsync(Path.Combine(folder, entry.FullName)),
                "scripts/build-lifeline makes it anew"
            );
    }

    private static Process Compile(string folder)
    {
        try
        {
            var source = Path.Combine(SourceFolder(), "Lifeline.java");
            return Process.Start("javac", ["--release", "11", "-g:none", "-d", folder, source]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("no javac on PATH");
            throw;
        }
    }

    private static string SourceFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(
            Path.Combine(
                Path.GetDirectoryName(thisFile)!,
                "..",
                "..",
                "..",
                "src",
                "RulesHarness.Emulator",
                "Installation",
                "Lifeline"
            )
        );
}
