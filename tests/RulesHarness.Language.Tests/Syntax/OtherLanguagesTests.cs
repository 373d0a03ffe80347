using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

/// <summary>Tests the help for words and operators of other languages: it names the form that rules have.</summary>
public sealed class OtherLanguagesTests
{
    [TestCase("a === b", "write `==`: there is no `===`")]
    [TestCase("a !== b", "write `!=`: there is no `!==`")]
    [TestCase("a = b", "write `==` to compare")]
    [TestCase("a <> b", "write `!=`: there is no `<>`")]
    [TestCase("a and b", "write `&&` for `and`")]
    [TestCase("a AND b", "write `&&` for `and`")]
    [TestCase("a or b", "write `||` for `or`")]
    [TestCase("not b", "write `!` for `not`")]
    [TestCase("(a and b) || c", "write `&&` for `and`")]
    [TestCase("[a or b]", "write `||` for `or`")]
    [TestCase("a & b", "write `&&`")]
    [TestCase("a | b", "write `||`")]
    [TestCase("a => b", "write `==` to compare")]
    [TestCase("a is not null", "write `!= null`, or `!(value is type)`")]
    [TestCase("a?.b == 1", "write `map.get('name', other)` for a value that may be missing")]
    [TestCase("a ?? b", "write `map.get('name', other)` for a value that may be missing")]
    [TestCase("a == `b`", "write strings in `'` or `\"`")]
    [TestCase("a == ‘b’", "write strings in `'` or `\"`")]
    [TestCase("a == /b/${c}", "write `$(value)`, inside a path, to put a value into it")]
    public void Sign_of_another_language_is_explained(string condition, string help)
    {
        Errors($"allow get: if {condition};").First().Help.Should().Be(help);
    }

    [TestCase("allow get if true;", "write a colon between the methods and `if`")]
    [TestCase("allow get: true;", "write `if` before the condition")]
    public void Statement_that_lacks_a_sign_is_explained(string statement, string help)
    {
        Errors(statement).First().Help.Should().Be(help);
    }

    [TestCase("undefined == 1", "write `null`, or `'name' in resource.data` to test for a missing field")]
    [TestCase("auth.uid == 'a'", "write `request.auth`")]
    [TestCase("user.uid == 'a'", "write `request.auth`")]
    [TestCase("uid == 'a'", "write `request.auth.uid`")]
    [TestCase("Request.auth != null", "write `request`")]
    [TestCase("True", "write `true`")]
    [TestCase(
        "exists(/databases/$(database)/documents/users/$uid)",
        "write `$(uid)`, inside a path, to put a value into it"
    )]
    [TestCase("anything == 1", "correct the name, or declare it: evaluating an unknown name is an error")]
    [TestCase("b.equals('a')", "compare with `==`")]
    [TestCase("b.startsWith('a')", "write `.matches('...')`, with a regular expression for the whole string")]
    [TestCase("resource.data().a == 1", "write `.data`, without `()`")]
    [TestCase("b.includes('a')", "write `value in list`")]
    [TestCase("b.anything('a')", "correct the name, or declare the function: calling an unknown function is an error")]
    public void Name_of_another_language_is_explained(string condition, string help)
    {
        var rules = RulesParser.Parse(Samples.InService($"match /a/{{b}} {{ allow get: if {condition}; }}"));

        rules.Diagnostics.Should().BeEmpty();
        RulesChecker.Check(rules).Should().Contain(finding => finding.Help == help);
    }

    private static IEnumerable<RulesDiagnostic> Errors(string statement) =>
        RulesParser
            .Parse(Samples.InService($"match /a/{{b}} {{ {statement} }}"))
            .Diagnostics.Where(finding => finding.Severity == RulesSeverity.Error);
}
