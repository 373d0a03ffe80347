namespace RulesHarness.Specification.Model;

/// <summary>The operations that rules decide one by one.</summary>
public enum Operation
{
    /// <summary>Read one document by its name.</summary>
    Get,

    /// <summary>Run a query.</summary>
    List,

    /// <summary>Write a document that does not exist.</summary>
    Create,

    /// <summary>Write a document that exists.</summary>
    Update,

    /// <summary>Delete a document.</summary>
    Delete,
}

/// <summary>
/// A sentence of the Security Rules: <c>Actors</c> can (or cannot, when <c>Grants</c> is false) do <c>Operations</c>.
/// <c>Only</c> and <c>Except</c> limit the fields an update may change; null when the sentence doesn't speak of fields.
/// </summary>
public sealed record Permission(
    CollectionPath Collection,
    IReadOnlyList<Actor> Actors,
    bool Grants,
    IReadOnlyList<Operation> Operations,
    string Text,
    Place Place
)
{
    /// <summary>The sentence of which this is a part, for some of its operations; null where it is the whole.</summary>
    internal Permission? Whole { get; init; }

    /// <summary>
    /// The sentence as it is written, with all its operations: a part of one that means something else for some of them
    /// is a permission of its own.
    /// </summary>
    public Permission AsWritten() => Whole ?? this;

    /// <summary>Returns true if the sentence is about those who have a role.</summary>
    public bool Names(Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Actors.Any(actor => actor.Role == role.Name);
    }

    /// <summary>Narrowed to documents whose owner is the caller.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>
    /// The condition on the document, the new document, the caller and the time; null if there is none.
    /// </summary>
    public Condition? Condition { get; init; }

    /// <summary>The only fields that may change.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>The fields that may not change.</summary>
    public IReadOnlyList<string>? Except { get; init; }

    /// <summary>The changes of state that <see cref="Condition"/> asks for; null when it asks for none.</summary>
    public Transitions? Transitions { get; init; }

    /// <summary>
    /// The tests that show by hand what the sentence grants; null for one that cases show. What such a sentence says is
    /// granted at most: it justifies what rules allow, and is no reason to expect a request to be allowed.
    /// </summary>
    public string? ByHand { get; init; }

    /// <summary>
    /// The projection through which the fields in <see cref="Only"/> are read; the document itself is then not granted.
    /// </summary>
    public CollectionPath? Via { get; init; }
}

/// <summary>Who owns a document of a collection: its document id, or the field named <c>Field</c>.</summary>
public sealed record Ownership(string? Field, Place Place)
{
    /// <summary>The document id is the owner's uid.</summary>
    public bool ByDocumentId => Field is null;
}

/// <summary>
/// The policy of one collection: who owns a document, if that is known, and the sentences. <c>Place</c> is where the
/// bullet is, or the inventory's row if the collection has no bullet.
/// </summary>
public sealed record Policy(
    CollectionPath Collection,
    Ownership? Owner,
    IReadOnlyList<Permission> Permissions,
    Place Place
)
{
    /// <summary>The sentences as they are written.</summary>
    public IEnumerable<Permission> Sentences =>
        from permission in Permissions
        group permission.AsWritten() by permission.Place into parts
        select parts.First();

    /// <summary>
    /// The sentences that grant an operation on the documents themselves: one through a projection grants nothing here.
    /// </summary>
    public IEnumerable<Permission> Granting(Operation operation) =>
        Permissions.Where(permission =>
            permission.Grants && permission.Via is null && permission.Operations.Contains(operation)
        );
}
