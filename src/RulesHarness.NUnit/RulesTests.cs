using NUnit.Framework;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.NUnit.Assertions;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// Derive from this class to test security rules in C#. Each test has its own Firestore project, with the rules in
/// force and the data that the class's <c>[OneTimeSetUp]</c> wrote. All projects are in one emulator. A <see
/// cref="RulesAttribute"/> chooses the rules, the engine, and the shared state. With both engines each test runs on
/// both.
/// </summary>
/// <remarks>
/// Every member works in <c>[OneTimeSetUp]</c> (there on the data that all tests of the class begin with), in
/// <c>[SetUp]</c>, and in tests, whether they run at once or not.
/// </remarks>
/// <example><code>
/// public sealed class PostRules : RulesTests
/// {
///     [OneTimeSetUp]
///     public Task SeedAsync() => WithRulesDisabledAsync(admin => admin.Document("posts/p1").SetAsync(new { author =
/// "alice", status = "draft" }));
///
///     [Test]
///     public async Task Strangers_do_not_see_drafts() =>
///         await
/// As(Identity.User("bob")).Document("posts/p1").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
/// }
/// </code></example>
[RulesTestClass]
public abstract class RulesTests
{
    /// <summary>
    /// The environment of the running test: its project id, its engine, and further operations on it.
    /// </summary>
    /// <exception cref="InvalidOperationException">No test of such a class is running here.</exception>
    protected static RulesTestEnvironment TestEnvironment => TestClassRuns.Current;

    /// <summary>A database as an identity sees it.</summary>
    /// <param name="identity">Who: <see cref="Identity.User"/> or <see cref="Identity.Unauthenticated"/>.</param>
    /// <param name="databaseId">A database that has rules.</param>
    /// <exception cref="ArgumentException">
    /// It is the admin, whom rules don't bind, or the database has no rules.
    /// </exception>
    protected static FirestoreDb As(Identity identity, string databaseId = DatabaseName.DefaultId) =>
        TestEnvironment.As(identity, databaseId);

    /// <summary>A database as one of the project's personas sees it.</summary>
    /// <param name="persona">A name in the project's <c>fixtures/personas.json</c>.</param>
    /// <param name="databaseId">A database that has rules.</param>
    /// <exception cref="ArgumentException">There is no such persona, or the database has no rules.</exception>
    protected static FirestoreDb As(string persona, string databaseId = DatabaseName.DefaultId) =>
        TestEnvironment.As(Persona.Named(persona), databaseId);

    /// <summary>A database as a guest sees it.</summary>
    /// <exception cref="ArgumentException">The database has no rules.</exception>
    protected static FirestoreDb AsUnauthenticated(string databaseId = DatabaseName.DefaultId) =>
        TestEnvironment.AsUnauthenticated(databaseId);

    /// <inheritdoc cref="RulesTestEnvironment.WithRulesDisabledAsync{T}"/>
    [MustBeAwaited]
    protected static Task<T> WithRulesDisabledAsync<T>(
        Func<FirestoreDb, Task<T>> scope,
        string databaseId = DatabaseName.DefaultId
    ) => TestEnvironment.WithRulesDisabledAsync(scope, databaseId);

    /// <inheritdoc cref="RulesTestEnvironment.WithRulesDisabledAsync{T}"/>
    [MustBeAwaited]
    protected static Task WithRulesDisabledAsync(
        Func<FirestoreDb, Task> scope,
        string databaseId = DatabaseName.DefaultId
    ) => TestEnvironment.WithRulesDisabledAsync(scope, databaseId);

    /// <summary>
    /// Writes fixtures, and those documents that they refer to and that are missing. Rules don't apply.
    /// </summary>
    /// <exception cref="ArgumentException">Two fixtures have one path.</exception>
    [MustBeAwaited]
    protected static Task SeedAsync(params Fixture[] fixtures) =>
        TestEnvironment.WithRulesDisabledAsync(admin => admin.SeedAsync(fixtures));

    /// <summary>Starts the engine unless it runs, and puts the rules in force.</summary>
    [OneTimeSetUp]
    public static Task BeginFixtureAsync() => TestClassRuns.BeginFixtureAsync();

    /// <summary>Clears the projects of the class, and returns them.</summary>
    [OneTimeTearDown]
    public static Task EndFixtureAsync() => TestClassRuns.EndFixtureAsync();

    /// <summary>Gives the test its project.</summary>
    [SetUp]
    public static Task BeginTestAsync() => TestClassRuns.BeginTestAsync();

    /// <summary>Waits for calls that the test left running, and takes its project back.</summary>
    [TearDown]
    public static Task EndTestAsync() => TestClassRuns.EndTestAsync();
}
