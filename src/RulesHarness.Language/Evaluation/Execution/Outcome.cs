namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>What several statements come to together when none is true.</summary>
internal static class Outcome
{
    /// <summary>A limit tells most: what was cut off had no end. Otherwise one condition that was evaluated to its end, and was false, is reason
    /// enough. A statement that was tried for several alternatives of a query came to what it came to last.</summary>
    public static Cause Of(List<TriedStatement> tried)
    {
        var cause = tried.Count == 0 ? Cause.NoMatch : Cause.Error;
        for (var i = 0; i < tried.Count; i++)
        {
            if (IsTriedAgain(tried, i))
            {
                continue;
            }

            if (tried[i].Outcome == Cause.Limit)
            {
                return Cause.Limit;
            }

            cause = tried[i].Outcome == Cause.False ? Cause.False : cause;
        }

        return cause;
    }

    private static bool IsTriedAgain(List<TriedStatement> tried, int index)
    {
        for (var i = index + 1; i < tried.Count; i++)
        {
            if (ReferenceEquals(tried[i].Statement, tried[index].Statement))
            {
                return true;
            }
        }

        return false;
    }
}
