namespace RulesHarness.Migration.Transforms;

/// <summary><c>trimmed</c></summary>
internal sealed class TrimValue : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        value = text.Trim();
        return null;
    }
}
