namespace RulesHarness.NUnit.Assertions;

/// <summary>
/// Marks a method, or all methods of a type, whose result does nothing until it is awaited. The analyzer reports calls
/// that nothing awaits.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
)]
public sealed class MustBeAwaitedAttribute : Attribute;
