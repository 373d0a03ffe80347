namespace RulesHarness.Specification.Model;

/// <summary>
/// A severity that the user chose for a finding, as it is written: <c>Id</c> is the finding's, <c>Collection</c> is
/// empty for all collections, and <c>Value</c> ought to be <c>error</c>, <c>warning</c>, <c>info</c> or <c>off</c>.
/// </summary>
public sealed record SeveritySetting(string Id, string Collection, string Value, Place Place);
