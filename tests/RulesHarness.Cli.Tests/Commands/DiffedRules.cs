using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Rules and a change of them, as <c>old.rules</c> and <c>new.rules</c> of a project.</summary>
internal static class DiffedRules
{
    public const string Strict = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents {
            function mine() { return request.auth.uid == resource.data.owner; }
            match /notes/{id} { allow get: if mine(); allow create: if request.resource.data.text.size() <= 10; }
          }
        }
        """;

    public static readonly string Loose = Strict
        .Replace("if mine()", "if request.auth != null", StringComparison.Ordinal)
        .Replace("<= 10", "<= 9", StringComparison.Ordinal);

    public static Task<ToolRun> RunAsync(SampleProject project, params string[] options) =>
        Tool.RunAsync(["diff", "--project", project.Folder, "--base", project.PathOf("old.rules"), .. options]);
}
