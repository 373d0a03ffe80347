namespace RulesHarness.Migration.Transforms;

/// <summary><c>lower case</c> and <c>upper case</c>, in whatever culture the tool runs.</summary>
internal sealed class CaseValue(bool isUpper) : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        value = isUpper ? text.ToUpperInvariant() : text.ToLowerInvariant();
        return null;
    }
}
