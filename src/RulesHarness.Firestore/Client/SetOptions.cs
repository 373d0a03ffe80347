using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>Determines how a set treats the fields that its data doesn't name.</summary>
public sealed class SetOptions
{
    private SetOptions(bool merges, IReadOnlyList<FieldPath>? fields) => (Merges, Fields) = (merges, fields);

    /// <summary>Drops them.</summary>
    public static SetOptions Overwrite { get; } = new(false, null);

    /// <summary>Keeps them; within maps too.</summary>
    public static SetOptions MergeAll { get; } = new(true, null);

    internal bool Merges { get; }

    internal IReadOnlyList<FieldPath>? Fields { get; }

    /// <summary>Writes these fields alone, whatever else the data names; it must name them all.</summary>
    public static SetOptions MergeFields(params FieldPath[] fields) => new(true, [.. fields]);
}
