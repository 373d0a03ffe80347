using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace RulesHarness.Serving;

/// <summary>
/// The result of a call: a message, or the status that says why there is none. Denials are common, and throwing is
/// slow.
/// </summary>
internal readonly record struct Outcome<T>(T? Message, Status Failure)
    where T : class
{
    /// <summary>Whether there is a message.</summary>
    [MemberNotNullWhen(true, nameof(Message))]
    public bool IsOk => Message is not null;

    public static implicit operator Outcome<T>(T message) => new(message, Status.DefaultSuccess);

    public static implicit operator Outcome<T>(Status failure) => new(null, failure);
}
