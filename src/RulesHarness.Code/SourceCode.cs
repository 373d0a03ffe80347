using RulesHarness.Code.Dart;
using RulesHarness.Code.JavaScript;
using RulesHarness.Code.Kotlin;
using RulesHarness.Code.Model;
using RulesHarness.Code.Swift;

namespace RulesHarness.Code;

/// <summary>
/// Reads the queries of source files, each file by the reader of its language. Readers of languages that need a
/// compiler, such as C#, are given to it.
/// </summary>
public static class SourceCode
{
    /// <summary>The endings of files whose reader is in another package.</summary>
    private static readonly string[] OfOthers = [".cs"];

    private static readonly ICodeReader[] Readers =
    [
        new JavaScriptReader(),
        new DartReader(),
        new KotlinReader(),
        new SwiftReader(),
    ];

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
    public static CodeQueries Read(IEnumerable<string> paths, params IReadOnlyList<ICodeReader> readers)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = paths
            .SelectMany(path => Below(path).Concat(SettingsAbove(path)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return Read(
            [.. files.Select(path => new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path)))],
            readers
        );
    }

    /// <summary>
    /// Reads files. Those of languages that have no reader are left out; source code among them is <c>Unread</c>.
    /// </summary>
    public static CodeQueries Read(IReadOnlyList<SourceFile> files, params IReadOnlyList<ICodeReader> readers)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(readers);
        ICodeReader[] all = [.. readers, .. Readers];
        var found = CodeQueries.None with
        {
            Unread = [.. files.Select(file => file.Path).Where(path => IsOfOthers(path) && !IsRead(path, all))],
        };
        foreach (var reader in all)
        {
            var own = files.Where(file => IsOf(reader, file.Path)).ToList();
            if (own.Exists(file => IsRead(file.Path, [reader])))
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

    /// <summary>
    /// Gets the settings in the folders above a folder, up to that of the repository: they name files below them.
    /// </summary>
    private static IEnumerable<string> SettingsAbove(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(path);
        while (!IsRepository(folder) && Path.GetDirectoryName(folder) is { } above && above != folder)
        {
            folder = above;
            var found = Directory.Exists(Here(folder)) ? Directory.EnumerateFiles(Here(folder), "*.json") : [];
            foreach (var file in found.Where(ProjectSettings.IsIn))
            {
                yield return folder.Length == 0 ? Path.GetFileName(file) : file;
            }
        }
    }

    private static bool IsRepository(string folder) => Path.Exists(Path.Combine(Here(folder), ".git"));

    private static string Here(string folder) => folder.Length == 0 ? "." : folder;

    private static bool IsSource(string path) =>
        IsOfOthers(path) || IsRead(path, Readers) || ProjectSettings.IsIn(path);

    private static bool IsOf(ICodeReader reader, string path) =>
        IsRead(path, [reader]) || (reader is JavaScriptReader && ProjectSettings.IsIn(path));

    private static bool IsOfOthers(string path) => OfOthers.Contains(Path.GetExtension(path));

    private static bool IsRead(string path, IEnumerable<ICodeReader> readers) =>
        readers.Any(reader => reader.Extensions.Contains(Path.GetExtension(path)));

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || Skipped.Contains(folder);
}
