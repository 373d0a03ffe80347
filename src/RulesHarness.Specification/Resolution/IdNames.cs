using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Tells what a name in braces is in a condition: an id in the document's path where there is one of that name, and
/// else the field of that name, whatever words it is made of.
/// </summary>
internal static class IdNames
{
    public static Condition? Resolve(Condition? condition, IReadOnlyList<Collection> members) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(part => Resolve(part, members)!)]),
            OrCondition or => new OrCondition([.. or.Parts.Select(part => Resolve(part, members)!)]),
            NotCondition not => new NotCondition(Resolve(not.Inner, members)!),
            Comparison comparison => comparison with
            {
                Left = Resolve(comparison.Left, members),
                Right = Resolve(comparison.Right, members),
            },
            _ => null,
        };

    public static bool IsId(string name, Collection collection) =>
        collection.Path.Captures.Contains(name) || collection.IdName == name;

    private static Operand Resolve(Operand operand, IReadOnlyList<Collection> members) =>
        operand switch
        {
            PathIdOperand id when !members.Any(member => IsId(id.Name, member)) => new FieldOperand(
                new FieldPath(id.Name).ToString()
            ),
            ListOperand list => new ListOperand([.. list.Items.Select(item => Resolve(item, members))]),
            _ => operand,
        };
}
