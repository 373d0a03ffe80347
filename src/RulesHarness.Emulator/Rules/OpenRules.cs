namespace RulesHarness.Emulator.Rules;

/// <summary>The rules that the emulator holds where none were loaded. They allow everything.</summary>
public static class OpenRules
{
    /// <summary>The emulator's name for them.</summary>
    public const string Name = "OPEN_RULES";
}
