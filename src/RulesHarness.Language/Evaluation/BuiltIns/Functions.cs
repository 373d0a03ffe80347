namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The functions that stand alone or in a namespace, by name and number of arguments.</summary>
internal static class Functions
{
    /// <summary>Whether a name before a point is that of a namespace, where no variable of that name is in scope.</summary>
    public static bool IsNamespace(string name) => name is "math";

    /// <summary>The function of a name, as in <c>int</c> or <c>math.abs</c>; null where there is none with that number of arguments.</summary>
    public static BuiltIn? Find(string name, int arguments) => (name, arguments) switch
    {
        ("math.abs", 1) => Abs,
        _ => null,
    };

    /// <summary>Why there is no such function, in the emulator's words.</summary>
    public static string Missing(string name, int arguments) => $"Function not found error: Name: [{name}].";

    private static RulesValue Abs(RulesValue target, ReadOnlySpan<RulesValue> arguments) => arguments[0].Kind switch
    {
        RulesValueKind.Int => RulesValue.From(Math.Abs(arguments[0].AsInt)),
        RulesValueKind.Float => RulesValue.From(Math.Abs(arguments[0].AsFloat)),
        _ => RulesValue.Undefined("math.abs takes a number."),
    };
}
