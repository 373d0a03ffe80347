namespace RulesHarness.Migration.Tests;

/// <summary>The set-up of this assembly.</summary>
[SetUpFixture]
public sealed class TestRun : TestRunSetUp;
