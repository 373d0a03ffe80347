using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>Finds the rules that tests are about.</summary>
internal static class RulesFiles
{
    private static readonly string[] Usual = ["rules/firestore.rules", "firestore.rules"];

    /// <summary>
    /// Gets the given rules, or those that the project's firebase.json names, or those in the default place.
    /// </summary>
    /// <exception cref="RulesTestException">There are none, or a file can't be read.</exception>
    public static RuleSet Of(RulesTestOptions options)
    {
        if (options.Rules.Count > 0)
        {
            return new RuleSet(options.Rules);
        }
        var found = new List<Diagnostic>();
        var root = Path.GetFullPath(options.Project);
        var files = Paths(root, found)
            .Select(file => (file.Database, File: ProjectFiles.ReadFile(root, file.Path, "in firebase.json", found)))
            .Where(file => file.File is not null)
            .Select(file => KeyValuePair.Create(file.Database, new RulesFile(file.File!.Path, file.File.Text)))
            .ToList();
        if (files.Count == 0 && found.Count == 0)
        {
            found.Add(TestingDiagnostics.NoRules.At(options.Project, 1, 1));
        }
        return found.Count == 0 ? new RuleSet(files) : throw RulesTestException.Refused(found);
    }

    /// <summary>One file of a project.</summary>
    /// <exception cref="RulesTestException">There is none.</exception>
    public static RulesFile Read(string project, string path)
    {
        var found = new List<Diagnostic>();
        return ProjectFiles.ReadFile(Path.GetFullPath(project), path, "", found) is { } file
            ? new RulesFile(file.Path, file.Text)
            : throw RulesTestException.Refused(found);
    }

    private static IReadOnlyList<(string Database, string Path)> Paths(string root, List<Diagnostic> found)
    {
        var firebase = FirebaseJson.Read(root);
        found.AddRange(firebase.Errors);
        var configured = firebase
            .Databases.Where(database => database.Rules is not null)
            .Select(database => (database.Id, database.Rules!))
            .ToList();
        if (configured.Count > 0)
        {
            return configured;
        }
        return Usual.FirstOrDefault(path => File.Exists(Path.Combine(root, path))) is { } usual
            ? [(DatabaseName.DefaultId, usual)]
            : [];
    }
}
