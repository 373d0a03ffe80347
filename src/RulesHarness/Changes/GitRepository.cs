using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RulesHarness.Diagnostics;

namespace RulesHarness.Changes;

/// <summary>Reads files of commits with the git that is installed.</summary>
/// <param name="folder">A folder of the repository.</param>
internal sealed class GitRepository(string folder)
{
    /// <summary>
    /// Reads a file. <paramref name="path"/> is relative to the repository's root, or to the folder if it begins with
    /// <c>./</c>; <paramref name="source"/> is what the user wrote.
    /// </summary>
    public (string? Text, Diagnostic? Finding) Read(string commit, string path, string source)
    {
        if (commit.Length == 0 || commit.StartsWith('-'))
        {
            return Fault(ChangeDiagnostics.BadSource, source, source);
        }

        try
        {
            var (exitCode, text, error) = Run("show", $"{commit}^{{commit}}:{path}");
            return exitCode == 0 ? (text, null) : ReasonFor(error.Trim(), commit, path, source);
        }
        catch (Win32Exception missing)
        {
            return Fault(ChangeDiagnostics.NoGit, source, missing.Message, source);
        }
    }

    // Git's own words are for those who know git.
    private (string?, Diagnostic) ReasonFor(string error, string commit, string path, string source)
    {
        if (Run("rev-parse", "--git-dir").ExitCode != 0)
        {
            return Fault(ChangeDiagnostics.NoRepository, source, folder, source);
        }

        if (Run("rev-parse", "--verify", "--quiet", $"{commit}^{{commit}}").ExitCode != 0)
        {
            return Fault(ChangeDiagnostics.NoCommit, source, commit);
        }

        if (Run("cat-file", "-e", $"{commit}:{path}").ExitCode != 0)
        {
            var shown = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
            return Fault(ChangeDiagnostics.NoPath, source, shown, commit);
        }

        return Fault(ChangeDiagnostics.NotUtf8, source, path, error);
    }

    private static (string?, Diagnostic) Fault(
        DiagnosticDescriptor descriptor,
        string source,
        params object?[] arguments
    ) => (null, descriptor.At(source, 1, 1, arguments));

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
