using RulesHarness.Checking;
using RulesHarness.Fixtures;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>Tests that a pattern of the rules which differs from the schema's in one place fails a check.</summary>
public sealed class PatternEditTests
{
    [TestCase("[A-Z]{3}", "[A-Z]+")]
    [TestCase("[A-Z]{3}", "[A-Za-z]{3}")]
    [TestCase("[A-Z]{3}", "[A-Z]{2,3}")]
    [TestCase("[A-Z]{3}", "[A-Z]{3,4}")]
    [TestCase("[A-Z]{3}", "[A-Z]{3}.*")]
    [TestCase("[A-Z]{3}", ".*[A-Z]{3}")]
    [TestCase("[A-Z]{3}", "[A-Z0-9]{3}")]
    [TestCase("[A-Z]{3}", "[A-Y]{3}")]
    [TestCase("[a-z0-9-]+", "[a-z0-9-]*")]
    [TestCase("[a-z0-9-]+", "[a-z0-9_-]+")]
    [TestCase("[a-z0-9-]+", "[a-z1-9-]+")]
    [TestCase("[a-z0-9-]+", "[a-z0-9]+")]
    [TestCase("[0-9]{4,5}", "[0-9]+")]
    [TestCase("[0-9]{4,5}", "[0-9]{4,6}")]
    [TestCase("[0-9]{4,5}", "[0-9]{3,5}")]
    [TestCase("[0-9]{4,5}", "[0-9]{5}")]
    [TestCase("[0-9]{4,5}", "[0-9]{4}")]
    [TestCase("[^@ ]+@[^@ ]+[.][a-z]{2,}", ".*@.*")]
    [TestCase("[^@ ]+@[^@ ]+[.][a-z]{2,}", "[^@]+@[^@]+[.][a-z]{2,}")]
    [TestCase("[^@ ]+@[^@ ]+[.][a-z]{2,}", "[^@ ]+@[^@ ]+[.][a-z]+")]
    [TestCase("[^@ ]+@[^@ ]+[.][a-z]{2,}", "[^@ ]+@[^@ ]+.[a-z]{2,}")]
    [TestCase("#(?:[0-9a-f]{3}){1,2}", "#[0-9a-f]{3,6}")]
    [TestCase("#(?:[0-9a-f]{3}){1,2}", "#[0-9a-f]{3}")]
    [TestCase("#(?:[0-9a-f]{3}){1,2}", "#?(?:[0-9a-f]{3}){1,2}")]
    [TestCase("(?:low|high)", "(?:low|high|)")]
    [TestCase("(?:low|high)", "(?:low)")]
    [TestCase("(?:low|high)", "(?:low|highs?)")]
    [TestCase("[0-9a-f]{6}", "[0-9a-z]{6}")]
    [TestCase("[0-9a-f]{6}", "[0-9a-g]{6}")]
    [TestCase("[1-6]", "[0-6]")]
    [TestCase("20[0-9]{2}-[01][0-9]-[0-3][0-9]", "20[0-9]{2}-[01][0-9]-[0-9][0-9]")]
    [TestCase("20[0-9]{2}-[01][0-9]-[0-3][0-9]", "20[0-9]{2}-[01][0-9]-[0-3][0-9].?")]
    [TestCase("https://.+", "https?://.+")]
    [TestCase("https://.+", "https://.*")]
    public async Task Edited_pattern_fails_and_the_right_one_holds(string pattern, string edited)
    {
        var right = await CheckAsync(pattern, pattern);
        var wrong = await CheckAsync(pattern, edited);

        right.Outcome.Should().Be(Outcome.Holds, string.Join('\n', right.Found()));
        wrong.Outcome.Should().Be(Outcome.Fails);
    }

    [TestCase("(?:(?:(?:a{1000}){1000}){1000}){1000}")]
    [TestCase("(a|(b|(c|d)*)*)*")]
    [TestCase("[")]
    [TestCase("")]
    [TestCase("[^\\x00-\\x{10FFFF}]")]
    public void Any_pattern_has_a_bounded_number_of_variations(string pattern)
    {
        var variations = PatternVariations.Of(pattern);

        variations.Matching.Should().HaveCountLessThanOrEqualTo(24);
        variations.NotMatching.Should().HaveCountLessThanOrEqualTo(48);
        variations.Matching.Should().NotContain(text => !TextFactory.Matches(text, pattern));
        variations.NotMatching.Should().NotContain(text => TextFactory.Matches(text, pattern));
    }

    private static Task<CheckReport> CheckAsync(string pattern, string inRules)
    {
        var cell = pattern.Replace("|", "\\|", StringComparison.Ordinal);
        var spec = Notes.Spec.Replace("length 1..100", $"pattern \"{cell}\"", StringComparison.Ordinal);
        var sizes = """
            request.resource.data.text.size() >= 1
                && request.resource.data.text.size() <= 100
            """;
        return Notes.CheckEmbeddedAsync(Notes.With(sizes, $"request.resource.data.text.matches('{inRules}')"), spec);
    }
}
