using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Binds what an access pattern leaves open to values that occur in the data: first those of one document, so that the
/// query returns it.
/// </summary>
internal sealed class ParameterBinder(
    Dataset data,
    Collection collection,
    Document document,
    Identity caller,
    string? ownerField,
    bool isOwner,
    Timestamp now
)
{
    public Condition Bind(Condition condition) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(Bind)]),
            OrCondition or => new OrCondition([.. or.Parts.Select(Bind)]),
            NotCondition not => new NotCondition(Bind(not.Inner)),
            Comparison { Left: FieldOperand field } comparison => comparison with
            {
                Right = Bind(field.Path, comparison.Comparator, comparison.Right),
            },
            Comparison { Left: ElementOperand element } comparison => Bind(
                comparison with
                {
                    Left = new FieldOperand(PathOf(element)),
                }
            ),
            _ => condition,
        };

    /// <summary>
    /// The path of the caller's value in a map: <c>members.ann</c> for <c>members[uid]</c>. A guest has no uid, and asks
    /// with another user's.
    /// </summary>
    private string PathOf(Operand operand) =>
        operand switch
        {
            FieldOperand field => field.Path,
            ElementOperand { Key: UidOperand } element when PathOf(element.Of) is var map =>
                $"{map}.{FieldTree.Path(caller.Uid ?? Keys(map).FirstOrDefault(CallerFactory.Stranger))}",
            ElementOperand { Key: LiteralOperand { Value: string name } } element =>
                $"{PathOf(element.Of)}.{FieldTree.Path(name)}",
            _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "a query names no such field"),
        };

    private IEnumerable<string> Keys(string map) =>
        data.Of(collection.Path)
            .Prepend(document)
            .Select(each => each.Fields.At(map))
            .OfType<IReadOnlyDictionary<string, object?>>()
            .SelectMany(each => each.Keys);

    private Operand Bind(string field, Comparator comparator, Operand operand)
    {
        var takesList = comparator is Comparator.In or Comparator.NotIn or Comparator.HasAny or Comparator.HasNone;
        return operand switch
        {
            ParameterOperand when takesList => new ListOperand([new LiteralOperand(Values(field).FirstOrDefault())]),
            ParameterOperand => new LiteralOperand(Values(field).FirstOrDefault()),
            // Who is not the owner asks for somebody else's documents; a guest has no uid to ask with.
            UidOperand when caller.Uid is null || field == ownerField && !isOwner => new LiteralOperand(
                Values(field).FirstOrDefault()
            ),
            UidOperand => new LiteralOperand(caller.Uid),
            NowOperand => new LiteralOperand(now),
            ListOperand list => new ListOperand([
                .. list.Items.Select(
                    (item, at) =>
                        item is ParameterOperand
                            ? new LiteralOperand(Nth(field, at))
                            : Bind(field, Comparator.Equal, item)
                ),
            ]),
            _ => operand,
        };
    }

    private object? Nth(string field, int at) =>
        Values(field).ToList() is { Count: > 0 } values ? values[Math.Min(at, values.Count - 1)] : null;

    /// <summary>The values of a field, or of its items, in this document and then in the others.</summary>
    private IEnumerable<object?> Values(string field) =>
        data.Of(collection.Path)
            .Prepend(document)
            .Select(each => each.Fields.At(field))
            .SelectMany(value => value is IEnumerable<object?> items ? items : [value])
            .Where(value => value is not null)
            .Distinct();
}
