namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases that belong together, as those of a cell of the permission matrix. Its key is its own: ids, and so
/// all data that is made for its cases, follow from it.
/// </summary>
internal sealed record CaseMaker(string Key, Action<CaseDraft> Make);
