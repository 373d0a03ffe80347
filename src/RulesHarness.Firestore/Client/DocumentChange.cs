namespace RulesHarness.Firestore.Client;

/// <summary>
/// The difference of one document of a query from the snapshot before. Changes come in order, each relative to the
/// result of those before it.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/listen#view_changes_between_snapshots"/>
public sealed class DocumentChange
{
    internal DocumentChange(Type changeType, DocumentSnapshot document, int? oldIndex, int? newIndex) =>
        (ChangeType, Document, OldIndex, NewIndex) = (changeType, document, oldIndex, newIndex);

    /// <summary>The kinds of change.</summary>
    public enum Type
    {
        /// <summary>It came into the result: created, or changed so that it matches now.</summary>
        Added,

        /// <summary>It was in the result before, and changed.</summary>
        Modified,

        /// <summary>It left the result: deleted, or changed so that it doesn't match any more.</summary>
        Removed,
    }

    /// <summary>The kind of change.</summary>
    public Type ChangeType { get; }

    /// <summary>The document as it is now; one that was removed as it last was.</summary>
    public DocumentSnapshot Document { get; }

    /// <summary>Where it was, from zero; null when it was added.</summary>
    public int? OldIndex { get; }

    /// <summary>Where it is now, from zero; null when it was removed.</summary>
    public int? NewIndex { get; }

    /// <summary>The kind of change and the document.</summary>
    public override string ToString() => $"{ChangeType} {Document.Reference.RelativePath}";
}
