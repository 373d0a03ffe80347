using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>
/// A decision by a program: the match blocks that the request matches, beside what their conditions use.
/// </summary>
internal sealed class ProgramRun : DecisionRun
{
    [ThreadStatic]
    private static ProgramRun? _spare;

    /// <summary>The match blocks to be tried.</summary>
    public List<(CompiledBlock Block, PathMatch Place)> Blocks { get; } = [];

    /// <summary>
    /// A run for a decision. One that is going on, as that of an observer who decides, keeps its own.
    /// </summary>
    public static ProgramRun Begin(
        RequestVariables subject,
        DocumentAccessCalls documents,
        Action<Expression, RulesValue>? observe
    )
    {
        var run = _spare ?? new ProgramRun();
        _spare = null;
        run.Start(subject, documents, observe);
        return run;
    }

    /// <summary>Keeps it for the thread's next decision, without anything of this request.</summary>
    public void End()
    {
        Blocks.Clear();
        _spare = Clear() ? this : null;
    }
}
