namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// The outcomes of an atomic condition in scenarios in which it alone decides: with the other outcome, the statement
/// would have decided otherwise.
/// </summary>
[Flags]
internal enum ConditionEffects : byte
{
    /// <summary>It decided in no scenario.</summary>
    None = 0,

    /// <summary>The statement allowed a request because it was true.</summary>
    TrueAllows = 1,

    /// <summary>The statement allowed a request because it was false.</summary>
    FalseAllows = 2,

    /// <summary>The statement did not allow a request because it was true.</summary>
    TrueDenies = 4,

    /// <summary>The statement did not allow a request because it was false.</summary>
    FalseDenies = 8,

    /// <summary>The statement did not allow a request because it had no value.</summary>
    NoValueDenies = 16,
}

/// <summary>Judges effects.</summary>
internal static class ConditionEffectsExtensions
{
    /// <summary>
    /// Returns true if both outcomes had an effect, and opposite ones: masking MC/DC (modified condition/decision
    /// coverage). No value counts as the opposite of true, because a statement denies then too.
    /// </summary>
    public static bool AreShown(this ConditionEffects effects)
    {
        const ConditionEffects NotTrueDenies = ConditionEffects.FalseDenies | ConditionEffects.NoValueDenies;
        const ConditionEffects FalseAllows = ConditionEffects.FalseAllows | ConditionEffects.TrueDenies;
        var isShownByTrue = effects.HasFlag(ConditionEffects.TrueAllows) && (effects & NotTrueDenies) != 0;
        return isShownByTrue || (effects & FalseAllows) == FalseAllows;
    }
}
