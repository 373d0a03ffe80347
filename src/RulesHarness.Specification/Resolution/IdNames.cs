using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Tells what a name in braces is in a condition: an id in the document's path where there is one of that name, and
/// else the field of that name, whatever words it is made of.
/// </summary>
internal static class IdNames
{
    public static Condition? Resolve(Condition? condition, IReadOnlyList<Collection> members) =>
        condition is null ? null : ConditionTransform.Replace(condition, operand => Resolve(operand, members));

    public static bool IsId(string name, Collection collection) =>
        collection.Path.Captures.Contains(name)
        || collection.IdName == name
        || name == PathIds.Own && collection.Field(name) is null;

    /// <summary>
    /// The name of a collection's ids where no path names one: <c>accountId</c> in <c>accounts</c>; null where that is
    /// a field or a parent's id.
    /// </summary>
    public static string? AfterName(Collection collection)
    {
        var name = $"{Singular(collection.Path.Id)}Id";
        return collection.Field(name) is null && !collection.Path.Captures.Contains(name) ? name : null;
    }

    /// <summary>The names in braces that are ids in a collection's documents' paths, as a message lists them.</summary>
    public static IEnumerable<string> Of(Collection collection)
    {
        IEnumerable<string?> names = [.. collection.Path.Captures, collection.IdName, PathIds.Own];
        return names.OfType<string>().Where(name => IsId(name, collection)).Distinct();
    }

    private static string Singular(string plural)
    {
        if (plural.EndsWith("ies", StringComparison.Ordinal) && plural.Length > 4)
        {
            return $"{plural[..^3]}y";
        }
        string[] longer = ["ches", "shes", "sses", "xes"];
        if (longer.Any(ending => plural.EndsWith(ending, StringComparison.Ordinal)))
        {
            return plural[..^2];
        }
        return plural.EndsWith('s') && plural.Length > 1 ? plural[..^1] : plural;
    }

    private static Operand Resolve(Operand operand, IReadOnlyList<Collection> members) =>
        operand switch
        {
            PathIdOperand id when !members.Any(member => IsId(id.Name, member)) => new FieldOperand(
                new FieldPath(id.Name).ToString()
            ),
            _ => operand,
        };
}
