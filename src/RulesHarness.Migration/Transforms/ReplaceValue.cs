namespace RulesHarness.Migration.Transforms;

/// <summary><c>"-" replaced by "_"</c></summary>
internal sealed class ReplaceValue(string old, string replacement) : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        value = old.Length == 0 ? text : text.Replace(old, replacement, StringComparison.Ordinal);
        return null;
    }
}
