using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migration.Transforms;

/// <summary>
/// A condition on a row. A name is a column, <c>it</c> is the value that a step is made on. An empty text is null, and
/// a text that is compared with a number is read as one: files have texts alone.
/// </summary>
internal sealed class RowCondition
{
    private readonly Condition _condition;
    private readonly Dictionary<Operand, Column> _columns = new(ReferenceEqualityComparer.Instance);

    public RowCondition(Condition condition, SourceColumns columns)
    {
        _condition = condition;
        foreach (var operand in ConditionTransform.Operands(condition).Where(operand => NameOf(operand) is not null))
        {
            _columns[operand] = columns.Of(NameOf(operand)!);
        }
    }

    /// <summary>The operands of a condition that no row has a value for, such as a look-up of a document.</summary>
    public static IEnumerable<Operand> Unusable(Condition condition) =>
        ConditionTransform
            .Operands(condition)
            .Where(operand =>
                operand is not (LiteralOperand or ListOperand or TypeOperand)
                && !IsValue(operand)
                && NameOf(operand) is null
            );

    public bool Holds(SourceRow row, object? value) => Holds(_condition, row, value);

    private bool Holds(Condition condition, SourceRow row, object? value) =>
        condition switch
        {
            AndCondition and => and.Parts.All(part => Holds(part, row, value)),
            OrCondition or => or.Parts.Any(part => Holds(part, row, value)),
            NotCondition not => !Holds(not.Inner, row, value),
            Comparison comparison => Holds(comparison, row, value),
            _ => false,
        };

    private bool Holds(Comparison comparison, SourceRow row, object? value)
    {
        var left = Value(comparison.Left, row, value);
        var right = Value(comparison.Right, row, value);
        return Comparisons.Holds(Like(left, right), comparison.Comparator, Like(right, left));
    }

    private object? Value(Operand operand, SourceRow row, object? value)
    {
        var found = operand switch
        {
            LiteralOperand literal => literal.Value,
            ListOperand list => list.Items.Select(item => Value(item, row, value)).ToList(),
            TypeOperand type => type.Kind,
            _ when IsValue(operand) => value,
            _ => _columns.TryGetValue(operand, out var column) ? row.Value(column) : null,
        };
        return found is "" ? null : found;
    }

    /// <summary>
    /// A value as one of the type of what it is compared with, where it is a text that can be read so.
    /// </summary>
    private static object? Like(object? value, object? other) =>
        (value, other) switch
        {
            (string text, long or double) => Values.Number(text) ?? text,
            (string text, bool) => bool.TryParse(text, out var flag) ? flag : text,
            (string text, List<object?> list) when list.Any(item => item is long or double) => Values.Number(text)
                ?? text,
            (long or double, List<object?> list) when list.All(item => item is string) => Values.Text(value),
            _ => value,
        };

    private static bool IsValue(Operand operand) => operand is FieldOperand { Path: "it", IsNew: false };

    /// <summary>
    /// The column that an operand names: words of sentences, such as <c>uid</c>, are names here as well.
    /// </summary>
    private static string? NameOf(Operand operand) =>
        operand switch
        {
            _ when IsValue(operand) => null,
            FieldOperand { IsNew: false } field => string.Join('.', FieldPath.Parse(field.Path).Segments),
            FieldOperand field => $"new.{field.Path}",
            PathIdOperand id => id.Name,
            UidOperand => "uid",
            NowOperand => "now",
            TokenOperand token => $"token.{token.Claim}",
            _ => null,
        };
}
