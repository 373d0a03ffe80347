namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class NeedlessAllowTests
{
    [TestCase("allow read: if true; §allow get: if request.auth != null;")]
    [TestCase("§allow get: if request.auth != null; allow read: if true;")]
    [TestCase("allow get: if request.auth != null; §allow get: if request.auth!=null /* again */;")]
    [TestCase("allow get: if request.auth != null; §allow get: if (request.auth != null) && resource.data.a == 1;")]
    [TestCase("allow get: if request.auth != null; §allow get: if request.auth.uid == resource.data.owner;")]
    [TestCase("allow get; allow list; §allow read: if resource.data.a == 1;")]
    [TestCase(
        "function in() { return request.auth != null; } function own(f) { return in() && resource.data[f] == 1; } allow get: if in(); §allow get: if own('a');"
    )]
    [TestCase("match /a/{x} { allow get: if x == 'b'; } match /a/{y} { §allow get: if y == 'b'; }")]
    public void Statement_that_another_makes_needless_is_reported(string statements)
    {
        Marked.Finds("RH2102", statements.Replace(" in()", " isIn()", StringComparison.Ordinal));
    }

    [TestCase("allow get: if true; allow list: if request.auth != null;")]
    [TestCase("allow get: if true; allow read: if request.auth != null;")]
    [TestCase(
        "allow get: if request.auth != null && resource.data.a == 1; allow get: if request.auth != null && resource.data.a == 2;"
    )]
    [TestCase("allow get: if resource.data.a == 1 || resource.data.b == 1; allow get: if resource.data.a == 1;")]
    [TestCase("allow get: if resource.data.a == 1; allow get: if resource.data.a == 1 || resource.data.b == 1;")]
    [TestCase("allow get: if 1 == resource.data.a; allow get: if '1' == resource.data.a;")]
    [TestCase("match /a/{x}/{y} { allow get: if x == 'b'; } match /a/{y}/{x} { allow get: if x == 'b'; }")]
    [TestCase(
        "match /a/{x} { function f() { return x == 'b'; } allow get: if f(); } match /b/{x} { function f() { return x == 'b'; } allow get: if f(); }"
    )]
    [TestCase(
        "allow get: if (resource.data.a - resource.data.b) - 1 == 2; allow get: if resource.data.a - (resource.data.b - 1) == 2;"
    )]
    public void Statement_that_allows_more_than_others_is_not_reported(string statements)
    {
        Marked.Finds("RH2102", statements);
    }
}
