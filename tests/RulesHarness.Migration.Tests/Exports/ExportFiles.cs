namespace RulesHarness.Migration.Tests.Exports;

/// <summary>The files of exports.</summary>
internal static class ExportFiles
{
    private const string Output = "all_namespaces/all_kinds/output-0";

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>A copy of the export with other bytes of its documents.</summary>
    public static string With(Func<byte[], byte[]> change)
    {
        var folder = TestFolder.New();
        Copy(ExportedData.Folder, folder);
        var file = Path.Combine(folder, Output);
        File.WriteAllBytes(file, change(File.ReadAllBytes(file)));
        return folder;
    }
}
