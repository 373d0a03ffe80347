using RulesHarness.Checking;
using RulesHarness.Embedded;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Mutation;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Mutating;

/// <summary>
/// Looks closer at mutants that no case finds: whether they are equivalent, whether the exploration of the rules that
/// belongs to a check finds them, and which request they decide differently.
/// </summary>
internal sealed class SurvivorReview(CheckPlan plan, DateTimeOffset now) : IMutantReview
{
    private readonly DataModel _model = plan.Spec.Model;
    private readonly Dataset _data = plan.Cases!.Data;
    private readonly ModelRequests _requests = new(plan.Spec.Model, plan.Cases!.Data, now);

    public async Task<MutantResult> OfAsync(Mutant mutant, CompiledRules mutated, bool isReached)
    {
        var difference = RulesComparison.Compare(plan.Compiled.Parsed, mutated.Parsed, now, _requests.Starts);
        if (difference.IsSame)
        {
            return new MutantResult(mutant, MutantStatus.Equivalent);
        }

        if (await ExploredAsync(mutated, difference) is { } id)
        {
            return new MutantResult(mutant, MutantStatus.Killed) { KilledBy = id };
        }

        var change =
            difference.Changes.FirstOrDefault(one => IsWithinSchemas(one)) ?? difference.Changes.FirstOrDefault();
        var open = isReached ? MutantStatus.Survived : MutantStatus.NotCovered;
        return new MutantResult(mutant, change is null ? open : MutantStatus.Different)
        {
            Change = change,
            IsBeyondSchemas = change is not null && !IsWithinSchemas(change),
        };
    }

    /// <summary>The request that the mutant allows and no sentence grants, as a check finds it.</summary>
    private async Task<string?> ExploredAsync(CompiledRules mutated, RulesDifference difference)
    {
        var lines = difference
            .Changes.Where(change => change.Direction == ChangeDirection.Widened)
            .Select(change => change.After.Line)
            .OfType<int>()
            .Concat(
                difference
                    .Undecided.Where(clause => clause.Direction == ChangeDirection.Widened)
                    .Select(clause => clause.Statement.VerdictLine)
            )
            .ToHashSet();
        if (lines.Count == 0)
        {
            return null;
        }
        var search = new UngrantedRequestSearch(mutated, plan.Rules.Name, _model, _data, now);
        var found = await search.FindAsync(statement => lines.Contains(statement.VerdictLine));
        return found.Count > 0 ? found[0].Case.Id : null;
    }

    /// <summary>
    /// Whether documents are as the schemas say that a request finds. One that it writes may break its schema: to allow
    /// that is the very mistake.
    /// </summary>
    private bool IsWithinSchemas(BehaviourChange change)
    {
        var request = change.Found.Request;
        var isWidened = change.Direction == ChangeDirection.Widened;
        return (request.Stored is not { } stored || CanBeThere(request.Path, stored))
            && (isWidened || request.NewData is not { } written || CanBeThere(request.Path, written))
            && change.Found.Documents.All(document => CanBeThere(document.Key, document.Value));
    }

    // A case can write what no schema allows, to be denied. It can't find it there.
    private bool CanBeThere(string path, RulesValue fields) =>
        ScenarioValues.Fields(fields) is { } known
        && new Document(path, known) is var document
        && SchemaObedience.Obeys(_model, document)
        && (_model.CollectionOf(path) is not { } collection || FixtureFactory.HasItsId(collection, document));
}
