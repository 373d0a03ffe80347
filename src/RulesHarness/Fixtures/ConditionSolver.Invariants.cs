using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

internal sealed partial class ConditionSolver
{
    /// <summary>
    /// Keeps a document as every document of its collection is, as far as what is asked of it leaves that possible.
    /// </summary>
    /// <param name="asked">What is asked of the document, which comes first.</param>
    /// <param name="isWritten">Whether the fields are those that an update writes.</param>
    /// <param name="solve">The fields for which comparisons hold; null where there are none.</param>
    /// <param name="holds">Whether a comparison holds of some fields.</param>
    private sealed class InvariantKeeper(
        IReadOnlyList<Comparison> asked,
        bool isWritten,
        Func<IReadOnlyList<Comparison>, IReadOnlyDictionary<string, object?>?> solve,
        Func<IReadOnlyDictionary<string, object?>, Comparison, bool> holds
    )
    {
        private IReadOnlyList<Comparison> _kept = asked;

        public IReadOnlyDictionary<string, object?> Keep(
            IEnumerable<Condition> invariants,
            IReadOnlyDictionary<string, object?> fields
        ) => invariants.Aggregate(fields, Keep);

        private IReadOnlyDictionary<string, object?> Keep(
            IReadOnlyDictionary<string, object?> fields,
            Condition invariant
        )
        {
            var ways = ConditionTransform.Disjuncts(isWritten ? ConditionTransform.OfNew(invariant) : invariant);
            if (ways.FirstOrDefault(Held) is { } held)
            {
                _kept = [.. _kept, .. held];
                return fields;
            }
            foreach (var way in ways)
            {
                IReadOnlyList<Comparison> all = [.. _kept, .. way];
                if (solve(all) is { } solved)
                {
                    _kept = all;
                    return solved;
                }
            }
            return fields;

            bool Held(IReadOnlyList<Comparison> way) => way.All(comparison => holds(fields, comparison));
        }
    }
}
