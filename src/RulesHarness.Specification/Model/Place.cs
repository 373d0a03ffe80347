namespace RulesHarness.Specification.Model;

/// <summary>Where something stands in a spec. <c>Line</c> and <c>Column</c> count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The place as a message names it.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}, line {Line}");
}
