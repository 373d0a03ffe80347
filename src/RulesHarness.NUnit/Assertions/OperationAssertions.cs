namespace RulesHarness.NUnit.Assertions;

/// <summary>Assertions about a running operation.</summary>
/// <typeparam name="T">The operation's result.</typeparam>
[MustBeAwaited]
public sealed class OperationAssertions<T>
{
    internal OperationAssertions(Task<T> operation) => Subject = operation;

    /// <summary>The operation.</summary>
    public Task<T> Subject { get; }

    /// <summary>Rules allow it, and it succeeds. A document that isn't there was allowed to be read.</summary>
    /// <param name="because">Why that is expected, for the message; a sentence that goes on after "because".</param>
    /// <param name="becauseArgs">What is put into <paramref name="because"/>.</param>
    public AllowedAssertion<T> BeAllowedAsync(string because = "", params object[] becauseArgs) =>
        new(Subject, because, becauseArgs);

    /// <summary>Rules deny it. That it fails for whatever other reason is not enough.</summary>
    /// <param name="because">Why that is expected, for the message; a sentence that goes on after "because".</param>
    /// <param name="becauseArgs">What is put into <paramref name="because"/>.</param>
    public DeniedAssertion BeDeniedAsync(string because = "", params object[] becauseArgs) =>
        new(Subject, because, becauseArgs);
}
