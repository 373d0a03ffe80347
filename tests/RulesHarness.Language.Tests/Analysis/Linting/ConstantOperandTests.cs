namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class ConstantOperandTests
{
    [TestCase("allow get: if request.auth != null && §true;", "`true` has no effect here")]
    [TestCase("allow get: if §(false) || request.auth != null;", "`false` has no effect here")]
    [TestCase(
        "allow get: if request.auth != null && (resource.data.a == 1 && §false);",
        "with `false` this is always false"
    )]
    [TestCase("allow get: if resource.data.a == 1 || §true;", "with `true` this is always true")]
    [TestCase("allow get: if §!true;", "`!true` is always false")]
    [TestCase("allow get: if (§true ? request.auth != null : false);", "the condition is always true")]
    [TestCase("allow get: if §resource.data.a == resource.data.a;", "both sides of the comparison are the same")]
    [TestCase("allow get: if §1 >= 1;", "both sides of the comparison are the same")]
    [TestCase(
        "allow get: if resource.data.a == 1 || request.auth != null || §(resource.data.a == 1);",
        "this is tested twice"
    )]
    [TestCase("function f(a) { return a == 1 && §a == 1; } allow get: if f(resource.data.a);", "this is tested twice")]
    [TestCase(
        "function f(a) { let b = a == 1 && §true; return b; } allow get: if f(resource.data.a);",
        "`true` has no effect here"
    )]
    public void Part_that_is_always_the_same_is_reported(string statements, string message)
    {
        Marked.Finds("RH2114", statements).Single().Message.Should().Be(message);
    }

    [TestCase("allow get: if true;")]
    [TestCase("allow get: if false;")]
    [TestCase("function f() { return true; } allow get: if f() && request.auth != null;")]
    [TestCase("allow get: if resource.data.a == true && resource.data.b == false;")]
    [TestCase("allow get: if resource.data.a == resource.data.b;")]
    [TestCase("allow update: if resource.data.a == request.resource.data.a;")]
    [TestCase(
        "allow get: if (resource.data.a == 1 && resource.data.b == 1) || (resource.data.a == 1 && resource.data.c == 1);"
    )]
    [TestCase("allow get: if resource.data.a == 1 && !(resource.data.a == 2);")]
    public void Part_that_a_request_decides_is_not_reported(string statements)
    {
        Marked.Finds("RH2114", statements);
    }
}
