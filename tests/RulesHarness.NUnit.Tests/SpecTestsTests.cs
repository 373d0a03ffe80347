using System.Xml.Linq;

namespace RulesHarness.NUnit.Tests;

/// <summary>Tests what a user sees of a class that derives from <see cref="SpecTests"/>.</summary>
public sealed class SpecTestsTests
{
    private const string Usable = "SpecRulesAndIndexesCanBeUsed";
    private const string Closed = "RulesAllowNothingBeyondTheSpec";
    private const string Proven = "EverythingInTheSpecIsProven";

    [TestCase("embedded")]
    [TestCase("emulator")]
    public async Task Each_case_is_a_test_that_passes_when_the_rules_do_what_the_spec_says(string engine)
    {
        var project = new NotesProject();
        var environment = TestEmulator.EnvironmentFor(engine).With("RULESHARNESS_ENGINE", engine);

        var tests = Tests(await project.RunAsync(environment));

        tests.Should().HaveCountGreaterThan(20).And.OnlyContain(test => Result(test) == "Passed");
        tests.Select(Name).Should().OnlyHaveUniqueItems().And.Contain(Usable);
        tests.Select(test => test.Attribute("fullname")!.Value).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Sentence_that_no_case_shows_fails_a_test_of_its_own()
    {
        var project = new NotesProject(
            NotesProject
                .Spec.Replace(
                    "  - Owner can read own docs.",
                    "  - Owner can read own docs.\n  - Robot can read docs.",
                    StringComparison.Ordinal
                )
                .Replace(
                    "- **notes:**",
                    "| Role | Means |\n|---|---|\n| Robot | `token.kind == \"a\" and token.kind == \"b\"` |\n\n- **notes:**",
                    StringComparison.Ordinal
                )
        );

        var tests = Tests(await project.RunAsync());

        Message(tests.Single(test => Name(test) == Proven)).Should().Contain("RH7020").And.Contain("Robot");
    }

    [Test]
    public async Task Names_read_like_the_sentences_they_prove()
    {
        var project = new NotesProject();

        var cases = Cases(await project.RunAsync());

        cases.Select(Name).Should().OnlyContain(name => name.Contains(" can ") || name.Contains(" cannot "));
        cases
            .Should()
            .Contain(test => Name(test).StartsWith("Owner can get notes"))
            .And.Contain(test => Name(test).StartsWith("Guests cannot delete notes"));
        cases
            .Should()
            .OnlyContain(test => Property(test, "SpecLine") != null && Property(test, "Category")!.EndsWith("notes"));
    }

    [Test]
    public async Task Spec_that_cannot_be_read_is_a_failing_test_that_prints_why()
    {
        var spec = NotesProject.Spec.Replace(
            "Owner can delete own docs.",
            "Owner can delte own docs.",
            StringComparison.Ordinal
        );
        var line = Array.FindIndex(spec.Split('\n'), text => text.Contains("delte", StringComparison.Ordinal)) + 1;
        var project = new NotesProject(spec);

        var tests = Tests(await project.RunAsync());

        tests.Should().NotContain(test => Result(test) == "Passed");
        Message(tests.Single(test => Name(test) == Usable))
            .Should()
            .MatchRegex($@"spec/notes\.md\({line},\d+\): error RH\d{{4}}: .*delte");
    }

    [Test]
    public async Task Rules_that_differ_from_the_spec_fail_with_all_that_is_needed_to_repeat_it()
    {
        const string Open = "allow delete: if true;";
        var rules = NotesProject.Rules.Replace("allow delete: if mine(resource.data);", Open, StringComparison.Ordinal);
        var ruleLine = Array.FindIndex(rules.Split('\n'), text => text.Contains(Open, StringComparison.Ordinal)) + 1;
        var specLine =
            Array.FindIndex(
                NotesProject.Spec.Split('\n'),
                text => text.Contains("can delete", StringComparison.Ordinal)
            ) + 1;
        var project = new NotesProject(rules: rules);

        var results = await project.RunAsync();

        var failed = Cases(results).Where(test => Result(test) == "Failed").ToList();
        failed.Should().NotBeEmpty().And.OnlyContain(test => Name(test).Contains(" cannot delete notes"));
        failed.Should().HaveCountLessThan(Cases(results).Count, "all other cases still hold");
        var guests = Message(failed.First(test => Name(test).StartsWith("Guests")));
        guests
            .Should()
            .Contain($"spec      spec/notes.md:{specLine}: ")
            .And.Contain("Owner can delete own docs.")
            .And.Contain("actor     Guests: ")
            .And.MatchRegex("request   delete notes/")
            .And.Contain("expected  deny")
            .And.Contain("got       allow")
            .And.Contain($"rules     rules/firestore.rules:{ruleLine}: {Open}")
            .And.Contain("Identity.Unauthenticated")
            .And.MatchRegex(
                @"await database\.Document\(""notes/[^""]+""\)\.DeleteAsync\(Precondition\.MustExist\)\.Should\(\)\.BeDeniedAsync\(\);"
            );
    }

    [Test]
    public async Task Schema_that_is_only_to_be_warned_of_warns()
    {
        var project = new NotesProject(
            $"---\nschema-probes: warn\n---\n{NotesProject.Spec}",
            NotesProject.Rules.Replace(
                "&& request.resource.data.get('text', 0) is string",
                "",
                StringComparison.Ordinal
            )
        );

        var warned = Cases(await project.RunAsync()).Where(test => Result(test) != "Passed").ToList();

        warned.Should().NotBeEmpty().And.OnlyContain(test => Result(test) == "Warning");
    }

    [TestCase("allow get: if request.auth != null;", "Failed", "RH7001")]
    [TestCase("allow get: if false;", "Warning", "`logs`")]
    public async Task Collection_that_only_the_rules_know_is_reported(string allow, string result, string message)
    {
        var project = new NotesProject(
            rules: NotesProject.Rules.Replace(
                "match /notes/",
                $"match /logs/{{logId}} {{ {allow} }}\n    match /notes/",
                StringComparison.Ordinal
            )
        );

        var tests = Tests(await project.RunAsync());

        var told = tests.Single(test => Name(test) == Closed);
        Result(told).Should().Be(result);
        told.ToString().Should().Contain(message);
        tests.Where(test => test != told).Should().OnlyContain(test => Result(test) == "Passed");
    }

    [Test]
    public async Task Rules_that_do_not_compile_fail_every_test_and_one_says_why()
    {
        var project = new NotesProject(
            rules: NotesProject.Rules.Replace("request.auth != null", "request.auth =! null", StringComparison.Ordinal)
        );

        var tests = Tests(await project.RunAsync());

        tests.Should().HaveCountGreaterThan(20).And.OnlyContain(test => Result(test) == "Failed");
        Message(tests.Single(test => Name(test) == Usable))
            .Should()
            .MatchRegex(@"rules/firestore\.rules\(6,\d+\): error RH2\d{3}: ");
    }

    [Test]
    public async Task Without_an_emulator_that_is_asked_for_every_test_fails_and_offers_its_installation()
    {
        var project = new NotesProject();

        var tests = Tests(await project.RunAsync(TestEmulator.WithoutJava.With("RULESHARNESS_ENGINE", "emulator")));

        tests.Should().HaveCountGreaterThan(20).And.OnlyContain(test => Result(test) == "Failed");
        tests
            .Select(Message)
            .Should()
            .OnlyContain(message => message.Contains("RH3001") && message.Contains("`rulesharness emulator install`"));
    }

    [Test]
    public async Task Without_an_emulator_the_embedded_engine_decides()
    {
        var project = new NotesProject();

        Tests(await project.RunAsync(TestEmulator.WithoutJava))
            .Should()
            .HaveCountGreaterThan(20)
            .And.OnlyContain(test => Result(test) == "Passed");
    }

    [Test]
    public async Task Embedded_engine_fails_a_case_that_does_not_hold()
    {
        var project = new NotesProject(
            rules: NotesProject.Rules.Replace(
                "allow delete: if mine(resource.data);",
                "allow delete: if true;",
                StringComparison.Ordinal
            )
        );

        var tests = Tests(await project.RunAsync());

        tests
            .Where(test => Result(test) == "Failed")
            .Should()
            .HaveCountGreaterThan(1)
            .And.OnlyContain(test => Name(test).Contains("delete", StringComparison.Ordinal) || Name(test) == Closed);
    }

    private static List<XElement> Tests(XElement results) => [.. results.Descendants("test-case")];

    private static List<XElement> Cases(XElement results) =>
        [.. Tests(results).Where(test => Name(test) is not (Usable or Closed or Proven))];

    private static string Name(XElement test) => test.Attribute("name")!.Value;

    private static string Result(XElement test) => test.Attribute("result")!.Value;

    private static string Message(XElement test) => test.Element("failure")!.Element("message")!.Value;

    private static string? Property(XElement test, string name) =>
        test.Descendants("property")
            .FirstOrDefault(property => property.Attribute("name")!.Value == name)
            ?.Attribute("value")!
            .Value;
}
