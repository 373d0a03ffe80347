using RulesHarness.Configuration;

namespace RulesHarness.Checking;

/// <summary>
/// The files on which a check depends, as full paths: those that it read, and those that it would read if they were
/// there.
/// </summary>
internal static class WatchedPaths
{
    private const string Specs = "spec";

    private static readonly string[] Usual =
    [
        FirebaseJson.FileName,
        ".firebaserc",
        Settings.FileName,
        .. ProjectFiles.UsualRules(Specs),
        .. ProjectFiles.UsualIndexFiles(Specs),
    ];

    /// <summary>
    /// The files of a project, of which <paramref name="files"/> were found; <paramref name="last"/> is the last check
    /// of it, if there was one.
    /// </summary>
    public static IReadOnlySet<string> Of(CheckOptions options, ProjectFiles files, CheckReport? last)
    {
        var given = options.Specs.Append(options.Rules).Append(options.Indexes).Append(options.Baseline);
        var specs = options.Specs.Count > 0 ? [] : SpecsIn(Path.Combine(Path.GetFullPath(options.Project), Specs));
        return InFull(options, [.. given, .. Usual, .. specs, .. Named(files), .. OldData(last)]);
    }

    /// <summary>The files that a check read, or found missing.</summary>
    public static IReadOnlySet<string> ReadBy(CheckReport check) =>
        InFull(check.Plan.Options, [.. Named(check.Plan.Files), .. OldData(check)]);

    private static HashSet<string> InFull(CheckOptions options, IEnumerable<string?> paths)
    {
        var root = Path.GetFullPath(options.Project);
        return paths
            .OfType<string>()
            .Where(path => path.Length > 0)
            .Select(path => Path.GetFullPath(path, root))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string?> Named(ProjectFiles files) =>
        files
            .Specs.Select(spec => spec.Path)
            .Append(files.Rules?.Path)
            .Append(files.Indexes?.Path)
            .Append(files.Settings.Baseline)
            // A file that firebase.json names and that is missing is in no list of files, and in a finding.
            .Concat(files.Diagnostics.Select(finding => finding.File));

    private static IEnumerable<string?> OldData(CheckReport? check) =>
        check?.Plan.Spec.Model.Migration.Sources.Select(source => source.File) ?? [];

    private static IEnumerable<string> SpecsIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.md")] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder is being replaced; its new files are an event of their own.
            return [];
        }
    }
}
