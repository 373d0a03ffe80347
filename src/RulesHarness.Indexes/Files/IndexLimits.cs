namespace RulesHarness.Indexes.Files;

/// <summary>The limits of Firestore on indexes, in a database with billing enabled.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/quotas#indexes"/>
internal static class IndexLimits
{
    public const int CompositeIndexes = 1000;
    public const int FieldOverrides = 1000;
    public const int FieldsAnIndex = 100;
    public const int VectorDimension = 2048;

    /// <summary>Index entries of one document.</summary>
    public const int EntriesADocument = 40_000;
}
