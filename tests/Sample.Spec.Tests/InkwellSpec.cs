using RulesHarness.NUnit;

[assembly: Parallelizable(ParallelScope.All)]

namespace Sample.Spec.Tests;

/// <summary>
/// Every sentence, schema row and access pattern of spec/database.md, tested against rules/firestore.rules.
/// </summary>
[Spec]
public sealed class InkwellSpec : SpecTests;
