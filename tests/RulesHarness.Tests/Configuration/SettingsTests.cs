using System.Reflection;
using RulesHarness.Changes;
using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Recordings;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Configuration;

/// <summary>Severities that the user sets, and findings that he accepts.</summary>
public sealed class SettingsTests
{
    private const string BackDoor =
        "mine(resource.data) || request.auth.uid == 'root' || request.auth != null && request.auth.token.get('moderator', false) == true";
    private static readonly string Open = Notes.With(
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true",
        BackDoor
    );

    [TestCase("", "", "error", TestName = "{m}(nothing)")]
    [TestCase("{\"severity\":{\"RH7032\":\"info\"}}", "", "info", TestName = "{m}(all collections)")]
    [TestCase("{\"severity\":{\"RH7032\":\"off\"}}", "", "", TestName = "{m}(off)")]
    [TestCase("{\"severity\":{\"RH7032\":{\"notes\":\"warning\"}}}", "", "warning", TestName = "{m}(its collection)")]
    [TestCase("{\"severity\":{\"RH7030\":\"off\"}}", "", "error", TestName = "{m}(another finding)")]
    [TestCase("", "RH7032: warning", "warning", TestName = "{m}(the front matter)")]
    [TestCase("", "RH7032: { notes: off }", "", TestName = "{m}(a collection of the front matter)")]
    [TestCase(
        "{\"severity\":{\"RH7032\":\"info\"}}",
        "RH7032: off",
        "info",
        TestName = "{m}(the file before the front matter)"
    )]
    [TestCase(
        "{\"severity\":{\"RH7032\":\"info\"}}",
        "RH7032: { notes: warning }",
        "warning",
        TestName = "{m}(a collection before all)"
    )]
    public async Task Severity_is_the_users(string json, string frontMatter, string expected)
    {
        var spec = frontMatter.Length == 0 ? Notes.Spec : $"---\nseverity:\n  {frontMatter}\n---\n{Notes.Spec}";

        var report = await Notes.CheckEmbeddedAsync(Open, spec, json.Length == 0 ? [] : [(Settings.FileName, json)]);

        string.Join(
                ' ',
                report
                    .Diagnostics.Where(found => found.Id == "RH7032")
                    .Select(found => found.Severity.ToString().ToLowerInvariant())
            )
            .Should()
            .Be(expected);
    }

    [TestCase("{ \"severity\": { \"RH7099\": \"off\" } }", "RH6022", 1, 17)]
    [TestCase(
        "{ \"severity\": { \"RH1021\": \"off\" } }",
        "RH6022",
        1,
        17,
        TestName = "{m}(what keeps a spec from being read)"
    )]
    [TestCase("{ \"severity\":\n{ \"RH7011\": \"loud\" } }", "RH6023", 2, 3)]
    [TestCase("{ \"severity\": { \"RH7011\": 1 } }", "RH6023", 1, 17)]
    [TestCase("{ \"severity\": { \"RH7011\": { \"notez\": \"off\" } } }", "RH6024", 1, 29)]
    [TestCase("{ \"severity\": [] }", "RH6014", 1, 15)]
    [TestCase("{ \"severities\": {} }", "RH6015", 1, 3)]
    [TestCase("{ \"coverage\": 80 }", "RH6014", 1, 15)]
    [TestCase("{ \"coverage\": { \"rules\": 101 } }", "RH6014", 1, 26)]
    [TestCase("{ \"coverage\": { \"rules\": -1 } }", "RH6014", 1, 26)]
    [TestCase("{ \"coverage\": { \"rules\": \"80\" } }", "RH6014", 1, 26)]
    [TestCase("{ \"coverage\": { \"rulez\": 80 } }", "RH6015", 1, 17)]
    [TestCase("{ \"severity\": ", "RH6012", 1, 15)]
    [TestCase("[]", "RH6014", 1, 1)]
    [TestCase("{ \"baseline\": \"none.json\" }", "RH6025", 1, 1)]
    public async Task Setting_that_cannot_be_read_is_a_finding_at_its_place(
        string json,
        string id,
        int line,
        int column
    )
    {
        var report = await Notes.CheckEmbeddedAsync(files: (Settings.FileName, json));

        var found = report
            .Diagnostics.Should()
            .ContainSingle(found => found.Id.StartsWith("RH60", StringComparison.Ordinal))
            .Which;
        (found.Id, found.Line, found.Column).Should().Be((id, line, column));
        report.Verdicts.Count.Should().Be(found.Severity == Severity.Error ? 0 : report.Verdicts.Count);
    }

