namespace RulesHarness.Migration.Sources;

/// <summary>The limits of what a row may be.</summary>
internal static class RowLimits
{
    /// <summary>
    /// The most characters, or bytes of JSON, of a row. A document has at most a mebibyte, so four of them are a row
    /// that was not ended.
    /// </summary>
    public const int Length = 4 << 20;

    public const string TooLong = "the row is longer than 4 MiB";
}
