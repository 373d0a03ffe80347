using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Assertions;

/// <summary>The claim that rules deny an operation, which awaiting proves. Any failure that is no denial disproves it. More can be claimed before that.</summary>
[MustBeAwaited]
public sealed class DeniedAssertion
{
    private readonly Claim claim;
    private Task? proof;

    internal DeniedAssertion(Task operation, string because, object[] becauseArgs) => claim = new Claim(operation, "denied", because, becauseArgs);

    /// <summary>Ends when the claim is proven.</summary>
    public TaskAwaiter GetAwaiter() => (proof ??= claim.ProveAsync(outcome => outcome.IsDenied)).GetAwaiter();

    /// <summary>For this reason: conditions were false, one could not be evaluated, no statement is about the request, or a limit was reached.</summary>
    public DeniedAssertion Because(Cause cause)
    {
        claim.Add(outcome => outcome.Cause == cause ? null : $"because of {cause}, but the cause was {outcome.Cause}");
        return this;
    }

    /// <summary>After the statement on this line, from 1, was tried: where its condition begins, or else where <c>allow</c> stands.</summary>
    public DeniedAssertion AtLine(int line)
    {
        claim.Add(outcome => Place.DeniedAtLine(outcome, line));
        return this;
    }

    /// <summary>After a statement of the match block with this path below the database's root was tried, as in <c>posts/{postId}</c>; the names of wildcards count.</summary>
    public DeniedAssertion ByRule(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        claim.Add(outcome => Place.DeniedByRule(outcome, path));
        return this;
    }
}
