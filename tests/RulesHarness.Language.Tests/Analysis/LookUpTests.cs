using RulesHarness.Language.Analysis;

namespace RulesHarness.Language.Tests.Analysis;

/// <summary>Tests the documents that the statements about a request look up, as far as the text shows.</summary>
public sealed class LookUpTests
{
    [TestCase("allow create: if exists(/databases/$(d)/documents/b/$(x));", "b/*")]
    [TestCase("allow create: if get(/databases/$(d)/documents/b/$(f(x.y).z)).data.n == 1;", "b/*")]
    [TestCase("allow create: if existsAfter(/databases/(default)/documents/b/one/c/$(x));", "b/one/c/*")]
    [TestCase(
        "allow create: if getAfter(/databases/$(d)/documents/b/$(x)).data == get(/databases/$(d)/documents/c/$(x)).data;",
        "b/*, c/*"
    )]
    [TestCase(
        "function f(y) { return exists(g(y)); } function g(y) { return /databases/$(d)/documents/b/$(y); } allow create: if f(1);",
        "b/*"
    )]
    [TestCase(
        "function f() { let p = /databases/$(d)/documents/b/$(x); return exists(p); } allow create: if f();",
        "b/*"
    )]
    [TestCase("function f() { return f(); } allow create: if f();", "")]
    [TestCase("allow create: if resource.data.get('documents', null) == null;", "")]
    [TestCase("allow create: if request.path == /databases/$(d)/documents/b/$(x);", "")]
    [TestCase("function f() { return exists(/databases/$(d)/documents/b/$(x)); } allow create: if true;", "")]
    [TestCase(
        "function f() { return exists(/databases/$(d)/documents/b/$(x)); } allow update: if f(); allow create: if true;",
        ""
    )]
    [TestCase(
        "allow write: if exists(/databases/$(d)/documents/b/$(x)); allow create: if exists(/databases/$(d)/documents/b/$(x));",
        "b/*"
    )]
    [TestCase("allow create;", "")]
    public void Create_looks_up(string statements, string expected) =>
        string.Join(", ", LookUps($"match /a/{{x}} {{ {statements} }}", "a/any")).Should().Be(expected);

    [Test]
    public void Innermost_function_of_a_name_is_called() =>
        LookUps(
                """
                function f() { return exists(/databases/$(d)/documents/outer/x); }
                match /a/{x} {
                  function f() { return exists(/databases/$(d)/documents/inner/x); }
                  match /b/{y} { allow create: if f(); }
                }
                """,
                "a/any/b/any"
            )
            .Should()
            .Equal("inner/x");

    private static IEnumerable<string> LookUps(string matches, string path) =>
        RulesOutline.Of(Samples.Parse(matches)).LookUps(path, RulesMethod.Create);
}
