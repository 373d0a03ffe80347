using NUnit.Framework.Internal;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// Tells whether a client is used by the test that it was made for. Another test has other documents, so its verdicts
/// would mean nothing.
/// </summary>
internal static class ClientOwner
{
    /// <exception cref="RulesTestException">Another test runs here.</exception>
    public static void ThrowIfAnother(Test owner)
    {
        // What runs beside tests, such as a listener of a server, has no test of its own.
        var current = TestExecutionContext.CurrentContext.CurrentTest;
        if (current is not TestMethod || current.Id == owner.Id)
        {
            return;
        }

        var name = owner is TestMethod ? owner.Name : $"[OneTimeSetUp] of {owner.Name}";
        throw RulesTestException.Refused([
            TestingDiagnostics.AnotherTests.At(current.ClassName ?? current.Name, 1, 1, name, current.Name),
        ]);
    }
}
