using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>A token that is written: no white space.</summary>
/// <param name="Token">Which; it may be a comment.</param>
/// <param name="Breaks">How many line feeds stand before it since the last one.</param>
internal readonly record struct Item(Token Token, int Breaks)
{
    public bool IsComment => Token.IsTrivia;

    /// <summary>As it is written.</summary>
    public string Text => IsComment ? Token.Text.TrimEnd().ReplaceLineEndings("\n") : Token.Text;
}
