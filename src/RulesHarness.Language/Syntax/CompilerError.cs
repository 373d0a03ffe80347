namespace RulesHarness.Language.Syntax;

/// <summary>
/// An error as Firestore's compiler reports it, which is not always at the place that helps a reader most.
/// </summary>
/// <param name="Stage">What the compiler was doing.</param>
/// <param name="Line">The line it names, from 1.</param>
/// <param name="Offset">Where the text is wrong.</param>
internal readonly record struct CompilerError(CompilerStage Stage, int Line, int Offset);

/// <summary>The stages of Firestore's compiler, in their order.</summary>
internal enum CompilerStage
{
    /// <summary>
    /// It splits the text. What it finds before the first <see cref="Syntax"/> error it forgets when it finds that.
    /// </summary>
    Lexing,

    /// <summary>It reads the tokens. After such an error nothing is made of them.</summary>
    Syntax,

    /// <summary>It reads a mistake that it knows, as if it were part of the language.</summary>
    Mistake,

    /// <summary>
    /// It makes a tree. After such an error, a mistake or one of <see cref="Lexing"/>, it checks nothing.
    /// </summary>
    Tree,

    /// <summary>It checks names, calls and limits.</summary>
    Checks,
}
