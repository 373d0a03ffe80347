using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Sources;

/// <summary>
/// The columns that rows have beside what is in the file. Firestore allows no field a name of their form.
/// </summary>
internal static class GivenColumns
{
    public const string Item = "__item__";
    public const string Number = "__number__";
    public const string Parent = "__parent__";

    public static string Of(string name) => $"__{name}__";

    /// <summary>Returns true for a column that is there whether the mapping needs it or not.</summary>
    public static bool Contain(MigrationSource source, string column) =>
        (source.Collection is not null || source.Items is not null)
        && column != Item
        && column.StartsWith("__", StringComparison.Ordinal)
        && column.EndsWith("__", StringComparison.Ordinal);
}
