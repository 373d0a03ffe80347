using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Files;

namespace RulesHarness.Checking;

/// <summary>
/// The index file of a project, and the files beside it that a review of indexes needs. Rules play no part. <c>Unusable</c> are findings because of which there
/// can be no review, <c>Findings</c> those of an index file that can be reviewed all the same.
/// </summary>
internal sealed record IndexSource(ProjectFiles Files, IndexFile File, string Target, bool IsConfigured, IReadOnlyList<Diagnostic> Unusable, IReadOnlyList<Diagnostic> Findings)
{
    public bool IsUsable => File.IsUsable && Unusable.All(finding => finding.Severity != Severity.Error);

    public static IndexSource Find(CheckOptions options, bool needsSpec)
    {
        var files = ProjectFiles.Find(options);
        var configured = FirebaseJson.Read(Path.GetFullPath(options.Project)).Databases.FirstOrDefault(database => database.Id == files.Database);
        var named = options.Indexes?.Replace('\\', '/') ?? configured?.Indexes;
        var target = files.Indexes?.Path ?? named ?? ProjectFiles.UsualIndexes;
        var rules = configured?.Rules;
        var input = files.Diagnostics.Where(finding => finding.Id != InputFindings.NoRules.Id && !IsNoFile(finding, rules) && !IsNoFile(finding, named));
        var unusable = input.Where(finding => needsSpec || finding.Id != InputFindings.NoSpec.Id).ToList();
        var missing = files.Diagnostics.Where(finding => IsNoFile(finding, named)).Select(finding => finding with { Help = "create it with `rulesharness indexes --write`, or correct the path" });
        var file = Read(options.Project, files);
        return new IndexSource(files, file, target, target == configured?.Indexes, unusable, [.. missing, .. file.Diagnostics]);
    }

    /// <summary>Reads the index file, and reports an encoding that the Firebase CLI can't read.</summary>
    public static IndexFile Read(string project, ProjectFiles files)
    {
        if (files.Indexes is not { } found)
            return IndexFile.Empty;
        var read = IndexFile.Read(found.Path, found.Text);
        var isUtf16 = TextFile.Read(Path.Combine(project, found.Path)).Encoding.GetPreamble() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return isUtf16 ? read with { Diagnostics = [IndexFindings.Utf16.At(found.Path, 1, 1), .. read.Diagnostics] } : read;
    }

    private static bool IsNoFile(Diagnostic finding, string? path) => finding.Id == InputFindings.NoFile.Id && finding.File == path;
}
