namespace RulesHarness.Cases;

/// <summary>The lists and patterns that rules write out, and that a spec may not have.</summary>
/// <param name="Lists">Lists of strings: the fields that a document may have, the values of an enum.</param>
/// <param name="Patterns">The patterns that text must match.</param>
/// <param name="Numbers">Lists of whole numbers: the sizes that a text may have.</param>
internal sealed record WrittenOut(
    IReadOnlyList<IReadOnlyList<string>> Lists,
    IReadOnlyList<string> Patterns,
    IReadOnlyList<IReadOnlyList<long>> Numbers
)
{
    /// <summary>Nothing, where rules are not known.</summary>
    public static WrittenOut Nothing { get; } = new([], [], []);
}
