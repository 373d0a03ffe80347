using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Mutation;

/// <summary>The mistakes that each mutator makes, in one condition or one statement.</summary>
public sealed class MutatorTests
{
    [TestCase("constant-condition", "a == 1", "true | false")]
    [TestCase("drop-operand", "a == 1 && b && c", "b && c | a == 1 && c | a == 1 && b")]
    [TestCase("drop-operand", "a || b", "b | a")]
    [TestCase("swap-logic", "a && b || c", "a || b || c | a && b && c")]
    [TestCase("negate", "a && !b", "!(a) && !b | a && b | !(a && !b)")]
    [TestCase("other-arm", "a ? b : c", "!(a) ? b : c | (b) | (c)")]
    [TestCase("other-comparison", "a == b", "a != b")]
    [TestCase("other-comparison", "a <= b", "a > b")]
    [TestCase("other-bound", "a <= b", "a < b | a == b")]
    [TestCase("other-bound", "a > b", "a >= b")]
    [TestCase("other-number", "a == 5", "a == 6 | a == 4")]
    [TestCase("other-text", "a == 'x'", "a == 'x~'")]
    [TestCase("other-text", "a.get('k', '') == 'x'", "a.get('k~', '') == 'x' | a.get('k', '') == 'x~'")]
    [TestCase("other-boolean", "a == true", "a == false")]
    [TestCase("other-items", "a in ['x']", "a in [] | a in ['x', 'unheardOf']")]
    [TestCase("other-items", "a in ['x', 1]", "a in [1] | a in ['x']")]
    [TestCase("other-look-up", "get(/a/$(b)).data.c", "getAfter(/a/$(b)).data.c | get(/a/no-such-id).data.c")]
    [TestCase("other-look-up", "exists(/a/$(b))", "existsAfter(/a/$(b)) | exists(/a/no-such-id) | true | false")]
    [TestCase(
        "other-document",
        "resource.data.a == request.resource.data.b",
        "request.resource.data.a == request.resource.data.b | resource.data.a == resource.data.b"
    )]
    [TestCase("other-caller", "request.auth.uid == a", "'somebody' == a")]
    [TestCase("other-caller", "request.auth.token.role == 'x'", "true == 'x' | null == 'x'")]
    [TestCase("other-set", "a.hasOnly(['x'])", "a.hasAll(['x']) | a.hasAny(['x'])")]
    [TestCase("other-keys", "a.diff(b).addedKeys().size() == 0", "a.diff(b).affectedKeys().size() == 0")]
    [TestCase("other-type", "a is string", "a is int | true")]
    [TestCase("other-type", "a is map", "a is string | true")]
    [TestCase("other-size", "a.size() > b", "(a.size() + 1) > b | (a.size() - 1) > b")]
    [TestCase("loose-pattern", "a.matches('x+')", "a.matches('(?s).*') | a.matches('x+' + '.*')")]
    [TestCase("loose-pattern", "a.matches('^x+$')", "a.matches('(?s).*') | a.matches('^x+.*$')")]
    [TestCase("loose-pattern", "a.matches('x.*$')", "a.matches('(?s).*')")]
    [TestCase("other-time", "a < request.time", "a < timestamp.value(0) | a < timestamp.date(9000, 1, 1)")]
    public void Condition_is_changed_in_each_way(string mutator, string condition, string expected) =>
        Of(mutator, $"allow get: if {condition};")
            .Select(text => text["allow get: if ".Length..^1].Trim())
            .Should()
            .BeEquivalentTo(expected.Split(" | "));

    [TestCase("other-methods", "allow get: if true;", "allow read: if true;")]
    [TestCase(
        "other-methods",
        "allow write: if true;",
        "allow create: if true; | allow update: if true; | allow delete: if true;"
    )]
    [TestCase(
        "remove-statement",
        "allow get: if true;allow list: if true;",
        "allow get: if true; | allow list: if true;"
    )]
    public void Statement_is_changed_in_each_way(string mutator, string statement, string expected) =>
        Of(mutator, statement).Should().BeEquivalentTo(expected.Split(" | "));

    [Test]
    public void Paths_blocks_functions_and_version_are_changed()
    {
        const string Rules = """
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                function isOpen() { return resource.data.open == true; }
                match /docs/{id} { allow get: if isOpen(); match /{rest=**} { allow get: if false; } }
              }
            }
            """;

        string[] changes =
        [
            .. Mutators
                .Of(
                    RulesParser.Parse(Rules),
                    [
                        .. Mutators.All.Where(each =>
                            each.Name is "other-path" or "other-version" or "remove-block" or "constant-condition"
                        ),
                    ]
                )
                .Select(mutant => $"{mutant.Mutator.Name}: {mutant.Replacement}"),
        ];

        changes
            .Should()
            .BeEquivalentTo(
                "other-version: '1'",
                "constant-condition: true",
                "constant-condition: false",
                "other-path: {anyName}",
                "other-path: {id=**}",
                "other-path: {rest}",
                "remove-block: match /no-such-collection/{id} { allow read: if false; }",
                "remove-block: match /no-such-collection/{id} { allow read: if false; }",
                "constant-condition: true",
                "constant-condition: false",
                "constant-condition: true"
            );
    }

    [Test]
    public void Mutants_differ_from_the_file_and_compile()
    {
        var parsed = RulesParser.Parse(Samples.Blog);

        var mutants = Mutators.Of(parsed);

        mutants.Should().HaveCountGreaterThan(100);
        mutants
            .Select(mutant => mutant.Apply(parsed.Source))
            .Should()
            .OnlyHaveUniqueItems()
            .And.NotContain(parsed.Source.Text);
        mutants.Select(mutant => mutant.Mutator.Name).Distinct().Should().HaveCountGreaterThan(8);
        mutants
            .Where(mutant => RulesParser.Parse(mutant.Apply(parsed.Source)).HasErrors)
            .Select(mutant => $"{mutant.Mutator.Name}: {mutant.Replacement}")
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Rules_with_errors_are_refused() =>
        FluentActions
            .Invoking(() => Mutators.Of(RulesParser.Parse("service cloud.firestore {")))
            .Should()
            .Throw<ArgumentException>();

    private static IEnumerable<string> Of(string mutator, string statement)
    {
        const string Before = "service cloud.firestore { match /databases/{db}/documents { match /docs/{id} { ";
        const string After = " } } }";
        var parsed = RulesParser.Parse(Before + statement + After);
        parsed.HasErrors.Should().BeFalse();
        return Mutators
            .Of(parsed, [Mutators.All.Single(each => each.Name == mutator)])
            .Select(mutant => mutant.Apply(parsed.Source)[Before.Length..^After.Length]);
    }
}
