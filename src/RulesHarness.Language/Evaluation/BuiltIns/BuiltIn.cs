namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>What a method or a function of the language does. It is called with values only: where the target or an argument is undefined, the call
/// is undefined for the same reason. It answers with <see cref="RulesValue.Undefined(string)"/>, in the emulator's words, where it has no answer.</summary>
/// <param name="target">What stands before the point; null for a function.</param>
/// <param name="arguments">As many as it was registered for, of any kind.</param>
internal delegate RulesValue BuiltIn(RulesValue target, ReadOnlySpan<RulesValue> arguments);
