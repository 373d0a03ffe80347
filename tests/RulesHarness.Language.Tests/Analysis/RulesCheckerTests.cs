using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis;

public sealed class RulesCheckerTests
{
    [TestCase("match /a/{b} { allow read; }", 2, "")]
    [TestCase("match /a/{b} { allow read; }", 1, "RH2018@1")]
    [TestCase("match /a/{b} { allow READ, foo; }", 2, "RH2021@3")]
    [TestCase("match /a/{b=**}/c/{d=**} { allow read; }", 2, "RH2022@3")]
    [TestCase("match /{b=**} {\nmatch /c/{e=**} { allow read; } }", 2, "RH2022@4")]
    [TestCase("match /a/{b=**}/c { allow read; }", 2, "")]
    [TestCase("match /a/{b=**}/c { allow read; }", 1, "RH2018@1 RH2023@3")]
    [TestCase("match /a/{b=**} {\nmatch /c/{d} { allow read; } }", 2, "")]
    [TestCase("match /a/{b=**} {\nmatch /c/{d} { allow read; } }", 1, "RH2018@1 RH2024@3")]
    [TestCase("match /a/{b} { match /c/{b} { allow read; } }", 2, "")]
    public void Structure_that_the_compiler_rejects_or_warns_about_is_reported(
        string body,
        int version,
        string expected
    )
    {
        Told(Samples.Parse(body, version)).Should().Be(expected);
    }

    [TestCase(
        "service a { match /x { allow read; } }\nservice a { match /x { allow read; } }",
        "RH2018@1 RH2020@1 RH2021@1 RH2019@2 RH2020@2 RH2021@2"
    )]
    [TestCase(
        "service firebase.storage { match /x { allow read; } } service cloud.firestore { match /x { allow read; } }",
        "RH2018@1"
    )]
    public void Services_are_known_and_declared_once(string text, string expected)
    {
        Told(RulesParser.Parse(text)).Should().Be(expected);
    }

    [Test]
    public void Realistic_file_is_sound()
    {
        Told(RulesParser.Parse(Samples.Blog)).Should().BeEmpty();
    }

    private static string Told(ParsedRules rules) =>
        string.Join(' ', RulesChecker.Check(rules).Select(diagnostic => $"{diagnostic.Id}@{diagnostic.Span.Line}"));
}
