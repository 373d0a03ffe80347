namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of strings (https://firebase.google.com/docs/reference/rules/rules.String).</summary>
internal static class StringMethods
{
    public static BuiltIn? Find(string name, int arguments) => (name, arguments) switch
    {
        ("size", 0) => Size,
        _ => null,
    };

    private static RulesValue Size(RulesValue target, ReadOnlySpan<RulesValue> arguments) => RulesValue.From((long)target.AsString.Length);
}
