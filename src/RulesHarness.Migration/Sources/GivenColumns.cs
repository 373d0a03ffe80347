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

    /// <summary>
    /// Returns true for a column, or a part of one, that is there whether the mapping needs it or not.
    /// </summary>
    public static bool Contain(MigrationSource source, string column)
    {
        var name = column.Split('.')[0];
        return (source.Collection is not null || source.Items is not null)
            && name != Item
            && name.StartsWith("__", StringComparison.Ordinal)
            && name.EndsWith("__", StringComparison.Ordinal);
    }
}
