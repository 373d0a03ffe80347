using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Conditions that say less than they seem to: something compared with itself, values that no request changes, and a
/// part that stands twice.
/// </summary>
internal sealed class SuspiciousConditions(ReadingContext context)
{
    /// <summary>
    /// Reports what is senseless in a condition. The help says what to write instead of a comparison of something with
    /// itself. Asked of new documents only, a field is the new document's with and without <c>new</c>.
    /// </summary>
    public void Check(Condition? condition, TextSlice at, Func<Operand, string> help, bool isCreate = false)
    {
        switch (condition)
        {
            case AndCondition and:
                CheckParts(and.Parts, at, help, isCreate);
                break;
            case OrCondition or:
                CheckParts(or.Parts, at, help, isCreate);
                break;
            case NotCondition not:
                Check(not.Inner, at, help, isCreate);
                break;
            case Comparison comparison:
                Check(comparison, at, help, isCreate);
                break;
        }
    }

    /// <summary>Returns true if a condition compares that field with itself.</summary>
    public static bool ComparesItself(Condition? condition, string field) =>
        condition switch
        {
            AndCondition and => and.Parts.Any(part => ComparesItself(part, field)),
            OrCondition or => or.Parts.Any(part => ComparesItself(part, field)),
            NotCondition not => ComparesItself(not.Inner, field),
            Comparison { Left: FieldOperand left } comparison => left.Path == field
                && IsSame(left, comparison.Right, isCreate: false),
            _ => false,
        };

    private void CheckParts(IReadOnlyList<Condition> parts, TextSlice at, Func<Operand, string> help, bool isCreate)
    {
        var seen = new HashSet<string>();
        foreach (var part in parts)
        {
            if (seen.Add(Key(part)))
            {
                Check(part, at, help, isCreate);
            }
            else
            {
                context.Report(SpecDiagnostics.RepeatedCondition, at, Written(part));
            }
        }
    }

    private void Check(Comparison comparison, TextSlice at, Func<Operand, string> help, bool isCreate)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var items = right is ListOperand list ? list.Items : [right];
        if (items.Any(item => IsSame(left, item, isCreate)))
        {
            context.Report(SpecDiagnostics.SelfComparison, at, Written(comparison), help(left));
        }
        else if (IsFixed(left) && items.All(IsFixed))
        {
            context.Report(SpecDiagnostics.FixedComparison, at, Written(comparison));
        }
        else if (IsOfOneInstant(comparison, isCreate))
        {
            context.Report(SpecDiagnostics.MovingEquality, at, Written(comparison));
        }
    }

    /// <summary>
    /// Whether a comparison holds, or does not, for one instant only: no request can be sent for it. A time that is
    /// written, also by another write of the batch, can be the request's own, as the server's.
    /// </summary>
    private static bool IsOfOneInstant(Comparison comparison, bool isCreate)
    {
        if (comparison.Comparator is not (Comparator.Equal or Comparator.NotEqual))
        {
            return false;
        }
        var (left, right) = (comparison.Left, comparison.Right);
        var (moving, other) = IsMoving(left) ? (left, right) : (right, left);
        return IsMoving(moving) && other is not LiteralOperand && !(moving is NowOperand && IsWritten(other, isCreate));
    }

    private static bool IsWritten(Operand operand, bool isCreate) =>
        operand switch
        {
            FieldOperand field => field.IsNew || isCreate,
            LookUpOperand lookUp => lookUp.IsAfter,
            _ => false,
        };

    /// <summary>The parts of a time stay as they are for a while: its day, its hour.</summary>
    private static bool IsMoving(Operand operand) =>
        operand is not DerivedOperand && ConditionTransform.Inside(operand).OfType<NowOperand>().Any();

    private static bool IsSame(Operand left, Operand right, bool isCreate) =>
        (left, right) switch
        {
            (FieldOperand one, FieldOperand other) => one.Path == other.Path && (isCreate || one.IsNew == other.IsNew),
            (LiteralOperand, _) => false,
            _ => left == right,
        };

    private static bool IsFixed(Operand operand) =>
        operand is LiteralOperand or TypeOperand || operand is ListOperand list && list.Items.All(IsFixed);

    /// <summary>The same for what says the same: also with the sides of a comparison exchanged.</summary>
    private static string Key(Condition condition)
    {
        if (
            condition is not Comparison { Comparator: var comparator } comparison
            || comparator.Mirrored() is not { } mirrored
        )
        {
            return $"{condition}";
        }
        var exchanged = new Comparison(comparison.Right, mirrored, comparison.Left);
        return string.CompareOrdinal($"{comparison}", $"{exchanged}") < 0 ? $"{comparison}" : $"{exchanged}";
    }

    private static string Written(Condition condition) => Names.Written($"{condition}");
}
