namespace RulesHarness.NUnit.Tests.Fixtures;

/// <summary>A spec that names its reports.</summary>
[Spec(Reports = ["json=reported.json", "html=reported.html"])]
public sealed class ReportedSpec : SpecTests;
