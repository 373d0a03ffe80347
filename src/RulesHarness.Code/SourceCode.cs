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
        var given = paths.ToList();
        var below = given.SelectMany(Below).Distinct(StringComparer.Ordinal).ToList();
        var above = given.SelectMany(SettingsAbove).Distinct(StringComparer.Ordinal).Except(below).Where(IsReadable);
        return Read(
            [
                .. below
                    .Concat(above)
                    .Order(StringComparer.Ordinal)
                    .Select(path => new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path))),
            ],
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
            Unread = [.. from file in files where IsOfOthers(file.Path) && !IsRead(file.Path, all) select file.Path],
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
        var full = Path.GetFullPath(folder);
        while (!IsRepository(full) && Path.GetDirectoryName(full) is { } above)
        {
            (folder, full) = (Above(folder), above);
            var found = Directory.Exists(full) ? Directory.EnumerateFiles(full, "*.json", Readable) : [];
            foreach (var name in found.Where(ProjectSettings.IsIn).Select(file => Path.GetFileName(file)))
            {
                yield return Path.Combine(folder, name);
            }
        }
    }

    /// <summary>The folders above can be those of others, of which not all can be read.</summary>
    private static EnumerationOptions Readable => new() { IgnoreInaccessible = true };

    private static bool IsReadable(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    /// <summary>Gets the folder above one, as it is named from where that is named: <c>..</c> for <c></c>.</summary>
    private static string Above(string folder) =>
        Path.GetFileName(folder) is "" or "." or ".."
            ? Path.Combine(folder is "." ? "" : folder, "..")
            : Path.GetDirectoryName(folder) ?? folder;

    private static bool IsSource(string path) =>
        IsOfOthers(path) || IsRead(path, Readers) || ProjectSettings.IsIn(path);

    private static bool IsOf(ICodeReader reader, string path) =>
        IsRead(path, [reader]) || (reader is JavaScriptReader && ProjectSettings.IsIn(path));

    private static bool IsOfOthers(string path) => OfOthers.Contains(Path.GetExtension(path));

    private static bool IsRead(string path, IEnumerable<ICodeReader> readers) =>
        readers.Any(reader => reader.Extensions.Contains(Path.GetExtension(path)));

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || Skipped.Contains(folder);
}
