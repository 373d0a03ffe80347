using Grpc.Core;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Wire;

/// <summary>
/// Rules denied a call. Its status is the emulator's; the decision is beside it, so that nobody has to read the text.
/// </summary>
public sealed class RulesDeniedException : RpcException
{
    internal RulesDeniedException(Status status, IReadOnlyList<TriedLine> tried)
        : base(status) => Tried = tried;

    /// <summary>The lines of the rules that were tried, each with its final result.</summary>
    public IReadOnlyList<TriedLine> Tried { get; }
}
