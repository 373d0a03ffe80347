namespace RulesHarness.NUnit;

/// <summary>Marks a type whose values do nothing until they are awaited: the analyzer warns of one that isn't.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MustBeAwaitedAttribute : Attribute;
