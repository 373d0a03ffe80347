using RulesHarness.Code;
using RulesHarness.Code.Model;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>The source code as a part of a check: its queries compared with the spec and with the index file.</summary>
internal static class CodeAgreement
{
    /// <summary>The findings; none for a project that names no folders of code.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static IReadOnlyList<Diagnostic> Find(CheckPlan plan)
    {
        var folders = FoldersOf(plan);
        if (folders.Count == 0)
        {
            return [];
        }
        var absent = folders.Where(folder => !Path.Exists(Full(plan, folder.Name))).ToList();
        if (absent.Count > 0)
        {
            return [.. absent.Select(folder => At(InputDiagnostics.NoCodeFolder, folder.Place, folder.Name))];
        }
        var read = SourceCode.Read(folders.Select(folder => Full(plan, folder.Name)), plan.Options.Readers);
        return Findings(plan, InProject(plan, read), folders);
    }

    private static List<Diagnostic> Findings(
        CheckPlan plan,
        CodeQueries code,
        IReadOnlyList<(string Name, Place Place)> folders
    )
    {
        var first = folders[0].Place;
        if (code.Unread.Count > 0)
        {
            // What the other files send is not all: an access pattern could seem to be unused.
            return [At(InputDiagnostics.CodeNotRead, first, code.Unread[0])];
        }
        if (code.CallSites == 0)
        {
            return [At(InputDiagnostics.NoQueriesInCode, first)];
        }
        return
        [
            .. Missing(plan, code),
            .. code.Unresolved.Select(CodeReview.Finding),
            .. PatternsInCode.Compare(plan.Spec.Model, code.Found),
        ];
    }

    /// <summary>The indexes that only queries of the code lack: others are reported with the spec's queries.</summary>
    private static IEnumerable<Diagnostic> Missing(CheckPlan plan, CodeQueries code)
    {
        var file = IndexSource.Read(plan.Options, plan.Files);
        if (!file.IsUsable)
        {
            return [];
        }
        var indexes = file.ToIndexSet();
        var target = plan.Files.Indexes?.Path ?? ProjectFiles.UsualIndexes;
        var findings = new List<Diagnostic>();
        foreach (var query in code.Found)
        {
            var reviewed = CodeReview.Reviewed(query, indexes);
            var missing = reviewed.Plan.Missing.ToList();
            if (missing.Count == 0 || !missing.TrueForAll(plan.Proof.Missing.Contains))
            {
                findings.AddRange(CodeReview.Findings(query, reviewed, target));
            }
        }
        return findings.Distinct();
    }

    /// <summary>The folders, each with the place that names it.</summary>
    private static IReadOnlyList<(string Name, Place Place)> FoldersOf(CheckPlan plan) =>
        plan.Options.Code.Count > 0
            ?
            [
                .. plan.Options.Code.Select(name =>
                    (name, new Place(ProjectFiles.Shown(plan.Options.Project, name), 1, 1))
                ),
            ]
            : plan.Files.Settings.Code;

    private static string Full(CheckPlan plan, string folder) =>
        Path.GetFullPath(Path.Combine(plan.Files.Folder, folder));

    /// <summary>Names files as all messages of a check do: by their paths below the project's folder.</summary>
    private static CodeQueries InProject(CheckPlan plan, CodeQueries code) =>
        code with
        {
            Found = [.. code.Found.Select(query => query with { Place = InProject(plan, query.Place) })],
            Unresolved = [.. code.Unresolved.Select(each => each with { Place = InProject(plan, each.Place) })],
            Unread = [.. code.Unread.Select(file => Shown(plan, file))],
        };

    private static Place InProject(CheckPlan plan, Place place) => place with { File = Shown(plan, place.File) };

    private static string Shown(CheckPlan plan, string file) =>
        Path.GetRelativePath(plan.Files.Folder, file).Replace('\\', '/');

    private static Diagnostic At(DiagnosticDescriptor kind, Place place, params object[] texts) =>
        kind.At(place.File, place.Line, place.Column, texts);
}
