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

    /// <summary>
    /// The collection that a document is in, whatever the ids in its path are called; none, or one that means this
    /// document before one that means all of its collection.
    /// </summary>
    public static IReadOnlyList<Collection> At(string documentPath, IReadOnlyList<Collection> collections)
    {
        var segments = documentPath.Split('/');
        var exact = collections.Where(collection => collection.Path.Contains(segments));
        var examples = collections
            .Where(collection => collection.Names.Count == 0 && collection.Row.Contains(segments))
            .OrderByDescending(collection => collection.Row.Precision);
        return [.. exact.OrderBy(collection => collection.Path.DocumentId is null).Concat(examples).Take(1)];
    }

    /// <summary>
    /// The name of a collection's ids where no path names one: <c>accountId</c> in <c>accounts</c>; null where that is
    /// a field or a parent's id, where the collection has no name or one document, and where its name has a dot, which
    /// parts the name of a field.
    /// </summary>
    public static string? AfterName(Collection collection)
    {
        var path = collection.Path;
        if (path.DocumentId is not null || path.AnyName is not null || path.Id == "**" || path.Id.Contains('.'))
        {
            return null;
        }
        var name = $"{Singular(path.Id)}Id";
        return collection.Field(name) is null && !path.Captures.Contains(name) ? name : null;
    }

    /// <summary>The names in braces that are ids in a collection's documents' paths, as a message lists them.</summary>
    public static IEnumerable<string> Of(Collection collection)
    {
        IEnumerable<string?> names =
        [
            .. collection.Path.Captures,
            collection.Row.AnyName,
            collection.IdName,
            PathIds.Own,
        ];
        return names.OfType<string>().Where(name => PathIds.IsId(name, collection)).Distinct();
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
            NameInBracesOperand named when !members.Any(member => IsIdOrField(named.Name, member)) => named.OfOther,
            NameInBracesOperand named => Resolve(new PathIdOperand(named.Name), members),
            PathIdOperand id when !members.Any(member => PathIds.IsId(id.Name, member)) => new FieldOperand(
                FieldOf(id.Name)
            ),
            PathIdOperand id => id with
            {
                IsOwn = id.Name == PathIds.Own || members.All(member => member.IdName == id.Name),
            },
            _ => operand,
        };

    private static bool IsIdOrField(string name, Collection member) =>
        PathIds.IsId(name, member) || member.Field(FieldOf(name)) is not null;

    private static string FieldOf(string name) => new FieldPath(name).ToString();
}
