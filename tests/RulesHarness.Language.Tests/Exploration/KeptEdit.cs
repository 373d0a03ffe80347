namespace RulesHarness.Language.Tests.Exploration;

/// <summary>An edit of rules after which they allow what they allowed.</summary>
public sealed record KeptEdit(string Kind, int Line, string Rules)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line} {Kind}";
}
