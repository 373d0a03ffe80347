using System.Runtime.CompilerServices;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// A document's name with a client to read and write it. Equal to every reference and name of the same document.
/// </summary>
public sealed class DocumentReference : DocumentName
{
    internal DocumentReference(FirestoreDb database, string relativePath)
        : base(database.ProjectId, database.DatabaseId, relativePath) => Database = database;

    /// <summary>The database through which this reference reads and writes.</summary>
    public FirestoreDb Database { get; }

    /// <summary>The collection that the document is in.</summary>
    public CollectionReference Parent => new(Database, RelativePath[..RelativePath.LastIndexOf('/')]);

    /// <summary>A collection below this document.</summary>
    /// <exception cref="ArgumentException">The path is no collection's.</exception>
    public CollectionReference Collection(string path) => new(Database, $"{RelativePath}/{path}");

    /// <summary>Reads the document; one that doesn't exist gives a snapshot that says so.</summary>
    public Task<DocumentSnapshot> GetSnapshotAsync(CancellationToken cancellationToken = default) =>
        CallRecording.Of(() => DocumentReads.GetAsync(this, transaction: null, cancellationToken));

    /// <summary>Creates the document; fails with ALREADY_EXISTS when it is there.</summary>
    /// <exception cref="ArgumentException">A member of the data cannot be stored; the message names it.</exception>
    public Task<WriteResult> CreateAsync(object data, CancellationToken cancellationToken = default) =>
        CommitAsync(Writes.Create(this, data), cancellationToken);

    /// <summary>Writes the document: overwrites it, or merges as <paramref name="options"/> say.</summary>
    /// <param name="data">A dictionary, or an object with properties.</param>
    /// <param name="options"><see cref="SetOptions.Overwrite"/> unless given.</param>
    /// <param name="precondition">
    /// Without one, rules are tried for create and for update; with one, for the operation that it means.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A member of the data cannot be stored; the message names it.</exception>
    public Task<WriteResult> SetAsync(
        object data,
        SetOptions? options = null,
        Precondition? precondition = null,
        CancellationToken cancellationToken = default
    ) => CommitAsync(Writes.Set(this, data, options, precondition), cancellationToken);

    /// <summary>
    /// Changes the named fields of an existing document; <see cref="FieldValue.Delete"/> removes one.
    /// </summary>
    /// <param name="updates">
    /// New values: a dictionary whose keys are <see cref="FieldPath"/>s, or dotted paths as <see
    /// cref="FieldPath.Parse"/> reads them; or an object, each of whose properties is a field.
    /// </param>
    /// <param name="precondition"><see cref="Precondition.MustExist"/> unless given.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no update, two overlap, or a value cannot be stored.</exception>
    [OverloadResolutionPriority(-1)]
    public Task<WriteResult> UpdateAsync(
        object updates,
        Precondition? precondition = null,
        CancellationToken cancellationToken = default
    ) => CommitAsync(Writes.Update(this, updates, precondition), cancellationToken);

    /// <summary>Changes one field of an existing document.</summary>
    /// <exception cref="ArgumentException">The value cannot be stored.</exception>
    public Task<WriteResult> UpdateAsync(
        FieldPath field,
        object? value,
        Precondition? precondition = null,
        CancellationToken cancellationToken = default
    ) => UpdateAsync(new Dictionary<FieldPath, object?> { [field] = value }, precondition, cancellationToken);

    /// <summary>Deletes the document. A missing document is no failure unless the precondition requires it.</summary>
    public Task DeleteAsync(Precondition? precondition = null, CancellationToken cancellationToken = default) =>
        CommitAsync(Writes.Delete(this, precondition), cancellationToken);

    /// <summary>The collections below this document; an admin's call.</summary>
    public IAsyncEnumerable<CollectionReference> ListCollectionsAsync(CancellationToken cancellationToken = default) =>
        Listings.CollectionsAsync(Database, Path, RelativePath + "/", cancellationToken);

    /// <summary>
    /// Listens to the document: calls back with its current state, and after each change. Rules decide a <c>get</c>.
    /// </summary>
    /// <param name="callback">Called with one snapshot after the other; what it throws ends the listener.</param>
    /// <param name="cancellationToken">Cancels the listener.</param>
    public FirestoreChangeListener Listen(
        Action<DocumentSnapshot> callback,
        CancellationToken cancellationToken = default
    ) => Listen(Listeners.Completed(callback), cancellationToken);

    /// <inheritdoc cref="Listen(Action{DocumentSnapshot}, CancellationToken)"/>
    public FirestoreChangeListener Listen(
        Func<DocumentSnapshot, CancellationToken, Task> callback,
        CancellationToken cancellationToken = default
    ) => Listeners.Start(this, callback, cancellationToken);

    private Task<WriteResult> CommitAsync(Protocol.Write write, CancellationToken cancellationToken) =>
        CallRecording.Of(async () =>
            (await Commits.CommitAsync(Database, [write], transaction: null, cancellationToken))[0]
        );
}
