using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

internal sealed partial class ConditionSolver
{
    /// <summary>One comparison that is to hold of the fields of a document.</summary>
    /// <param name="solver">Chooses the values.</param>
    /// <param name="collection">The collection of the document.</param>
    /// <param name="fields">Its fields until now.</param>
    /// <param name="scope">What the comparison sees.</param>
    /// <param name="mayChoose">Whether a field can be chosen.</param>
    /// <param name="held">Counts the comparisons that hold of some fields.</param>
    private sealed class Assignment(
        ConditionSolver solver,
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        EvaluationScope scope,
        Func<FieldOperand, bool> mayChoose,
        Func<IReadOnlyDictionary<string, object?>, int> held
    )
    {
        public IReadOnlyDictionary<string, object?>? Of(Comparison comparison)
        {
            var (left, right) = (comparison.Left, comparison.Right);
            var ofLeft = Assigned(left, comparison.Comparator, right);
            // Of one field on both sides the other side changes as well: `mail == lower case of mail`. Of two fields
            // one may be bound by another comparison.
            return ofLeft is not null && (IsOfOneField() || left is FieldOperand && right is FieldOperand)
                ? Best([ofLeft, Turned(comparison)])
                : ofLeft ?? Turned(comparison);

            bool IsOfOneField() => ConditionTransform.Inside(left).Intersect(ConditionTransform.Inside(right)).Any();
        }

        private IReadOnlyDictionary<string, object?>? Turned(Comparison comparison) =>
            comparison.Comparator.Mirrored() is { } mirrored
                ? Assigned(comparison.Right, mirrored, comparison.Left)
                : null;

        private IReadOnlyDictionary<string, object?>? Assigned(Operand chosen, Comparator comparator, Operand other) =>
            scope.TryGetValue(other, out var value) && value is not NoValue
                ? Assign(chosen, new Asked(comparator, value, TimeMargin.Of(chosen, other)))
                : null;

        private IReadOnlyDictionary<string, object?>? Assign(Operand chosen, Asked asked) =>
            chosen switch
            {
                FieldOperand named when mayChoose(named) && collection.Field(named.Path) is { } field => solver.Set(
                    collection,
                    solver.Around(collection, fields, named.Path),
                    field,
                    asked
                ),
                FieldOperand named when mayChoose(named) && InMap(collection, named.Path) is { } map => With(
                    fields,
                    named.Path,
                    Element(Item(map, null), fields.At(named.Path), asked)
                ),
                SizeOperand { Of: FieldOperand named }
                    when mayChoose(named) && collection.Field(named.Path) is { } field => solver.Resized(
                    solver.Around(collection, fields, named.Path),
                    field,
                    asked
                ),
                SizeOperand { Of: ArithmeticOperand sum } => AssignSizeOfSum(sum, asked),
                DerivedOperand derived => AssignDerived(derived, asked),
                SizeOperand { Of: DerivedOperand { Derivation: var of } derived } when of.IsOfChange() => AssignDerived(
                    derived,
                    asked,
                    Computation.SizeOf
                ),
                ElementOperand element => AssignElement(element, asked),
                ArithmeticOperand sum => AssignSum(sum, asked),
                _ => null,
            };

        /// <summary>Takes from one side what is added on the other.</summary>
        private IReadOnlyDictionary<string, object?>? AssignSum(ArithmeticOperand sum, Asked asked) =>
            (
                scope.TryGetValue(sum.Right, out var by)
                && Inverse(asked.Value, sum.Sign, by) is { } rest
                && Assign(sum.Left, asked with { Value = rest }) is { } ofLeft
            )
                ? ofLeft
                : AssignRest(sum, asked);

        /// <summary>Takes from the size of a list the items that are added to it.</summary>
        private IReadOnlyDictionary<string, object?>? AssignSizeOfSum(ArithmeticOperand sum, Asked asked) =>
            sum.Sign == ArithmeticSign.Plus
            && asked.Value is long size
            && scope.TryGetValue(sum.Right, out var added)
            && added is IReadOnlyList<object?> items
                ? Assign(new SizeOperand(sum.Left), asked with { Value = size - items.Count })
                : null;

        /// <summary>
        /// Chooses a dividend among the values near the one that would do, or the right side of a sum or product.
        /// </summary>
        private IReadOnlyDictionary<string, object?>? AssignRest(ArithmeticOperand sum, Asked asked)
        {
            if (
                scope.TryGetValue(sum.Right, out var by) && Dividends(sum.Sign, asked.Value, by) is { Count: > 0 } tried
            )
            {
                return Best(
                    tried
                        .Where(each =>
                            Comparisons.Holds(Computation.Of(each, sum.Sign, by), asked.Comparator, asked.Value)
                        )
                        .Select(each => Assign(sum.Left, new Asked(Comparator.Equal, each, null)))
                );
            }
            return
                sum.Sign is ArithmeticSign.Plus or ArithmeticSign.Times
                && scope.TryGetValue(sum.Left, out var start)
                && Ending(asked.Value, sum.Sign, start) is { } end
                ? Assign(sum.Right, asked with { Value = end })
                : null;
        }

        /// <summary>
        /// Chooses the input of a derived value, among those that give the value asked for, or one beside it.
        /// </summary>
        private IReadOnlyDictionary<string, object?>? AssignDerived(
            DerivedOperand derived,
            Asked asked,
            Func<object?, object?>? of = null
        )
        {
            scope.TryGetValue(derived.With ?? new LiteralOperand(null), out var with);
            scope.TryGetValue(derived.Of, out var current);
            var field = derived.Of is FieldOperand named ? collection.Field(named.Path) : null;
            return Best(
                Preimages
                    .Of(derived, asked.Comparator, asked.Value, current, with, key => solver.ForKey(field, key, with))
                    .Where(input =>
                        Derivations.Of(derived, input, with) is var made
                        && Comparisons.Holds(of is null ? made : of(made), asked.Comparator, asked.Value)
                    )
                    .Select(input => Assign(derived.Of, new Asked(Comparator.Equal, input, null)))
            );
        }

        /// <summary>The first of those that meet the most comparisons: the rest may still be met.</summary>
        private IReadOnlyDictionary<string, object?>? Best(IEnumerable<IReadOnlyDictionary<string, object?>?> tried)
        {
            return tried.OfType<IReadOnlyDictionary<string, object?>>().MaxBy(held);
        }

        private IReadOnlyDictionary<string, object?>? AssignElement(ElementOperand element, Asked asked)
        {
            var (root, keys) = ElementPlace.Of(element, scope);
            if (root is not { } named || keys is null || !mayChoose(named))
            {
                return null;
            }
            if (collection.Field(named.Path) is not { } field)
            {
                return null;
            }
            var inside = keys.Aggregate(fields.At(named.Path), Computation.Element);
            var type = field.Type.Kind == TypeKind.Array || keys.Count == 1 ? field.Type.Element : null;
            var chosen = Element(Item(field, type), inside is NoValue ? null : inside, asked);
            return chosen is NoValue || ElementPlace.Put(fields.At(named.Path), keys, chosen) is not { } put
                ? null
                : solver.Around(collection, fields, named.Path).With(named.Path, put);
        }
    }
}
