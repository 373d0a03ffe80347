using RulesHarness.Testing;

namespace RulesHarness.NUnit.Tests;

/// <summary>The set-up of this assembly.</summary>
[SetUpFixture]
public sealed class TestRun : TestRunSetUp
{
    /// <summary>Ends the emulators that these tests share, as users' tests share theirs.</summary>
    [OneTimeTearDown]
    public static Task EndSharedHostsAsync() => SharedHosts.EndAllAsync();
}
