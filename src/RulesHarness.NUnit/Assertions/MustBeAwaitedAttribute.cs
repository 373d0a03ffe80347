namespace RulesHarness.NUnit.Assertions;

/// <summary>
/// What a method returns, or whatever a type's methods return, means nothing until it is awaited: the analyzer tells of the places where nobody does.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
)]
public sealed class MustBeAwaitedAttribute : Attribute;
