using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

internal sealed partial class ConditionSolver
{
    /// <summary>Goes through all comparisons, once or more often, until they hold.</summary>
    /// <param name="solver">Chooses the values.</param>
    /// <param name="collection">The collection of the document.</param>
    /// <param name="comparisons">What is to hold.</param>
    /// <param name="scope">What a comparison sees of some fields.</param>
    /// <param name="mayChoose">Whether a field can be chosen.</param>
    private sealed class Rounds(
        ConditionSolver solver,
        Collection collection,
        IReadOnlyList<Comparison> comparisons,
        Func<IReadOnlyDictionary<string, object?>, EvaluationScope> scope,
        Func<FieldOperand, bool> mayChoose
    )
    {
        /// <summary>Comparisons of one field with another may each undo what was done for one before.</summary>
        private const int Most = 3;

        public IReadOnlyDictionary<string, object?>? Satisfy(
            IReadOnlyDictionary<string, object?> fields,
            bool atBoundary
        )
        {
            var solved = Round(fields, atBoundary);
            // A later comparison may undo an earlier one, which may be met beside it: `stop > now and stop > start`
            // with a start that is to come. Of `status == "draft" and status != "draft"` it can't.
            for (var round = 1; round < Most && solved is not null && !AllHold(solved); round++)
            {
                solved = Round(solved, atBoundary: false);
            }
            return solved is not null && AllHold(solved) ? solved : null;
        }

        private IReadOnlyDictionary<string, object?>? Round(
            IReadOnlyDictionary<string, object?> solved,
            bool atBoundary
        )
        {
            foreach (var comparison in comparisons)
            {
                var seen = scope(solved);
                var holds = seen.Evaluate(comparison) == true;
                if (holds && !(atBoundary && Boundary.IsOrder(comparison.Comparator)))
                {
                    continue;
                }
                var changed = new Assignment(solver, collection, solved, seen, mayChoose, Held).Of(comparison);
                if (changed is null && !holds)
                {
                    return null;
                }
                solved = changed ?? solved;
            }
            return solved;
        }

        private int Held(IReadOnlyDictionary<string, object?> solved) =>
            comparisons.Count(comparison => scope(solved).Evaluate(comparison) == true);

        private bool AllHold(IReadOnlyDictionary<string, object?> solved) =>
            comparisons.All(comparison => scope(solved).Evaluate(comparison) == true);
    }
}
