namespace RulesHarness.Firestore.Values;

/// <summary>
/// Marks a type of which only the properties with <see cref="FirestorePropertyAttribute"/> are stored and read.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class FirestoreDataAttribute : Attribute;
