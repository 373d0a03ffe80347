namespace RulesHarness.Language.Patterns;

/// <summary>A pattern as .NET has it.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Groups">How many groups it captures, numbered from 1 in the order of their parentheses.</param>
/// <param name="Names">The numbers of those that have a name.</param>
internal sealed record TranslatedPattern(string Text, int Groups, IReadOnlyDictionary<string, int> Names);
