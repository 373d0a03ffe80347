using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>A place in a document that names a user.</summary>
/// <param name="Field">The path of the field.</param>
/// <param name="IsMember">Whether the field is a list or a map that has the uid as an item or a key.</param>
/// <param name="Value">The value at the uid in a map; null for all else.</param>
internal sealed record Naming(string Field, bool IsMember, RulesValue? Value)
{
    /// <summary>The first place in a map that names a uid, by the names of the fields; null where none does.</summary>
    public static Naming? Of(RulesValue map, string uid) => Of(map, uid, "");

    /// <summary>All texts in a value, keys of maps too.</summary>
    public static IEnumerable<string> Texts(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.String => [value.AsString],
            RulesValueKind.List => value.GetItems().SelectMany(Texts),
            RulesValueKind.Map => value.GetMembers().SelectMany(member => Texts(member.Value).Prepend(member.Key)),
            _ => [],
        };

    private static Naming? Of(RulesValue value, string uid, string path)
    {
        switch (value.Kind)
        {
            case RulesValueKind.String:
                return UidText.Names(value.AsString, uid) ? new Naming(path, false, null) : null;
            case RulesValueKind.List:
                return value.GetItems().Select(item => Of(item, uid, path)).FirstOrDefault(IsFound) is { } item
                    ? item with
                    {
                        IsMember = true,
                    }
                    : null;
            case RulesValueKind.Map:
                return value
                    .GetMembers()
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member =>
                        UidText.Names(member.Key, uid)
                            ? new Naming(path, true, member.Value)
                            : Of(member.Value, uid, path.Length == 0 ? member.Key : $"{path}.{member.Key}")
                    )
                    .FirstOrDefault(IsFound);
            default:
                return null;
        }
    }

    private static bool IsFound(Naming? naming) => naming is not null;
}
