namespace RulesHarness.Language.Patterns;

/// <summary>A pattern of RE2, read.</summary>
/// <param name="Root">The pattern.</param>
/// <param name="Groups">How many groups it captures, numbered from 1 in the order of their parentheses.</param>
/// <param name="Names">The numbers of those that have a name.</param>
public sealed record PatternTree(PatternNode Root, int Groups, IReadOnlyDictionary<string, int> Names);
