using FluentAssertions.Specialized;
using RulesHarness.Firestore.Client;
using RulesHarness.NUnit.Assertions;

namespace RulesHarness.NUnit;

/// <summary>Assertions about decisions of rules, in FluentAssertions' style.</summary>
public static class RulesAssertionExtensions
{
    /// <summary>
    /// Claims about an operation of the client: <c>await
    /// alice.Document("posts/p1").GetSnapshotAsync().Should().BeAllowedAsync();</c>
    /// </summary>
    public static OperationAssertions<T> Should<T>(this Task<T> operation) =>
        new(operation ?? throw new ArgumentNullException(nameof(operation)));

    /// <inheritdoc cref="Should{T}(Task{T})"/>
    public static OperationAssertions<bool> Should(this Task operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new OperationAssertions<bool>(CallRecording.Continue(operation));
    }

    /// <summary>Claims about a listener.</summary>
    public static ListenerAssertions Should(this FirestoreChangeListener listener) =>
        new(listener ?? throw new ArgumentNullException(nameof(listener)));

    /// <summary>
    /// Claims about whatever a function does, several operations or another client's: <c>await
    /// FluentActions.Awaiting(() => PublishAsync(alice)).Should().BeAllowedAsync();</c>
    /// </summary>
    public static AllowedAssertion<bool> BeAllowedAsync(
        this NonGenericAsyncFunctionAssertions operation,
        string because = "",
        params object[] becauseArgs
    ) => new(Run(operation), because, becauseArgs);

    /// <inheritdoc cref="BeAllowedAsync(NonGenericAsyncFunctionAssertions, string, object[])"/>
    public static AllowedAssertion<T> BeAllowedAsync<T>(
        this GenericAsyncFunctionAssertions<T> operation,
        string because = "",
        params object[] becauseArgs
    ) =>
        new(
            CallRecording.Of((operation ?? throw new ArgumentNullException(nameof(operation))).Subject),
            because,
            becauseArgs
        );

    /// <inheritdoc cref="BeAllowedAsync(NonGenericAsyncFunctionAssertions, string, object[])"/>
    public static DeniedAssertion BeDeniedAsync(
        this NonGenericAsyncFunctionAssertions operation,
        string because = "",
        params object[] becauseArgs
    ) => new(Run(operation), because, becauseArgs);

    /// <inheritdoc cref="BeAllowedAsync(NonGenericAsyncFunctionAssertions, string, object[])"/>
    public static DeniedAssertion BeDeniedAsync<T>(
        this GenericAsyncFunctionAssertions<T> operation,
        string because = "",
        params object[] becauseArgs
    ) =>
        new(
            CallRecording.Of((operation ?? throw new ArgumentNullException(nameof(operation))).Subject),
            because,
            becauseArgs
        );

    /// <summary>The query returns exactly these documents, in any order.</summary>
    /// <param name="query">The claim that the query is allowed.</param>
    /// <param name="documents">
    /// Ids, or paths below the database's root where they are not all of one collection.
    /// </param>
    public static AllowedAssertion<QuerySnapshot> ReturnDocuments(
        this AllowedAssertion<QuerySnapshot> query,
        params string[] documents
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AndResult(snapshot => ReturnedDocuments.Check(snapshot.Documents, documents, inOrder: false));
    }

    /// <summary>The query returns exactly these documents, in this order.</summary>
    /// <inheritdoc cref="ReturnDocuments(AllowedAssertion{QuerySnapshot}, string[])"/>
    public static AllowedAssertion<QuerySnapshot> ReturnDocumentsInOrder(
        this AllowedAssertion<QuerySnapshot> query,
        params string[] documents
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AndResult(snapshot => ReturnedDocuments.Check(snapshot.Documents, documents, inOrder: true));
    }

    private static Task<bool> Run(NonGenericAsyncFunctionAssertions operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return CallRecording.Of(async () =>
        {
            await operation.Subject();
            return true;
        });
    }
}
