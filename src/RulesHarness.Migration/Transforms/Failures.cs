namespace RulesHarness.Migration.Transforms;

/// <summary>Reasons for which several steps fail.</summary>
internal static class Failures
{
    public const string NotNumber = "is not a number";
    public const string TooLarge = "is a number of more than 64 bits";
    public const string NotText = "is not a text";
}
