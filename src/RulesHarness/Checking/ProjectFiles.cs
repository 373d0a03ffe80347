using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification;

namespace RulesHarness.Checking;

/// <summary>A file of a project: the path that messages show, with forward slashes, and its text.</summary>
internal sealed record ProjectFile(string Path, string Text);

/// <summary>The files of a project that a check is made on, and the errors that keep them from being read.</summary>
public sealed record ProjectFiles
{
    internal ProjectFiles(
        IReadOnlyList<SpecFile> specs,
        ProjectFile? rules,
        ProjectFile? indexes,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Specs = specs;
        Rules = rules;
        Indexes = indexes;
        Diagnostics = diagnostics;
        Compiled = rules is null ? null : CompiledRules.Of(new RulesFile(rules.Path, rules.Text));
    }

    internal IReadOnlyList<SpecFile> Specs { get; init; }

    internal ProjectFile? Rules { get; init; }

    internal ProjectFile? Indexes { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Where an index file stands that nothing names.</summary>
    internal const string UsualIndexes = "indexes/firestore.indexes.json";

    /// <summary>The paths of rules that nothing names; <paramref name="beside"/> is the folder of the specs.</summary>
    internal static string[] UsualRules(string beside) =>
        ["rules/firestore.rules", "firestore.rules", Path.Combine(beside, "firestore.rules")];

    /// <summary>Those of an index file.</summary>
    internal static string[] UsualIndexFiles(string beside) =>
        [UsualIndexes, "firestore.indexes.json", Path.Combine(beside, "firestore.indexes.json")];

    /// <summary>Where a path stands that an option gives, in messages.</summary>
    internal const string OnCommandLine = "given on the command line";

    /// <summary>The folder that the paths of all files are relative to, in full.</summary>
    internal string Folder { get; private init; } = Environment.CurrentDirectory;

    /// <summary>The id of the database that the rules and indexes belong to.</summary>
    public string Database { get; init; } = DatabaseName.DefaultId;

    /// <summary>The ids of the other databases in firebase.json.</summary>
    internal IReadOnlyList<string> OtherDatabases { get; init; } = [];

    /// <summary>The settings of the project's rulesharness.json.</summary>
    internal Settings Settings { get; init; } = Settings.None;

    /// <summary>The rules, which all parts of a check share: they are parsed once. Null where there are none.</summary>
    internal CompiledRules? Compiled { get; init; }

    /// <summary>The accepted findings; null where there is no baseline.</summary>
    internal Baseline? Baseline { get; init; }

    /// <summary>Findings about firebase.json and rulesharness.json that keep nothing from being checked.</summary>
    internal IReadOnlyList<Diagnostic> Remarks { get; init; } = [];

    /// <summary>
    /// Reads a project's spec for itself: whether there are rules is not asked. A missing spec is an error among the
    /// diagnostics.
    /// </summary>
    public static SpecReading ReadSpec(CheckOptions options)
    {
        var files = Find(options);
        var reading = SpecReader.Read(files.Specs);
        return files.Specs.Count > 0
            ? reading
            : reading with
            {
                Diagnostics = [.. files.Diagnostics, .. reading.Diagnostics],
            };
    }

    /// <summary>
    /// Finds them: what the options name first; else what <c>firebase.json</c> names, in either form of its
    /// <c>firestore</c> entry; else by their usual names; else beside the spec.
    /// </summary>
    public static ProjectFiles Find(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var found = new List<Diagnostic>();
        var root = Path.GetFullPath(options.Project);
        if (!Directory.Exists(root))
        {
            return new ProjectFiles(
                [],
                null,
                null,
                [InputDiagnostics.NoProject.At(options.Project, 1, 1, options.Project)]
            );
        }
        var firebase = FirebaseJson.Read(root);
        found.AddRange(firebase.Errors);
        var database = Choose(firebase, options, found);
        var specs = FindSpecs(options, root, found);
        var beside =
            specs.Count > 0
                ? Path.GetDirectoryName(options.Specs.Count > 0 ? options.Specs[0] : specs[0].Path) ?? ""
                : "";
        var rules = Read(root, options.Rules, database?.Rules, UsualRules(beside), found);
        var indexes = Read(root, options.Indexes, database?.Indexes, UsualIndexFiles(beside), found);
        // What is wrong with firebase.json, or with a file that it names, is why there are no rules.
        if (rules is null && found.TrueForAll(finding => finding.Id == InputDiagnostics.NoSpec.Id))
        {
            found.Add(InputDiagnostics.NoRules.At(options.Project, 1, 1));
        }
        var settings = ReadSettings(root);
        var baseline = ReadBaseline(root, options.Baseline ?? settings.Baseline, found);
        var ofSettings = settings.Diagnostics.Concat(baseline?.Diagnostics ?? []).ToList();
        found.AddRange(ofSettings.Where(finding => finding.Severity == Severity.Error));
        var others = firebase.Databases.Where(other => other != database).ToList();
        return new ProjectFiles(specs, rules, indexes, found)
        {
            Folder = root,
            Database = database?.Id ?? DatabaseName.DefaultId,
            OtherDatabases = [.. others.Select(other => other.Id)],
            Settings = settings,
            Baseline = baseline,
            Remarks =
            [
                .. firebase.Remarks,
                .. ofSettings.Where(finding => finding.Severity != Severity.Error),
                .. database is null ? [] : Unnamed(database, options, rules, indexes),
                .. options.Database is null && database is not null ? Unchecked(others, database) : [],
            ],
        };
    }

    private static Settings ReadSettings(string root)
    {
        var path = Path.Combine(root, Settings.FileName);
        return File.Exists(path) ? SettingsReader.Read(Settings.FileName, File.ReadAllText(path)) : Settings.None;
    }

    private static FirebaseDatabase? Choose(FirebaseJson firebase, CheckOptions options, List<Diagnostic> found)
    {
        var databases = firebase.Databases;
        var wanted = options.Database ?? DatabaseName.DefaultId;
        if (databases.FirstOrDefault(database => database.Id == wanted) is { } named)
        {
            return named;
        }
        if (options.Database is not null && firebase.Errors.Count == 0)
        {
            var known =
                databases.Count == 0
                    ? $"`{DatabaseName.DefaultId}`"
                    : string.Join(", ", databases.Select(database => $"`{database.Id}`"));
            found.Add(InputDiagnostics.UnknownDatabase.At(FirebaseJson.FileName, 1, 1, options.Database, known));
        }

        return databases.Count > 0 ? databases[0] : null;
    }

    /// <summary>Files that are read by their usual names, though a deploy would not take them.</summary>
    private static IEnumerable<Diagnostic> Unnamed(
        FirebaseDatabase database,
        CheckOptions options,
        ProjectFile? rules,
        ProjectFile? indexes
    )
    {
        if (database.Rules is null && options.Rules is null && rules is not null)
        {
            yield return InputDiagnostics.NotNamed.At(
                FirebaseJson.FileName,
                database.Line,
                database.Column,
                "rules file",
                database.Id,
                rules.Path,
                "rules"
            );
        }
        if (database.Indexes is null && options.Indexes is null && indexes is not null)
        {
            yield return InputDiagnostics.NotNamed.At(
                FirebaseJson.FileName,
                database.Line,
                database.Column,
                "index file",
                database.Id,
                indexes.Path,
                "indexes"
            );
        }
    }

    private static IEnumerable<Diagnostic> Unchecked(IEnumerable<FirebaseDatabase> others, FirebaseDatabase database) =>
        others
            .Where(other => other.Rules is not null && other.Rules != database.Rules)
            .Select(other =>
                InputDiagnostics.NotChecked.At(
                    FirebaseJson.FileName,
                    other.Line,
                    other.Column,
                    other.Id,
                    other.Rules,
                    database.Id
                )
            );

    private static Baseline? ReadBaseline(string root, string? path, List<Diagnostic> found)
    {
        if (path is null)
        {
            return null;
        }
        var full = Path.Combine(root, path);
        if (File.Exists(full))
        {
            return Baseline.Read(Shown(root, path), File.ReadAllText(full));
        }
        found.Add(ConfigurationDiagnostics.NoBaseline.At(Shown(root, path), 1, 1, Shown(root, path)));
        return null;
    }

    private static List<SpecFile> FindSpecs(CheckOptions options, string root, List<Diagnostic> found)
    {
        var folder = Path.Combine(root, "spec");
        var paths =
            options.Specs.Count > 0 ? options.Specs
            : Directory.Exists(folder)
                ?
                [
                    .. Directory
                        .EnumerateFiles(folder, "*.md")
                        .Order(StringComparer.Ordinal)
                        .Select(path => Path.GetRelativePath(root, path)),
                ]
            : [];
        if (paths.Count == 0)
        {
            found.Add(InputDiagnostics.NoSpec.At(options.Project, 1, 1));
        }
        var files = paths.Select(path => ReadFile(root, path, "given with `--spec`", found)).OfType<ProjectFile>();
        return [.. files.Select(file => new SpecFile(file.Path, file.Text))];
    }

    private static ProjectFile? Read(
        string root,
        string? given,
        string? configured,
        IReadOnlyList<string> usual,
        List<Diagnostic> found
    )
    {
        if (given is not null)
        {
            return ReadFile(root, given, OnCommandLine, found);
        }
        if (configured is not null)
        {
            return ReadFile(root, configured, "in firebase.json", found);
        }
        return usual.FirstOrDefault(path => File.Exists(Path.Combine(root, path))) is { } path
            ? ReadFile(root, path, "", found)
            : null;
    }

    internal static ProjectFile? ReadFile(string root, string path, string named, List<Diagnostic> found)
    {
        var full = Path.Combine(root, path);
        var shown = Shown(root, path);
        if (File.Exists(full))
        {
            return new ProjectFile(shown, File.ReadAllText(full));
        }
        found.Add(Missing(shown, named));
        return null;
    }

    /// <summary>The diagnostic about a file that is not there.</summary>
    /// <param name="shown">Its path, as the user may type it.</param>
    /// <param name="named">Where the path stands that is to be corrected.</param>
    public static Diagnostic Missing(string shown, string named = OnCommandLine) =>
        InputDiagnostics.NoFile.At(shown, 1, 1, shown, named);

    /// <summary>
    /// A path as messages show it: relative to the project if it lies there, else to the working directory; with
    /// forward slashes.
    /// </summary>
    internal static string Shown(string root, string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return path.Replace('\\', '/');
        }
        var below = Path.GetRelativePath(Path.GetFullPath(root), path);
        var shown = below.StartsWith("..", StringComparison.Ordinal)
            ? Path.GetRelativePath(Environment.CurrentDirectory, path)
            : below;
        return shown.Replace('\\', '/');
    }
}
