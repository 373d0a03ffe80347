using System.Runtime.CompilerServices;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>The writes that a batch and a transaction gather alike.</summary>
public abstract class WriteBuffer
{
    private readonly List<Write> _writes = [];

    private protected WriteBuffer() { }

    private protected IReadOnlyList<Write> Pending => _writes;

    /// <summary>Adds the creation of a document.</summary>
    /// <exception cref="ArgumentException">A member of the data cannot be stored; the message names it.</exception>
    public void Create(DocumentReference document, object data) => _writes.Add(Writes.Create(document, data));

    /// <summary>Adds a set; see <see cref="DocumentReference.SetAsync"/>.</summary>
    /// <exception cref="ArgumentException">A member of the data cannot be stored; the message names it.</exception>
    public void Set(
        DocumentReference document,
        object data,
        SetOptions? options = null,
        Precondition? precondition = null
    ) => _writes.Add(Writes.Set(document, data, options, precondition));

    /// <summary>Adds an update of an existing document; see
    /// <see cref="DocumentReference.UpdateAsync(object, Precondition?, CancellationToken)"/>.</summary>
    /// <exception cref="ArgumentException">There is no update, two overlap, or a value cannot be stored.</exception>
    [OverloadResolutionPriority(-1)]
    public void Update(DocumentReference document, object updates, Precondition? precondition = null) =>
        _writes.Add(Writes.Update(document, updates, precondition));

    /// <summary>Adds an update of one field of an existing document.</summary>
    /// <exception cref="ArgumentException">The value cannot be stored.</exception>
    public void Update(DocumentReference document, FieldPath field, object? value, Precondition? precondition = null) =>
        Update(document, new Dictionary<FieldPath, object?> { [field] = value }, precondition);

    /// <summary>Adds a deletion.</summary>
    public void Delete(DocumentReference document, Precondition? precondition = null) =>
        _writes.Add(Writes.Delete(document, precondition));
}
