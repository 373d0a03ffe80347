using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code;

/// <summary>Reads the queries of source files, each file by the reader of its language.</summary>
public static class SourceCode
{
    private static readonly ICodeReader[] Readers = [new CSharpReader()];

    /// <summary>Folders that hold what tools made, and libraries of others.</summary>
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin",
        "build",
        "dist",
        "node_modules",
        "obj",
        "Pods",
    };

    /// <summary>
    /// Reads all source files below directories, or single files. A file is named in reports by the path that was
    /// given, followed by its path below it.
    /// </summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static CodeQueries Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = paths.SelectMany(Below).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Read([.. files.Select(path => new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path)))]);
    }

    /// <summary>Reads files; those of languages that have no reader are left out.</summary>
    public static CodeQueries Read(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var found = CodeQueries.None;
        foreach (var reader in Readers)
        {
            var own = files.Where(file => reader.Extensions.Contains(Path.GetExtension(file.Path))).ToList();
            if (own.Count > 0)
            {
                found = found.Join(reader.Read(own));
            }
        }
        return found;
    }

    private static IEnumerable<string> Below(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }
        var files = Directory.EnumerateFiles(path).Where(IsSource);
        var folders = Directory.EnumerateDirectories(path).Where(folder => !IsSkipped(Path.GetFileName(folder)));
        return files.Concat(folders.SelectMany(Below));
    }

    private static bool IsSource(string path) =>
        Readers.Any(reader => reader.Extensions.Contains(Path.GetExtension(path)));

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || Skipped.Contains(folder);
}