    [TestCase("{ \"coverage\": { \"rules\": 100, \"conditions\": 0, \"spec\": 100 } }", 0)]
    [TestCase("{ \"coverage\": { \"conditions\": 100 } }", 31)]
    public async Task Coverage_below_its_minimum_is_an_error_that_lists_the_others(string json, int column)
    {
        var report = await Notes.CheckEmbeddedAsync(Open, files: (Settings.FileName, json));

        var found = report.Diagnostics.Where(finding => finding.Id == "RH6028").ToList();
        found.Should().HaveCount(column == 0 ? 0 : 1);
        foreach (var finding in found)
        {
            finding.Severity.Should().Be(Severity.Error);
            (finding.File, finding.Line, finding.Column).Should().Be((Settings.FileName, 1, column));
            finding.Message.Should().Be("less than 100 % of the conditions of the rules are shown");
            finding.Details.Should().Contain("request.auth.uid == 'root'");
        }
    }

    [TestCase("severity: off", "RH6022", 2)]
    [TestCase("severity:\n  RH7011: quiet", "RH6023", 3)]
    [TestCase("title: Notes\nseverity:\n  RH7011: { drafts: off }", "RH6024", 4)]
    public async Task Severity_in_the_front_matter_that_cannot_be_read_is_a_finding_at_its_line(
        string frontMatter,
        string id,
        int line
    )
    {
        var report = await Notes.CheckEmbeddedAsync(spec: $"---\n{frontMatter}\n---\n{Notes.Spec}");

        report.Diagnostics.Should().Contain(found => found.Id == id && found.Line == line && found.File == "notes.md");
    }

    [Test]
    public async Task Failed_case_fails_whatever_is_set()
    {
        var ids = string.Join(", ", ConfigurableDiagnostics.Ids.Select(id => $"\"{id}\": \"off\""));

        var report = await Notes.CheckEmbeddedAsync(
            Notes.With("    && request.resource.data.text.size() <= 100", ""),
            files: (Settings.FileName, $"{{ \"severity\": {{ {ids} }} }}")
        );

        report.Outcome.Should().Be(RulesHarness.Checking.Outcome.Fails);
    }

    [Test]
    public async Task Baseline_accepts_what_it_was_written_for_wherever_the_line_is()
    {
        var baseline = (await Notes.CheckEmbeddedAsync(Open)).WriteBaseline();
        (string, string)[] files =
        [
            ("accepted.json", baseline),
            (Settings.FileName, "{\"baseline\":\"accepted.json\"}"),
        ];

        var report = await Notes.CheckEmbeddedAsync($"// A line more.\n\n{Open}", files: files);

        report.Outcome.Should().Be(RulesHarness.Checking.Outcome.Holds, string.Join('\n', report.Found()));
        report.Accepted.Should().ContainSingle().Which.Id.Should().Be("RH7032");
        report.Diagnostics.Should().NotContain(found => found.Id == "RH6021");
    }

    [Test]
    public async Task Baseline_accepts_nothing_new_and_says_what_it_no_longer_needs()
    {
        var baseline = (await Notes.CheckEmbeddedAsync(Open)).WriteBaseline();
        (string, string)[] files =
        [
            ("accepted.json", baseline),
            (Settings.FileName, "{\"baseline\":\"accepted.json\"}"),
        ];

        var report = await Notes.CheckEmbeddedAsync(
            Open.Replace("'root'", "'toor'", StringComparison.Ordinal),
            files: files
        );

        report.Outcome.Should().Be(RulesHarness.Checking.Outcome.Fails);
        report.Diagnostics.Should().Contain(found => found.Id == "RH7032");
        report
            .Diagnostics.Should()
            .ContainSingle(found => found.Id == "RH6021")
            .Which.Line.Should()
            .Be(3, "that is where the entry stands");
    }

    [Test]
    public void Entry_of_a_baseline_accepts_one_finding()
    {
        var finding = new Diagnostic("RH7032", Severity.Error, "m", "", "a.rules", 1, 1);
        var baseline = Baseline.Read("b.json", Baseline.Write([finding], _ => "text"));

        var (counting, accepted) = baseline.Apply([finding, finding with { Line = 9 }], _ => "text", isWhole: true);

        accepted.Should().Equal(finding);
        counting.Should().ContainSingle().Which.Line.Should().Be(9);
    }

    [Test]
    public void Schema_lists_every_finding_that_can_be_set()
    {
        var descriptors = typeof(Settings)
            .Assembly.GetTypes()
            .Where(type => type != typeof(ChangeDiagnostics) && type != typeof(RecordingDiagnostics))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!);
        // What is advice can be set, and so can what compares spec, rules, cases and indexes. Suites, personas,
        // changes of rules and recordings are no part of a check.
        var advice = descriptors
            .Where(one => one.Severity != Severity.Error && !one.Id.StartsWith("RH62", StringComparison.Ordinal))
            .Select(one => one.Id);
        var compared = descriptors
            .Select(one => one.Id)
            .Where(id => id.StartsWith("RH70", StringComparison.Ordinal) && id != "RH7003");
        var linted = Directory
            .EnumerateFiles(Path.Combine(Repository(), "docs", "rules"), "RH*.md")
            .Select(page => Path.GetFileNameWithoutExtension(page)!);

        ConfigurableDiagnostics.Ids.Should().Contain(advice.Concat(compared).Concat(linted));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RulesHarness.sln")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }
}
