using RulesHarness.Embedded;

namespace RulesHarness.Tests.Checking;

/// <summary>Tests that all parts of a check, which pass one rules file on, read one tree.</summary>
public sealed class CompiledRulesTests
{
    [Test]
    public void Rules_file_is_parsed_once_for_all_that_ask_for_it()
    {
        var file = TestRules.Of("match /c/{id} { allow get: if true; }");

        CompiledRules.Of(file).Parsed.Should().BeSameAs(CompiledRules.Of(file).Parsed);
        CompiledRules.Of(file with { }).Parsed.Should().NotBeSameAs(CompiledRules.Of(file).Parsed);
    }
}
