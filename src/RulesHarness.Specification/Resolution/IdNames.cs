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

    private static Operand Resolve(Operand operand, IReadOnlyList<Collection> members) =>
        operand switch
        {
            PathIdOperand id when !members.Any(member => IsId(id.Name, member)) => new FieldOperand(
                new FieldPath(id.Name).ToString()
            ),
            _ => operand,
        };
}
