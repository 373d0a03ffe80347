using System.Globalization;
using Google.Protobuf;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>
/// The folder of an export, as Firestore and its emulator write it: a file <c>*.overall_export_metadata</c>, and below
/// it the files of documents, <c>output-0</c> and so on, each named by a file <c>*.export_metadata</c> beside it.
/// </summary>
internal sealed class ExportFolder
{
    private const string Overall = "*.overall_export_metadata";
    private const string Metadata = "*.export_metadata";
    private const string OutputPrefix = "output-";
    private const uint Output = 2 << 3 | 2;
    private const uint OutputName = 2 << 3 | 2;

    private readonly string _root;

    private ExportFolder(string root, IEnumerable<string> files) => (_root, Files) = (root, [.. files]);

    /// <summary>The files of documents.</summary>
    public IReadOnlyList<string> Files { get; }

    public long Length => Files.Sum(file => new FileInfo(file).Length);

    /// <summary>Finds an export in a folder, or in one of the folders in it.</summary>
    /// <returns>The export, or the reason why there is none and what to do.</returns>
    public static (ExportFolder? Folder, string Fault, string Help) Find(string path)
    {
        var roots = Roots(path, SearchOption.TopDirectoryOnly);
        roots = roots.Count > 0 ? roots : Roots(path, SearchOption.AllDirectories);
        if (roots.Count != 1)
        {
            return roots.Count == 0
                ? (
                    null,
                    $"it has no file `{Overall}`",
                    "name the folder of a whole export: the file is written when an export ends"
                )
                : (
                    null,
                    "it has several exports",
                    $"name the folder of one of them, such as `{Path.GetRelativePath(path, roots[0])}`"
                );
        }
        var files = Outputs(roots[0]);
        return files.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? (null, $"its file `{Path.GetRelativePath(path, missing)}` is missing", "copy the whole export again")
            : (new ExportFolder(path, files), "", "");
    }

    /// <summary>A file as messages name it: its path in the folder.</summary>
    public string Shown(string file) => Path.GetRelativePath(_root, file).Replace('\\', '/');

    private static List<string> Roots(string path, SearchOption depth)
    {
        var found = Directory.EnumerateFiles(path, Overall, depth).Select(file => Path.GetDirectoryName(file)!);
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The files that are there, and those that should be, in order.</summary>
    private static List<string> Outputs(string root)
    {
        var there = Directory.EnumerateFiles(root, $"{OutputPrefix}*", SearchOption.AllDirectories);
        var named = Directory
            .EnumerateFiles(root, Metadata, SearchOption.AllDirectories)
            .SelectMany(Named, (file, name) => Path.Combine(Path.GetDirectoryName(file)!, name));
        return
        [
            .. there
                .Union(named, StringComparer.Ordinal)
                .OrderBy(Path.GetDirectoryName, StringComparer.Ordinal)
                .ThenBy(Number),
        ];
    }

    private static int Number(string file)
    {
        var digits = Path.GetFileName(file).AsSpan(OutputPrefix.Length);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
    }

    /// <summary>
    /// The files of documents that a file of metadata names. Metadata of a form that is not known names none: the
    /// files that are there are read all the same.
    /// </summary>
    private static List<string> Named(string file)
    {
        var names = new List<string>();
        try
        {
            var metadata = new CodedInputStream(File.ReadAllBytes(file));
            while (metadata.ReadTag() is not 0 and var tag)
            {
                if (tag == Output)
                {
                    names.AddRange(NamesIn(metadata.ReadBytes().CreateCodedInput()));
                }
                else
                {
                    metadata.SkipLastField();
                }
            }
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
        return names;
    }

    private static IEnumerable<string> NamesIn(CodedInputStream output)
    {
        while (output.ReadTag() is not 0 and var tag)
        {
            if (tag != OutputName)
            {
                output.SkipLastField();
            }
            else if (output.ReadString() is var name && IsOutput(name))
            {
                yield return name;
            }
        }
    }

    private static bool IsOutput(string name) =>
        name.StartsWith(OutputPrefix, StringComparison.Ordinal) && Path.GetFileName(name) == name;
}
