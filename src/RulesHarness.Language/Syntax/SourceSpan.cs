namespace RulesHarness.Language.Syntax;

/// <summary>A stretch of a rules file, and where it begins as an editor shows it.</summary>
/// <param name="Offset">UTF-16 code units before it, from 0.</param>
/// <param name="Length">UTF-16 code units in it; 0 for a place between two characters.</param>
/// <param name="Line">Line it begins on, from 1. Only a line feed ends a line, as in Firestore's own compiler.</param>
/// <param name="Column">Column it begins at, from 1, in Unicode code points; a tab is one.</param>
public readonly record struct SourceSpan(int Offset, int Length, int Line, int Column)
{
    /// <summary>The offset just after it.</summary>
    public int End => Offset + Length;

    /// <summary>
    /// From the beginning of this span to the end of <paramref name="last"/>, which must not end before it.
    /// </summary>
    public SourceSpan Through(SourceSpan last) => this with { Length = last.End - Offset };
}
