using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Which of the statements that denied a request was meant to decide it.</summary>
public sealed class DenialTests
{
    private const string DenyAll = "match /{all=**} { allow read, write: if false; }";

    private const string Unlocked = "match /{all=**} { allow read, write: if request.auth.uid == 'root'; }";

    // The blocks stand on line 3 and on.
    private static readonly TestCaseData[] Denials =
    [
        Case(
            $"{DenyAll}\nmatch /a/{{id}} {{ allow get: if id == 'y'; }}",
            Cause.False,
            4,
            "constant before the block that was meant"
        ),
        Case(
            $"match /a/{{id}} {{ allow get: if id == 'y'; }}\n{DenyAll}",
            Cause.False,
            3,
            "constant after the block that was meant"
        ),
        Case(
            $"{DenyAll}\nmatch /a/{{id}} {{ allow get: if request.nope; }}",
            Cause.Error,
            4,
            "constant beside an error"
        ),
        Case(
            $"{DenyAll}\nmatch /a/{{id}} {{ allow create: if id == 'y'; }}",
            Cause.NoMatch,
            null,
            "constant beside a block without a statement for the method"
        ),
        Case(
            $"{DenyAll}\nmatch /a/{{id}} {{ match /b/{{c}} {{ allow get: if true; }} }}",
            Cause.False,
            3,
            "constant alone"
        ),
        Case(
            "match /a/{id} { allow get: if (false); }\nmatch /a/x { allow create: if true; }",
            Cause.False,
            3,
            "constant of a block for the collection"
        ),
        Case(
            "match /{all=**} { allow get: if !true || 1 == 2; }\nmatch /a/{id} { allow get: if id == 'y'; }",
            Cause.False,
            4,
            "constant that is worked out"
        ),
        Case(
            "match /{all=**} { allow get: if false; }\nmatch /a/{id} { allow get: if false; }",
            Cause.False,
            4,
            "constants alone"
        ),
        Case(
            $"{Unlocked}\nmatch /a/{{id}} {{ allow get: if request.nope; }}",
            Cause.Error,
            4,
            "error in the more specific block"
        ),
        Case(
            $"{Unlocked}\nmatch /a/{{id}} {{ allow get: if false; }}",
            Cause.False,
            3,
            "constant in the more specific block"
        ),
        Case(
            "match /{c}/{id} { allow get: if c == 'b'; }\nmatch /a/{id} { allow get: if request.nope; }",
            Cause.Error,
            4,
            "text before a wildcard"
        ),
        Case(
            "match /a/x { allow get: if request.nope; }\nmatch /a/{id} { allow get: if id == 'y'; }",
            Cause.Error,
            3,
            "text after a text"
        ),
        Case(
            "match /{all=**} { allow get: if request.nope; }\nmatch /{c}/{all=**} { allow get: if c == 'b'; }",
            Cause.False,
            4,
            "more segments beside a recursive wildcard"
        ),
        Case(
            "match /a/{id} { allow get: if request.nope;\nallow get: if id == 'y'; }",
            Cause.False,
            4,
            "one false statement of a block"
        ),
        Case(
            "match /a/{id} { allow get: if request.nope;\nallow get: if false; }",
            Cause.Error,
            3,
            "constant in the block that was meant"
        ),
        Case(
            "match /a/{id} { allow get: if id == 'y';\nallow read: if id == 'z'; }",
            Cause.False,
            3,
            "first of several"
        ),
        Case(
            "match /a/{id} { allow get: if id == 'y'; allow read: if false; }",
            Cause.False,
            3,
            "one line of two statements"
        ),
    ];

    [TestCaseSource(nameof(Denials))]
    public void Denial_names_the_statement_that_was_meant(string blocks, Cause cause, int? line)
    {
        var decision = Programs.Decide(blocks, Programs.Request(RulesMethod.Get, "a/x"));

        (decision.Cause, decision.Line).Should().Be((cause, line));
    }

    [TestCaseSource(nameof(Denials))]
    public void Lines_alone_tell_the_same(string blocks, Cause cause, int? line)
    {
        var rules = RulesParser.Parse(Samples.InService(blocks, 2));
        var decision = RulesProgram
            .Compile(rules)
            .Decide(Programs.Request(RulesMethod.Get, "a/x"), new StoredDocuments());
        var lines = decision
            .Tried.GroupBy(tried => tried.Statement.VerdictLine)
            .Select(tried => new DeniedLine(tried.Key, tried.Last().Outcome));

        Denial
            .Of(RulesOutline.Of(rules).Match("a/x", RulesMethod.Get), [.. lines])
            .Should()
            .Be(new Denial(cause, line));
    }

    [Test]
    public void Limit_outweighs_all_else() =>
        Denial
            .Of([], [new DeniedLine(3, Cause.False), new DeniedLine(4, Cause.Limit)])
            .Should()
            .Be(new Denial(Cause.Limit, 4));

    private static TestCaseData Case(string blocks, Cause cause, int? line, string name) =>
        new TestCaseData(blocks, cause, line).SetArgDisplayNames(name);
}
