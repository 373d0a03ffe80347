using System.Diagnostics;
using System.Text;

namespace RulesHarness.Tests.Specification;

/// <summary>Reading never throws, whatever the text, and ends in bounded time.</summary>
public sealed class RobustnessTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Test]
    public void Edited_sample_is_read_without_an_exception([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        var text = TestData.Sample;
        for (var edit = 0; edit < 30; edit++)
        {
            text = random.Next(4) == 0 ? EditLine(TestData.Sample, random) : EditCharacters(edit % 5 == 0 ? TestData.Sample : text, random);
            var watch = Stopwatch.StartNew();
            var reading = FluentActions.Invoking(() => TestData.Read(text)).Should().NotThrow($"seed {seed}, edit {edit}").Subject;
            watch.Elapsed.Should().BeLessThan(Bound);
            var lines = text.Count(c => c == '\n') + 1;
            reading.Diagnostics.Where(found => found.Line < 1 || found.Line > lines || found.Column < 1 || found.Message.Length == 0).Should().BeEmpty();
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
        TestData.Read(TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where {Times("(", 60)}rating > 1{Times(")", 60)}.")).Diagnostics.Should().BeEmpty();

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
        FluentActions.Invoking(() => TestData.Read(TestData.BlogWith("Nothing to migrate.", Times(nested, 2000)))).Should().NotThrow();
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
        FluentActions.Invoking(() => TestData.Read(TestData.BlogWith("Anyone can read docs where", $"{Times(part, 1_000_000 / part.Length)}. Anyone can read docs where"))).Should().NotThrow();
        watch.Elapsed.Should().BeLessThan(Bound * 4);
    }

    [Test]
    public void Type_nested_in_itself_is_a_finding() =>
        TestData.Read(TestData.BlogWith("| `rating` | int |", $"| `rating` | {Times("array of ", 1000)}int |")).Diagnostics.Should().Contain(found => found.Id == "RH1022");

    private static string Times(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    private static string EditLine(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                (lines[at], lines[(at + 1) % lines.Count]) = (lines[(at + 1) % lines.Count], lines[at]);
                break;
            default:
                lines.Insert(at, "| `a` | (b) | \"c | `d");
                break;
        }

        return string.Join('\n', lines);
    }

    private static string EditCharacters(string text, Random random)
    {
        const string Inserted = "|`*_{}()[].,:;\"'\\/<>=!-#\n\t →â†’∞\u0000";
        var at = random.Next(text.Length - 20);
        return random.Next(4) switch
        {
            0 => text.Remove(at, random.Next(1, 20)),
            1 => text.Insert(at, text.Substring(at, random.Next(1, 20))),
            2 => text.Remove(at, 1).Insert(at + 1, text.Substring(at, 1)),
            _ => text.Insert(at, Inserted[random.Next(Inserted.Length)].ToString()),
        };
    }
}
