using System.Text.RegularExpressions;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Edits;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Watching;

/// <summary>
/// Makes many edits of a project, one after the other: after each, a check that remembers those before it reports what a
/// fresh check reports.
/// </summary>
public sealed partial class RepeatedCheckTests
{
    private const int Seed = 3;

    private static readonly string Rules = SampleProject.Original(SampleProject.Rules);
    private static readonly string Spec = SampleProject.Original(SampleProject.Spec);
    private static readonly string Indexes = SampleProject.Original(SampleProject.Indexes);

    private static readonly (string Name, Action<SampleProject> Make)[] Edits =
    [
        ("a comment moves all lines", of => of.Write(SampleProject.Rules, "// one\n// two\n" + Rules)),
        ("a line is empty", of => WriteRules(of, "match /posts/{postId} {", "match /posts/{postId} {\n\n")),
        ("a function that many call", of => WriteRules(of, "return request.auth != null;", "return true;")),
        ("a function of one block", of => WriteRules(of, "resource.data.status != 'archived'", "true")),
        (
            "a word in a list",
            of => WriteRules(of, "['draft', 'published', 'archived']", "['draft', 'published', 'gone']")
        ),
        ("a pattern", of => WriteRules(of, "value.matches('[a-z0-9-]+')", "value.matches('[a-z0-9_-]+')")),
        ("a syntax error", of => WriteRules(of, "return request.auth != null;", "return request.auth != ;")),
        ("the rules are empty", of => of.Write(SampleProject.Rules, "")),
        ("the rules are gone", of => of.Delete(SampleProject.Rules)),
        ("the rules are back", of => of.Write(SampleProject.Rules, Rules)),
        (
            "a block for all paths",
            of =>
                WriteRules(
                    of,
                    "    match /users/{userId} {",
                    "    match /{any=**} { allow get: if true; }\n    match /users/{userId} {"
                )
        ),
        (
            "a new collection",
            of =>
                WriteRules(
                    of,
                    "    match /users/{userId} {",
                    "    match /drafts/{id} { allow read; }\n    match /users/{userId} {"
                )
        ),
        (
            "a sentence less",
            of =>
                of.Edit(
                    SampleProject.Spec,
                    "  - Administrator can delete docs.\n- **posts/{postId}/comments",
                    "- **posts/{postId}/comments"
                )
        ),
        ("the spec is moved", of => of.Write(SampleProject.Spec, $"{Spec}\n")),
        ("the spec can't be read", of => of.Edit(SampleProject.Spec, "## Security Rules", "## Security Rulez")),
        ("the spec is gone", of => of.Delete(SampleProject.Spec)),
        ("the spec is back", of => of.Write(SampleProject.Spec, Spec)),
        ("a second spec", of => of.Write("spec/more.md", "## Notes\n\nNothing.\n")),
        ("and none", of => of.Delete("spec/more.md")),
        ("no indexes", of => of.Write(SampleProject.Indexes, """{ "indexes": [], "fieldOverrides": [] }""")),
        ("indexes that can't be read", of => of.Write(SampleProject.Indexes, """{ "indexes": [ }""")),
        ("the indexes are back", of => of.Write(SampleProject.Indexes, Indexes)),
        (
            "settings",
            of => of.Write("rulesharness.json", """{ "severities": { "RH7011": "off", "RH8050": "error" } }""")
        ),
        ("settings that can't be read", of => of.Write("rulesharness.json", "{")),
        ("no settings", of => of.Delete("rulesharness.json")),
        ("a configuration that can't be read", of => of.Write(SampleProject.Configuration, "{")),
        ("a configuration that names nothing", of => of.Write(SampleProject.Configuration, "{}")),
        (
            "all as it was",
            of => of.Write(SampleProject.Configuration, SampleProject.Original(SampleProject.Configuration))
        ),
    ];

    [Test]
    public async Task Check_after_each_of_many_edits_reports_what_a_fresh_check_reports()
    {
        var project = SampleProject.Copy();
        await using var check = new RepeatedCheck(OptionsOf(project), TimeProvider.System);
        foreach (var (name, make) in Edits)
        {
            make(project);

            await CheckedAlikeAsync(check, project, name);
        }
    }

    // A product has a tenth of the sample's cases, so that more of its edits can be tried.
    [TestCase("market", 30)]
    [TestCase("ledger", 30)]
    public async Task Check_after_each_of_random_edits_of_the_rules_reports_what_a_fresh_check_reports(
        string product,
        int tried
    )
    {
        var rules = SampleProject.Original($"fixtures/products/{product}/firestore.rules");
        var project = SampleProject
            .Empty()
            .Write(SampleProject.Rules, rules)
            .Write(SampleProject.Spec, SampleProject.Original($"fixtures/products/{product}/spec.md"));
        await using var check = new RepeatedCheck(OptionsOf(project), TimeProvider.System);
        var edits = SingleEdits.Of(rules);
        var random = new Random(Seed);
        for (var at = 0; at < tried; at++)
        {
            var edit = edits[random.Next(edits.Count)];
            project.Write(SampleProject.Rules, edit.Apply(rules));

            await CheckedAlikeAsync(check, project, edit.Describe(rules));
        }
    }

    private static async Task CheckedAlikeAsync(RepeatedCheck check, SampleProject project, string edit)
    {
        var fresh = await Checker.RunAsync(OptionsOf(project), TimeProvider.System);

        var repeated = await check.RunAsync();

        JsonOf(repeated).Should().Be(JsonOf(fresh), edit);
        repeated.Outcome.Should().Be(fresh.Outcome, edit);
    }

    private static CheckOptions OptionsOf(SampleProject project) =>
        new() { Project = project.Folder, Engine = EngineChoice.Embedded };

    private static void WriteRules(SampleProject project, string find, string replacement)
    {
        Rules.Should().Contain(find);
        var at = Rules.IndexOf(find, StringComparison.Ordinal);
        project.Write(SampleProject.Rules, Rules[..at] + replacement + Rules[(at + find.Length)..]);
    }

    private static string JsonOf(CheckReport report) =>
        report.Verdicts.Count > 0
            ? Duration().Replace(Reporting.Reports.Json(report), "")
            : string.Join('\n', report.Diagnostics.Select(finding => finding.ToString()));

    [GeneratedRegex("\"durationMs\": *[0-9]+")]
    private static partial Regex Duration();
}
