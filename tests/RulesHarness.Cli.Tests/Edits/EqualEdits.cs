namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Edits after which the rules still allow what they allowed, each with the proof.</summary>
internal static class EqualEdits
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
    };
}
