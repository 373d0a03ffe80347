namespace RulesHarness.Architecture.Tests;

/// <summary>One name uses another: projects, folders or types.</summary>
internal sealed record Dependency(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}
