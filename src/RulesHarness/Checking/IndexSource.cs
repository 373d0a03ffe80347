using System.Text;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Files;

namespace RulesHarness.Checking;

/// <summary>
/// The index file of a project, and the files beside it that a review of indexes needs. Rules play no part.
/// <c>Unusable</c> are findings because of which there can be no review, <c>Findings</c> those of an index file that
/// can be reviewed all the same.
/// </summary>
internal sealed record IndexSource(
    ProjectFiles Files,
    IndexFile File,
    string Target,
    bool IsConfigured,
    IReadOnlyList<Diagnostic> Unusable,
    IReadOnlyList<Diagnostic> Findings
)
{
    /// <summary>Returns true if an option or firebase.json names the file.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The path of the file, wherever it is shown to be.</summary>
    public required string FullPath { get; init; }

    public bool IsUsable => File.IsUsable && Unusable.All(finding => finding.Severity != Severity.Error);

    /// <summary>
    /// Finds the index file. Without queries a spec is needed, unless there is an index file to be reviewed alone.
    /// </summary>
    public static IndexSource Find(CheckOptions options, bool hasQueries)
    {
        var files = ProjectFiles.Find(options);
        var configured = FirebaseJson
            .Read(Path.GetFullPath(options.Project))
            .Databases.FirstOrDefault(database => database.Id == files.Database);
        var given = options.Indexes is { } path ? ProjectFiles.Shown(options.Project, path) : null;
        var named = given ?? configured?.Indexes;
        var target = files.Indexes?.Path ?? named ?? ProjectFiles.UsualIndexes;
        var rules = configured?.Rules;
        var input = files.Diagnostics.Where(finding => !IsUnneeded(finding) && !IsNoFile(finding, rules)).ToList();
        var unusable = input.Where(finding => !IsNoFile(finding, named)).ToList();
        var isAnythingThere = hasQueries || files.Specs.Count > 0 || files.Indexes is not null || named is not null;
        if (!isAnythingThere && unusable.Count == 0)
        {
            unusable.Add(InputDiagnostics.NothingToPlan.At(options.Project, 1, 1));
        }
        var absent = input.Where(finding => IsNoFile(finding, named)).Select(Creatable);
        var file = Read(options, files);
        var isConfigured = target == configured?.Indexes;
        return new IndexSource(files, file, target, isConfigured, unusable, [.. absent, .. file.Diagnostics])
        {
            IsNamed = named is not null,
            FullPath = Path.GetFullPath(Path.Combine(options.Project, options.Indexes ?? target)),
        };
    }

    /// <summary>Reads the index file, and reports an encoding that the Firebase CLI can't read.</summary>
    public static IndexFile Read(CheckOptions options, ProjectFiles files)
    {
        if (files.Indexes is not { } found)
        {
            return IndexFile.Empty;
        }
        var read = IndexFile.Read(found.Path, found.Text);
        var encoding = TextFile.Read(Path.Combine(options.Project, options.Indexes ?? found.Path)).Encoding;
        if (encoding is UTF8Encoding)
        {
            return read;
        }
        return read with { Diagnostics = [IndexDiagnostics.Utf16.At(found.Path, 1, 1), .. read.Diagnostics] };
    }

    private static bool IsUnneeded(Diagnostic finding) =>
        finding.Id == InputDiagnostics.NoRules.Id || finding.Id == InputDiagnostics.NoSpec.Id;

    private static bool IsNoFile(Diagnostic finding, string? path) =>
        finding.Id == InputDiagnostics.NoFile.Id && finding.File == path;

    private static Diagnostic Creatable(Diagnostic noFile) =>
        noFile with
        {
            Help = "create it with `rulesharness indexes --write`, or correct the path",
        };
}
