namespace RulesHarness.Firestore.Values;

/// <summary>Stores a property under another name than its own; on a record's parameter write <c>[property: ...]</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FirestorePropertyAttribute(string name) : Attribute
{
    /// <summary>The field's name in the document.</summary>
    public string Name { get; } = name;
}
