using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace RulesHarness.Embedded.Wire;

/// <summary>
/// The result of a call: a message, or the reason why there is none. Denials are common, and throwing is
/// slow.
/// </summary>
internal readonly record struct CallResult<T>(T? Message, CallFailure Failure)
    where T : class
{
    /// <summary>Whether there is a message.</summary>
    [MemberNotNullWhen(true, nameof(Message))]
    public bool IsOk => Message is not null;

    /// <summary>A call that succeeded.</summary>
    public static implicit operator CallResult<T>(T message) => new(message, Status.DefaultSuccess);

    /// <summary>A call that failed.</summary>
    public static implicit operator CallResult<T>(CallFailure failure) => new(null, failure);

    /// <inheritdoc cref="op_Implicit(CallFailure)"/>
    public static implicit operator CallResult<T>(Status failure) => new(null, failure);
}
