namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of values, by the kind of value, the name and the number of arguments.</summary>
internal static class Methods
{
    /// <summary>The method of a kind of value; null where it has none of that name and number of arguments.</summary>
    public static BuiltIn? Find(RulesValueKind target, string name, int arguments) => target switch
    {
        RulesValueKind.String => StringMethods.Find(name, arguments),
        _ => null,
    };

    /// <summary>Why there is no such method, in the emulator's words.</summary>
    public static string Missing(RulesValueKind target, string name, int arguments) => $"Function not found error: Name: [{name}].";
}
