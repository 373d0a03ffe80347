using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Assertions;

/// <summary>
/// Asserts that rules deny an operation, once it is awaited. Any failure that is not a denial fails the assertion.
/// Further assertions can be added before that.
/// </summary>
[MustBeAwaited]
public sealed class DeniedAssertion
{
    private readonly PendingAssertion _claim;
    private readonly DenialExpectation _denial = new();
    private Task? _proof;

    internal DeniedAssertion(Task operation, string because, object[] becauseArgs)
    {
        _claim = new PendingAssertion(operation, "denied", because, becauseArgs);
        _claim.Add(_denial.Wrong);
    }

    /// <summary>
    /// Returns <see cref="AsTask"/>, so that the assertion can be returned from a test and passed to
    /// <c>Task.WhenAll</c>.
    /// </summary>
    public static implicit operator Task(DeniedAssertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.AsTask();
    }

    /// <summary>Gets the task that completes when the claim is proven. Add further claims before calling it.</summary>
    public Task AsTask() => _proof ??= _claim.ProveAsync(outcome => outcome.IsDenied);

    /// <summary>Ends when the claim is proven.</summary>
    public TaskAwaiter GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>
    /// For this reason: conditions were false, one could not be evaluated, no statement is about the request, or a
    /// limit was reached. Statements that are always false do not count beside others, nor those of a vaguer match
    /// block beside those of a more specific one; with <see cref="AtLine"/> or <see cref="ByRule"/>, those at that
    /// place count alone.
    /// </summary>
    public DeniedAssertion Because(Cause cause)
    {
        _denial.Add(cause);
        return this;
    }

    /// <summary>
    /// After the statement on this line, from 1, was tried: where its condition begins, or else where <c>allow</c>
    /// stands.
    /// </summary>
    public DeniedAssertion AtLine(int line)
    {
        _denial.AddLine(line);
        return this;
    }

    /// <summary>
    /// After a statement of the match block with this path below the database's root was tried, as in
    /// <c>posts/{postId}</c>; the names of wildcards count.
    /// </summary>
    public DeniedAssertion ByRule(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _denial.AddRule(path);
        return this;
    }
}
