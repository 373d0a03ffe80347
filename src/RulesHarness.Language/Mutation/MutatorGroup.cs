namespace RulesHarness.Language.Mutation;

/// <summary>The groups of mutators.</summary>
public enum MutatorGroup
{
    /// <summary>Whole conditions and their operands.</summary>
    Conditions,

    /// <summary>Comparisons and their bounds.</summary>
    Comparisons,

    /// <summary>Numbers, texts, lists and maps.</summary>
    Literals,

    /// <summary>Documents that are looked up, and those of the request.</summary>
    Documents,

    /// <summary>The caller: uid and claims.</summary>
    Callers,

    /// <summary>Checks of values: types, sizes, patterns, sets of keys.</summary>
    Values,

    /// <summary>Methods, paths, statements, blocks and the version.</summary>
    Structure,
}
