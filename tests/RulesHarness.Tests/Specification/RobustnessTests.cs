using System.Diagnostics;
using System.Text;
using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Specification;

/// <summary>Reading never throws, whatever the text, and ends in bounded time.</summary>
public sealed class RobustnessTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Test]
    public void Mutated_sample_is_read_without_an_exception([Range(0, 24)] int block)
    {
        for (var seed = 1_000_000 + (block * 20); seed < 1_000_000 + ((block + 1) * 20); seed++)
        {
            var text = SpecMutations.Of(TestData.Sample, seed);
            var watch = Stopwatch.StartNew();
            var reading = FluentActions.Invoking(() => TestData.Read(text)).Should().NotThrow($"seed {seed}").Subject;
            watch.Elapsed.Should().BeLessThan(Bound);
            // A carriage return alone ends a line, too.
            var lines = text.Count(c => c is '\n' or '\r') + 1;
            reading
                .Diagnostics.Where(found =>
                    found.Line < 1
                    || found.Line > lines
                    || found.Column < 1
                    || found.Message.Length == 0
                    || found.Help.Length == 0
                )
                .Should()
                .BeEmpty();
        }
    }

    [Test]
    public void Mutated_spec_that_can_be_used_has_cases_or_a_finding([Range(0, 9)] int block)
    {
        var usable = Enumerable
            .Range(block * 20, 20)
            .Select(seed => (Seed: seed, Reading: TestData.Read(SpecMutations.Of(TestData.Blog, seed))))
            .Where(one => one.Reading.IsUsable);
        foreach (var (seed, reading) in usable)
        {
            try
            {
                CaseGenerator.Generate(reading.Model, new FixtureOptions(), TestData.Now).Cases.Should().NotBeEmpty();
            }
            catch (Exception unexpected) when (unexpected is not FixtureException)
            {
                Assert.Fail($"seed {seed}: {unexpected}");
            }
        }
    }

    [TestCase("(", ")", TestName = "{m}(parentheses)")]
    [TestCase("not (", ")", TestName = "{m}(negated parentheses)")]
    [TestCase("!", "", TestName = "{m}(exclamation marks)")]
    [TestCase("[", "]", TestName = "{m}(brackets)")]
    [TestCase("{", "}", TestName = "{m}(braces)")]
    public void Deeply_nested_condition_is_a_finding(string open, string close)
    {
        var condition = $"{Times(open, 5000)}rating > 1{Times(close, 5000)}";
        var reading = TestData.Read(TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where {condition}."));
        reading.Diagnostics.Should().ContainSingle(found => found.Id == "RH1053");
    }

    [Test]
    public void Nested_condition_of_a_reasonable_depth_is_read() =>
        TestData
            .Read(
                TestData.BlogWith(
                    "docs where `status == \"draft\"`.",
                    $"docs where {Times("(", 60)}rating > 1{Times(")", 60)}."
                )
            )
            .Diagnostics.Should()
            .BeEmpty();

    [TestCase("> ", TestName = "{m}(quotations)")]
    [TestCase("- ", TestName = "{m}(lists)")]
    [TestCase("[", TestName = "{m}(brackets)")]
    [TestCase("*_", TestName = "{m}(emphasis)")]
    [TestCase("`", TestName = "{m}(backticks)")]
    [TestCase("| ", TestName = "{m}(pipes)")]
    [TestCase("<a>", TestName = "{m}(tags)")]
    public void Deeply_nested_Markdown_is_read_without_an_exception(string nested)
    {
        var watch = Stopwatch.StartNew();
        FluentActions
            .Invoking(() => TestData.Read(TestData.BlogWith("Nothing to migrate.", Times(nested, 2000))))
            .Should()
            .NotThrow();
        watch.Elapsed.Should().BeLessThan(Bound);
    }

    [TestCase("x", TestName = "{m}(one word)")]
    [TestCase("Owner can ", TestName = "{m}(one sentence)")]
    [TestCase("Owner can read docs. ", TestName = "{m}(many sentences)")]
    [TestCase("'", TestName = "{m}(quotation marks)")]
    [TestCase("1", TestName = "{m}(a number)")]
    public void Line_of_a_megabyte_is_read_in_bounded_time(string part)
    {
        var watch = Stopwatch.StartNew();
        FluentActions
            .Invoking(() =>
                TestData.Read(
                    TestData.BlogWith(
                        "Anyone can read docs where",
                        $"{Times(part, 1_000_000 / part.Length)}. Anyone can read docs where"
                    )
                )
            )
            .Should()
            .NotThrow();
        watch.Elapsed.Should().BeLessThan(Bound * 4);
    }

    [Test]
    public void Type_nested_in_itself_is_a_finding() =>
        TestData
            .Read(TestData.BlogWith("| `rating` | int |", $"| `rating` | {Times("array of ", 1000)}int |"))
            .Diagnostics.Should()
            .Contain(found => found.Id == "RH1022");

    private static string Times(string part, int count) =>
        new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
}
