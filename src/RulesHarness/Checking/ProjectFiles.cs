using RulesHarness.Diagnostics;
using RulesHarness.Specification;

namespace RulesHarness.Checking;

/// <summary>A file of a project: the path that messages show, with forward slashes, and its text.</summary>
public sealed record ProjectFile(string Path, string Text);

/// <summary>The files of a project that a check is made on, and what is wrong with finding them.</summary>
public sealed record ProjectFiles(IReadOnlyList<SpecFile> Specs, ProjectFile? Rules, ProjectFile? Indexes, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Where an index file stands that nothing names.</summary>
    public const string UsualIndexes = "indexes/firestore.indexes.json";

    /// <summary>
    /// Finds them: what the options name first; else what <c>firebase.json</c> names, in either form of its <c>firestore</c> entry; else by
    /// their usual names; else beside the spec.
    /// </summary>
    public static ProjectFiles Find(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var found = new List<Diagnostic>();
        var root = Path.GetFullPath(options.Project);
        if (!Directory.Exists(root))
            return new ProjectFiles([], null, null, [InputFindings.NoProject.At(options.Project, 1, 1, options.Project)]);
        var configured = FirebaseJson.Read(root, found);
        var specs = FindSpecs(options, root, found);
        var beside = specs.Count > 0 ? Path.GetDirectoryName(specs[0].Path) ?? "" : "";
        var rules = Read(root, options.Rules, configured.Rules, ["rules/firestore.rules", "firestore.rules", Path.Combine(beside, "firestore.rules")], found);
        var indexes = Read(root, options.Indexes, configured.Indexes, [UsualIndexes, "firestore.indexes.json", Path.Combine(beside, "firestore.indexes.json")], found);
        if (rules is null && found.Count == 0)
            found.Add(InputFindings.NoRules.At(options.Project, 1, 1));
        return new ProjectFiles(specs, rules, indexes, found);
    }

    private static List<SpecFile> FindSpecs(CheckOptions options, string root, List<Diagnostic> found)
    {
        var folder = Path.Combine(root, "spec");
        var paths = options.Specs.Count > 0 ? options.Specs
            : Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(root, path))]
            : [];
        if (paths.Count == 0)
            found.Add(InputFindings.NoSpec.At(options.Project, 1, 1));
        var files = paths.Select(path => ReadFile(root, path, "given with `--spec`", found)).OfType<ProjectFile>();
        return [.. files.Select(file => new SpecFile(file.Path, file.Text))];
    }

    private static ProjectFile? Read(string root, string? given, string? configured, IReadOnlyList<string> usual, List<Diagnostic> found)
    {
        if (given is not null)
            return ReadFile(root, given, "given on the command line", found);
        if (configured is not null)
            return ReadFile(root, configured, "in firebase.json", found);
        return usual.FirstOrDefault(path => File.Exists(Path.Combine(root, path))) is { } path ? ReadFile(root, path, "", found) : null;
    }

    internal static ProjectFile? ReadFile(string root, string path, string named, List<Diagnostic> found)
    {
        var full = Path.Combine(root, path);
        var shown = path.Replace('\\', '/');
        if (File.Exists(full))
            return new ProjectFile(shown, File.ReadAllText(full));
        found.Add(InputFindings.NoFile.At(shown, 1, 1, shown, named));
        return null;
    }
}
