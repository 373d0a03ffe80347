using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2121 and RH2122: what is wrong with a file as a whole.</summary>
public sealed class FileTests
{
    private const string Firestore =
        "service cloud.firestore { match /databases/{d}/documents { match /a/{b} { allow get: if request.auth.uid == b; } } }";
    private const string Storage =
        "service firebase.storage { match /b/{bucket}/o { match /{all=**} { allow read, write; } } }";

    [Test]
    public void File_for_another_product_is_one_error()
    {
        var found = RulesAnalyzer.Analyze(RulesParser.Parse($"rules_version = '2';\n{Storage}"));

        found
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<RulesDiagnostic>(one =>
                one.Id == "RH2121" && one.Severity == RulesSeverity.Error && one.Span.Line == 2
            );
    }

    [TestCase(Firestore)]
    [TestCase($"{Firestore} {Storage}")]
    [TestCase($"{Storage} {Firestore}")]
    public void File_for_Firestore_too_is_not_an_error(string text)
    {
        RulesAnalyzer.Analyze(RulesParser.Parse(text)).Should().BeEmpty();
    }

    [TestCase(256 * 1024, 0)]
    [TestCase((256 * 1024) + 1, 1)]
    public void File_is_too_large_beyond_256_KiB(int bytes, int findings)
    {
        var text = $"rules_version = '2'; {Firestore}//";

        RulesAnalyzer
            .Analyze(RulesParser.Parse(text.PadRight(bytes, 'x')))
            .Where(finding => finding.Id == "RH2122")
            .Should()
            .HaveCount(findings);
    }

    [Test]
    public void Size_is_that_of_the_text_in_UTF8()
    {
        RulesAnalyzer
            .Analyze(RulesParser.Parse($"{Firestore}//{new string('é', 140_000)}"))
            .Should()
            .Contain(finding => finding.Id == "RH2122");
    }
}
