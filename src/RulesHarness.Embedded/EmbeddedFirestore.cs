using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded.Calls;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Embedded;

/// <summary>
/// A Firestore in this process: documents in memory, and rules decided by our own reading of the language, as the
/// emulator decides them. Any client that takes a <see cref="Grpc.Core.CallInvoker"/> runs on it unchanged. Databases,
/// of any project, are made as they are named, and know nothing of each other. Thread-safe.
/// </summary>
/// <remarks>
/// It fails closed: a database without rules, or whose rules have errors, denies everything to everyone but an admin.
/// The emulator is open there. Callers are told apart by the <c>authorization</c> header, as in the emulator: none,
/// <c>Bearer owner</c> for an admin, or an unsigned token. The past is known for a hundred changes of a database: what
/// is beyond that is UNIMPLEMENTED.
/// </remarks>
/// <param name="clock">
/// What <c>request.time</c> and update times come from; both go on with each change, the former by a millisecond at
/// least, the latter by a microsecond.
/// </param>
public sealed class EmbeddedFirestore(TimeProvider clock)
{
    private readonly DatabaseSet _databases = new(clock);

    /// <summary>Calls this Firestore.</summary>
    public CallInvoker CallInvoker => field ??= new InProcessCallInvoker(_databases);

    /// <summary>Puts rules in force, in the place of those before.</summary>
    /// <returns>What the compiler finds; where an error is among it everything is denied.</returns>
    public IReadOnlyList<Diagnostic> LoadRules(DatabaseName database, RulesFile rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var compiled = CompiledRules.Of(rules);
        _databases[KeyOf(database)].LoadRules(compiled.Program);
        return compiled.Findings;
    }

    /// <summary>Deletes all documents; the rules stay.</summary>
    public void Clear(DatabaseName database) => _databases[KeyOf(database)].Clear();

    /// <summary>
    /// Sets what <c>request.time</c> is in a database, and what the server puts where a write asks for its time; null
    /// for the clock's.
    /// </summary>
    public void SetRequestTime(DatabaseName database, DateTimeOffset? time) =>
        _databases[KeyOf(database)].RequestTime = time;

    /// <summary>The documents of a database as they are now; later changes do not show in them.</summary>
    public DocumentTree DocumentsOf(DatabaseName database) => _databases[KeyOf(database)].Documents;

    /// <summary>Leaves nothing of a database, neither documents nor rules.</summary>
    public void Forget(DatabaseName database) => _databases.Forget(KeyOf(database));

    private static DatabaseKey KeyOf(DatabaseName database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new DatabaseKey(database.ProjectId, database.DatabaseId);
    }
}
