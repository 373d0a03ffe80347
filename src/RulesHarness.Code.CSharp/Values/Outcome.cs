namespace RulesHarness.Code.CSharp.Values;

/// <summary>The value of an expression on one way through the code, and the state after it.</summary>
internal readonly record struct Outcome(State State, Value Value);

/// <summary>The ways in which a statement can end.</summary>
internal enum Ending
{
    /// <summary>The next statement follows.</summary>
    Next,

    /// <summary>The loop or switch ends.</summary>
    Break,

    /// <summary>The loop's next round follows.</summary>
    Continue,

    /// <summary>The function returns.</summary>
    Return,
}

/// <summary>The end of a statement on one way through the code. A way that throws has no end.</summary>
internal readonly record struct Exit(State State, Ending Ending, Value? Returned = null);
