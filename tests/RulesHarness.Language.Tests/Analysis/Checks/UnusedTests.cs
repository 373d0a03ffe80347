namespace RulesHarness.Language.Tests.Analysis.Checks;

public sealed class UnusedTests
{
    // The emulator's compiler warns of the same functions.
    [TestCase("function §f() { return true; } allow get: if request.auth != null;")]
    [TestCase("function §f() { return g(); } function g() { return true; } allow get: if request.auth != null;")]
    [TestCase("function §f() { return true; } match /a/{x} { function f() { return false; } allow get: if f(); }")]
    [TestCase("match /a/{x} { function §f() { return true; } allow get: if false; } match /b/{x} { allow get: if f(); }")]
    public void Function_that_nothing_calls_is_told(string statements)
    {
        Marked.Finds("RH2111", statements);
    }

    [TestCase("function f() { return true; } allow get: if f();")]
    [TestCase("function f() { return g(); } function g() { return true; } allow get: if f();")]
    [TestCase("function f() { return true; } match /a/{x} { match /b/{y} { allow get: if x == 'a' || f(); } }")]
    [TestCase("function f() { let a = g(); return a; } function g() { return true; } allow get: if f();")]
    public void Function_that_is_called_is_not(string statements)
    {
        Marked.Finds("RH2111", statements);
    }

    [TestCase("function f(§a) { return true; } allow get: if f(1);")]
    [TestCase("function f(a, §b) { return a == 1; } allow get: if f(1, 2);")]
    [TestCase("function f(a) { let b = a; let §c = b; return true; } allow get: if f(1);")]
    [TestCase("function f(§a) { let §b = 1; return true; } allow get: if f(1);")]
    public void Name_that_is_never_read_is_told(string statements)
    {
        Marked.Finds("RH2113", statements);
    }

    [TestCase("function f(a) { let b = a; return b; } allow get: if f(true);")]
    [TestCase("function f(a) { return exists(/databases/$(database)/documents/a/$(a)); } allow get: if f('b');")]
    public void Name_that_is_read_is_not(string statements)
    {
        Marked.Finds("RH2113", statements);
    }
}
