using RulesHarness.TestKit;

namespace Sample.Rules.Tests;

/// <summary>Brings the emulator where there is a Java to run it, so that these tests run on both engines.</summary>
[SetUpFixture]
public sealed class TestRun : TestRunSetUp;
