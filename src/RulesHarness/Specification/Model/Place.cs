namespace RulesHarness.Specification.Model;

/// <summary>Where something stands in a spec. <c>Line</c> and <c>Column</c> count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column);
