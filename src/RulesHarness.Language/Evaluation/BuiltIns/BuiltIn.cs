using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// A method or a function of the language. It is called with values only: if the target or an argument is undefined,
/// the call is undefined for the same reason. If it has no result, it returns <see
/// cref="RulesValue.Undefined(string)"/> with the emulator's message.
/// </summary>
/// <param name="target">What stands before the point; null for a function.</param>
/// <param name="arguments">As many as it was registered for, of any kind.</param>
internal delegate RulesValue BuiltIn(RulesValue target, ReadOnlySpan<RulesValue> arguments);
