namespace RulesHarness.Firestore.Values;

/// <summary>
/// Stores a property, under its own name or another one. A type without <see cref="FirestoreDataAttribute"/> stores all
/// its public properties. On a record's parameter write <c>[property: ...]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FirestorePropertyAttribute : Attribute
{
    /// <summary>Stores the property under its own name.</summary>
    public FirestorePropertyAttribute() { }

    /// <summary>Stores the property under another name.</summary>
    public FirestorePropertyAttribute(string name) => Name = name;

    /// <summary>The field's name in the document; null for the property's own.</summary>
    public string? Name { get; }
}
