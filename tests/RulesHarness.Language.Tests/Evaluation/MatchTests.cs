using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Which statements are tried, in which order, and what wildcards stand for.</summary>
public sealed class MatchTests
{
    private const string Nested = """
        match /{all=**} {
          allow get: if 1 == 2;
          match /a/{id} {
            allow get: if 1 == 2;
          }
        }
        match /a/{id} {
          allow get: if 1 == 2;
          allow get: if 1 == 2;
          match /b/{other} {
            allow get: if 1 == 2;
          }
          match /{rest=**} {
            allow get: if 1 == 2;
          }
        }
        match /{collection}/x {
          allow get: if 1 == 2;
        }
        match /c/{id} {
          allow get: if 1 == 2;
        }
        """;

    [TestCase("a/x", "6 4 10 11 16 20", TestName = "Blocks_inside_a_recursive_wildcard_come_before_its_own_statements")]
    [TestCase("a/x/b/y", "4 13 16")]
    [TestCase("c/x", "4 20 23")]
    [TestCase("d/y", "4")]
    public void All_statements_of_all_matching_blocks_are_tried(string path, string expected) =>
        Programs.Lines(Programs.Decide(Nested, Programs.Request(RulesMethod.Get, path))).Should().Be(expected);

    [TestCase(2, "a/x", "true", TestName = "Recursive_wildcard_of_version_2_matches_nothing_at_all")]
    [TestCase(2, "a/x/b/y", "true")]
    [TestCase(1, "a/x", "none", TestName = "Recursive_wildcard_of_version_1_matches_a_segment_at_least")]
    [TestCase(1, "a/x/b/y", "true")]
    public void Recursive_wildcard_matches(int version, string path, string expected)
    {
        var decision = Programs.Decide(
            "match /a/x/{rest=**} { allow get: if rest is path; }",
            Programs.Request(RulesMethod.Get, path),
            version: version
        );

        (decision.Tried.IsEmpty ? "none" : Programs.Text(decision)).Should().Be(expected);
    }

    [TestCase("match /{all=**} { allow get: if all[0] == 'a' && all[1] == 'x' && all[3] == 'y'; }")]
    [TestCase("match /{all=**}/b/{id} { allow get: if all == /a/x && id == 'y'; }")]
    [TestCase("match /{all=**} { match /b/{id} { allow get: if all == /a/x && id == 'y'; } }")]
    [TestCase("match /a/{id} { match /{rest=**} { allow get: if rest == /b/y && id == 'x'; } }")]
    [TestCase("match /a/{id} { match /b/{id} { allow get: if id == 'y'; } }")]
    [TestCase("match /{a}/{b}/{c}/{d} { allow get: if a + b + c + d == 'axby' && database == '(default)'; }")]
    public void Wildcard_stands_for_its_part_of_the_path(string rules) =>
        Programs.Decide(rules, Programs.Request(RulesMethod.Get, "a/x/b/y")).IsAllowed.Should().BeTrue();

    [TestCase(RulesMethod.Get, "3 6")]
    [TestCase(RulesMethod.List, "3")]
    [TestCase(RulesMethod.Create, "4")]
    [TestCase(RulesMethod.Update, "4 5")]
    [TestCase(RulesMethod.Delete, "4 6")]
    public void Statement_is_about_its_methods(RulesMethod method, string expected) =>
        Programs
            .Lines(
                Programs.Decide(
                    """
                    match /a/{id} { allow read: if 1 == 2;
                      allow write: if 1 == 2;
                      allow UPDATE: if 1 == 2;
                      allow get, delete: if 1 == 2; }
                    """,
                    Programs.Request(method, method == RulesMethod.List ? "a" : "a/x")
                )
            )
            .Should()
            .Be(expected);

    [Test]
    public void Other_services_and_databases_have_no_say()
    {
        var rules = RulesParser.Parse(
            """
            service firebase.storage { match /databases/{d}/documents { match /a/{id} { allow get: if true; } } }
            service cloud.firestore { match /databases/other/documents { match /a/{id} { allow get: if true; } } }
            """
        );
        var program = RulesProgram.Compile(rules);

        program
            .Decide(Programs.Request(RulesMethod.Get, "a/x"), new StoredDocuments())
            .Cause.Should()
            .Be(Cause.NoMatch);
        program
            .Decide(Programs.Request(RulesMethod.Get, "a/x") with { Database = "other" }, new StoredDocuments())
            .IsAllowed.Should()
            .BeTrue();
    }
}
