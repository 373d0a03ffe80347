namespace RulesHarness.Indexes.Deploying;

/// <summary>The states of an index of a database.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rest/v1/projects.databases.collectionGroups.indexes"/>
public enum IndexState
{
    /// <summary>Queries use it.</summary>
    Ready,

    /// <summary>It is being built, and no query uses it yet.</summary>
    Creating,

    /// <summary>Building it failed, and no query uses it.</summary>
    NeedsRepair,
}
