using Grpc.Core;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Wire;

/// <summary>Why a call failed: its status, and the decision where rules denied it.</summary>
internal readonly record struct CallFailure(Status Status)
{
    /// <summary>The lines of the rules that were tried; null where rules did not decide.</summary>
    public IReadOnlyList<TriedLine>? Tried { get; init; }

    /// <summary>A failure that rules did not decide.</summary>
    public static implicit operator CallFailure(Status status) => new(status);

    /// <summary>The exception that the caller of the method receives.</summary>
    public RpcException ToException() =>
        Tried is { } tried ? new RulesDeniedException(Status, tried) : new RpcException(Status);
}
