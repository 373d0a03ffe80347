namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>The outcome of a condition in a scenario.</summary>
internal enum Outcome : byte
{
    /// <summary>Logic to its left decided without it.</summary>
    NotEvaluated,

    /// <summary>It is true.</summary>
    True,

    /// <summary>It is false.</summary>
    False,

    /// <summary>It could not be evaluated.</summary>
    NoValue,
}

/// <summary>The logic of the rules language, in which one operand can make up for another without a value.</summary>
internal static class OutcomeLogic
{
    public static Outcome Not(this Outcome outcome) =>
        outcome switch
        {
            Outcome.True => Outcome.False,
            Outcome.False => Outcome.True,
            _ => outcome,
        };

    /// <summary>
    /// The outcome of <c>&amp;&amp;</c>, or of <c>||</c>, where an operand that was not evaluated changes nothing.
    /// </summary>
    public static Outcome Join(bool isAnd, Outcome left, Outcome right)
    {
        var dominant = isAnd ? Outcome.False : Outcome.True;
        if (left == dominant || right == dominant)
        {
            return dominant;
        }

        if (left == Outcome.NoValue || right == Outcome.NoValue)
        {
            return Outcome.NoValue;
        }

        return isAnd ? Outcome.True : Outcome.False;
    }
}
