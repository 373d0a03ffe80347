namespace RulesHarness.NUnit.Tests.Fixtures;

/// <summary>All that a user writes: the project is the one that this assembly lies in.</summary>
[Spec]
public sealed class ProjectSpec : SpecTests;
