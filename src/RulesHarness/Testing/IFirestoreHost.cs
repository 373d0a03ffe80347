using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>A Firestore that tests share: any number of projects and databases, apart from each other.</summary>
public interface IFirestoreHost : IAsyncDisposable
{
    /// <summary>The engine's name, as in <c>emulator</c>.</summary>
    string Name { get; }

    /// <summary>Answers calls; the header <c>authorization</c> says who makes them.</summary>
    CallInvoker Invoker { get; }

    /// <summary>
    /// Puts rules in force, and makes sure that they are; where they don't compile the findings say so, and all is
    /// denied.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes all documents of a database.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    Task ClearAsync(DatabaseName database, CancellationToken cancellationToken);

    /// <summary>Sets what <c>request.time</c> is in a database; null for the clock's.</summary>
    /// <exception cref="NotSupportedException">The server's clock is its own.</exception>
    void SetRequestTime(DatabaseName database, DateTimeOffset? time);

    /// <summary>Fails if nothing is there any more that could answer.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    void ThrowIfDead();
}
