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

    private const string Indexes = """
        { "indexes": [
          { "collectionGroup": "posts", "queryScope": "COLLECTION",
            "fields": [{ "fieldPath": "authorId", "order": "ASCENDING" }, { "fieldPath": "createdAt", "order": "DESCENDING" }] }
        ], "fieldOverrides": [] }
        """;

    private const string Queries = """

        ## Access Patterns

        | Query | Collection | Filters | Sort | Limit |
        |---|---|---|---|---|
        | Own posts | `posts` | `authorId == uid` | `createdAt desc` | 20 |

        ## Indexes

        | Collection | Fields |
        |---|---|
        | `posts` | `authorId` asc, `createdAt` desc |
        """;

    private static readonly string Configuration = SampleProject.Original(SampleProject.Configuration);

    // A product has a tenth of the sample's cases, so that more edits can be tried.
    private static readonly string Rules = OfProduct("social", "firestore.rules");
    private static readonly string Spec = OfProduct("social", "spec.md") + Queries;

    private static readonly (string Name, Action<SampleProject> Make)[] Edits =
    [
        ("a comment moves all lines", of => of.Write(SampleProject.Rules, "// one\n// two\n" + Rules)),
        ("a line is empty", of => WriteRules(of, "match /posts/{postId} {", "match /posts/{postId} {\n\n")),
        ("a function that many call", of => WriteRules(of, "return request.auth != null;", "return true;")),
        ("a function of one block", of => WriteRules(of, "data.visibility == 'public'", "data.visibility != 'x'")),
        ("a word in a list", of => WriteRules(of, "['public', 'private']", "['public', 'secret']")),
        ("a pattern", of => WriteRules(of, "matches('[a-z0-9_]{3,20}')", "matches('[a-z0-9_-]{3,20}')")),
        ("a syntax error", of => WriteRules(of, "return request.auth != null;", "return request.auth != ;")),
        ("the rules are empty", of => of.Write(SampleProject.Rules, "")),
        ("the rules are gone", of => of.Delete(SampleProject.Rules)),
        ("the rules are back", of => of.Write(SampleProject.Rules, Rules)),
        (
            "a block for all paths",
            of =>
                WriteRules(
                    of,
                    "    match /posts/{postId} {",
                    "    match /{any=**} { allow get: if true; }\n    match /posts/{postId} {"
                )
        ),
        (
            "a new collection",
            of =>
                WriteRules(
                    of,
                    "    match /posts/{postId} {",
                    "    match /drafts/{id} { allow read; }\n    match /posts/{postId} {"
                )
        ),
        ("a sentence less", of => of.Edit(SampleProject.Spec, "  - Owner can create and update own doc.\n", "")),
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
        ("the configuration is back", of => of.Write(SampleProject.Configuration, Configuration)),
        ("all as it was", of => of.Write(SampleProject.Rules, Rules)),
    ];

    [Test]
    public async Task Check_after_each_of_many_edits_reports_what_a_fresh_check_reports()
    {
        var project = SampleProject
            .Empty()
            .Write(SampleProject.Rules, Rules)
            .Write(SampleProject.Spec, Spec)
            .Write(SampleProject.Indexes, Indexes)
            .Write(SampleProject.Configuration, Configuration);
        await using var check = new RepeatedCheck(OptionsOf(project), TimeProvider.System);
        foreach (var (name, make) in Edits)
        {
            make(project);

            await CheckedAlikeAsync(check, project, name);
        }

        (await check.RunAsync()).Outcome.Should().Be(Outcome.Holds);
    }

    [TestCase("market", 20)]
    [TestCase("ledger", 20)]
    public async Task Check_after_each_of_random_edits_of_the_rules_reports_what_a_fresh_check_reports(
        string product,
        int tried
    )
    {
        var rules = OfProduct(product, "firestore.rules");
        var project = SampleProject
            .Empty()
            .Write(SampleProject.Rules, rules)
            .Write(SampleProject.Spec, OfProduct(product, "spec.md"));
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

    private static string OfProduct(string product, string file) =>
        SampleProject.Original($"fixtures/products/{product}/{file}");

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
