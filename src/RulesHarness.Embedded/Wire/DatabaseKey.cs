namespace RulesHarness.Embedded.Wire;

/// <summary>Which database.</summary>
internal readonly record struct DatabaseKey(string Project, string Database)
{
    /// <summary>Its resource name.</summary>
    public override string ToString() => $"projects/{Project}/databases/{Database}";
}
