using RulesHarness.Checking;
using RulesHarness.Diagnostics;

namespace RulesHarness.Changes;

/// <summary>A file to compare, as the user names it: a path, <c>git:REF</c> or <c>git:REF:PATH</c>.</summary>
internal sealed record ChangeSource(string Text)
{
    private const string Git = "git:";

    public bool IsGit => Text.StartsWith(Git, StringComparison.Ordinal);

    /// <summary>The commit; empty for a path.</summary>
    public string Commit => IsGit ? Text[Git.Length..].Split(':', 2)[0] : "";

    /// <summary>The path at the commit; null for the project's own file.</summary>
    public string? PathAtCommit => Text[Git.Length..].Split(':', 2) is [_, { Length: > 0 } path] ? path : null;

    /// <summary>Reads the file.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="usual">The project's own file, relative to its folder; null where it has none.</param>
    public (ProjectFile? File, Diagnostic? Finding) Read(string project, string? usual)
    {
        if (!IsGit)
        {
            var found = new List<Diagnostic>();
            var file = ProjectFiles.ReadFile(project, Path.GetFullPath(Text), ProjectFiles.OnCommandLine, found);
            return (file, found.FirstOrDefault());
        }

        if (PathAtCommit is null && usual is null)
        {
            return (null, InputDiagnostics.NoRules.At(project, 1, 1));
        }

        var path = PathAtCommit ?? $"./{usual}";
        var (text, finding) = new GitRepository(project).Read(Commit, path, Text);
        return (text is null ? null : new ProjectFile($"{Git}{Commit}:{PathAtCommit ?? usual}", text), finding);
    }
}
