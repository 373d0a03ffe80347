using NUnit.Framework;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Client;

namespace RulesHarness.NUnit.Assertions;

/// <summary>A claim that does not hold. The stack trace begins with the line of the test.</summary>
internal sealed class RulesAssertionException(string message) : AssertionException(VisibleText.Of(message))
{
    public override string? StackTrace => UserFrames.Of(base.StackTrace);
}
