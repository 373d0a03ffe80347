using System.Runtime.CompilerServices;

namespace RulesHarness.NUnit.Assertions;

/// <summary>
/// Asserts that an operation is allowed, once it is awaited. Awaiting it returns the operation's result. Further
/// assertions can be added before that.
/// </summary>
/// <typeparam name="T">The operation's result.</typeparam>
[MustBeAwaited]
public sealed class AllowedAssertion<T>
{
    private readonly PendingAssertion _claim;
    private readonly Task<T> _operation;
    private readonly List<Action<T>> _results = [];
    private Task<T>? _proof;

    internal AllowedAssertion(Task<T> operation, string because, object[] becauseArgs) =>
        (_operation, _claim) = (operation, new PendingAssertion(operation, "allowed", because, becauseArgs));

    /// <summary>
    /// Returns <see cref="AsTask"/>, so that the assertion can be returned from a test and passed to
    /// <c>Task.WhenAll</c>.
    /// </summary>
    public static implicit operator Task<T>(AllowedAssertion<T> assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.AsTask();
    }

    /// <summary>
    /// Gets the task of the operation's result, which completes when the claim is proven. Add further claims before
    /// calling it.
    /// </summary>
    public Task<T> AsTask() => _proof ??= ProveAsync();

    /// <summary>The operation's result, once the claim is proven.</summary>
    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>
    /// By the statement on this line, from 1: where its condition begins, or else where <c>allow</c> stands.
    /// </summary>
    public AllowedAssertion<T> AtLine(int line)
    {
        _claim.Add(outcome => RuleLocationChecks.AllowedAtLine(outcome, line));
        return this;
    }

    /// <summary>
    /// By a statement of the match block with this path below the database's root, as in <c>posts/{postId}</c>; the
    /// names of wildcards count.
    /// </summary>
    public AllowedAssertion<T> ByRule(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _claim.Add(outcome => RuleLocationChecks.AllowedByRule(outcome, path));
        return this;
    }

    internal AllowedAssertion<T> AndResult(Action<T> check)
    {
        _results.Add(check);
        return this;
    }

    private async Task<T> ProveAsync()
    {
        await _claim.ProveAsync(outcome => outcome.IsAllowed);
        var result = await _operation;
        foreach (var check in _results)
        {
            check(result);
        }
        return result;
    }
}
