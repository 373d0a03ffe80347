namespace RulesHarness.Firestore.Values;

/// <summary>
/// Marks the property that receives the document's id when a snapshot is converted: a <see cref="string"/>, or a
/// <c>DocumentReference</c>. It is never stored.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FirestoreDocumentIdAttribute : Attribute;
