namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>What several statements come to together when none is true.</summary>
internal static class Outcome
{
    /// <summary>A limit tells most: what was cut off had no end. Otherwise one condition that was evaluated to its end, and was false, is reason
    /// enough.</summary>
    public static Cause Of(List<TriedStatement> tried)
    {
        var cause = tried.Count == 0 ? Cause.NoMatch : Cause.Error;
        foreach (var statement in tried)
        {
            if (statement.Outcome == Cause.Limit)
            {
                return Cause.Limit;
            }

            cause = statement.Outcome == Cause.False ? Cause.False : cause;
        }

        return cause;
    }
}
