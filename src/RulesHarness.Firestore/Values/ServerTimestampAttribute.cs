namespace RulesHarness.Firestore.Values;

/// <summary>
/// Stores the time of the request, as <see cref="FieldValue.ServerTimestamp"/> does, whatever the property holds.
/// Reading is not affected.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServerTimestampAttribute : Attribute;
