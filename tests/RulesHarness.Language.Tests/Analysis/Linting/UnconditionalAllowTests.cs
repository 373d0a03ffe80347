using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnconditionalAllowTests
{
    [TestCase("§allow read;", RulesSeverity.Info)]
    [TestCase("§allow get: if true;", RulesSeverity.Info)]
    [TestCase("§allow get: if (true);", RulesSeverity.Info)]
    [TestCase("§allow write;", RulesSeverity.Warning)]
    [TestCase("§allow read, write: if true;", RulesSeverity.Warning)]
    [TestCase("§allow create: if true && (true);", RulesSeverity.Warning)]
    [TestCase("function all() { return true; } §allow list, delete: if all();", RulesSeverity.Warning)]
    [TestCase("§allow read: if request.time < timestamp.date(2030, 1, 1);", RulesSeverity.Warning)]
    [TestCase("§allow write: if (timestamp.date(2030, 1, 1) > request.time);", RulesSeverity.Warning)]
    public void Statement_that_asks_for_nothing_is_reported(string statements, RulesSeverity severity)
    {
        Marked.Finds("RH2101", statements).Single().Severity.Should().Be(severity);
    }

    [TestCase("allow read: if request.auth != null;")]
    [TestCase("allow read: if false;")]
    [TestCase("allow read: if true && request.auth != null;")]
    [TestCase("allow nothing: if true;")]
    [TestCase("allow read: if request.time < resource.data.until;")]
    [TestCase("allow read: if request.time < timestamp.date(2030, 1, 1) && request.auth != null;")]
    [TestCase("allow read: if resource.data.at < timestamp.date(2030, 1, 1);")]
    [TestCase("function some(a) { return a; } allow read: if some(resource.data.public);")]
    public void Statement_that_asks_for_something_is_not_reported(string statements)
    {
        Marked.Finds("RH2101", statements);
    }
}
