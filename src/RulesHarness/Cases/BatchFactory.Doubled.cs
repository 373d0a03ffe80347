using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Batches that make one document too many, and what keeps a batch from being made.</content>
internal sealed partial class BatchFactory
{
    /// <summary>
    /// A granted batch that also makes a second document like the one at a path, which no sentence grants; null where
    /// there is none.
    /// </summary>
    public Scenario? Doubled(Scenario scenario, DocumentPath path, DocumentPath other)
    {
        var scope = draft.Oracle.Scope(scenario.Attempt);
        var first = scenario.Attempt.Batch.FirstOrDefault(write =>
            write.Operation == Operation.Create && write.Path == scope.Bind(path)
        );
        if (
            first is null
            || scope.Bind(other) is not { } bound
            || IsWritten(scenario.Attempt, bound)
            || _context.Model.CollectionOf(bound) is not { } collection
            || !draft.Oracle.IsGranted(scenario.Attempt)
        )
        {
            return null;
        }
        var made = Made(collection, other, bound, scope);
        var fields = collection
            .Key.Fields.Where(key => collection.Field(key) is not null)
            .Aggregate(first.NewFields!, (current, key) => current.With(key, made.At(key)));
        var (request, next) = _requests.Write(collection, bound, before: null, fields);
        var second = first with { Path = bound, NewFields = next };
        var whole = scenario.With(bound, null).TogetherWith(second, request);
        return IsOnlyDenied(whole, second) ? whole : null;
    }

    /// <summary>The first comparison that no batch meets together with those before it; null for none.</summary>
    public Comparison? FirstUnmet(Scenario scenario, ScenarioRequirements requirements)
    {
        var asked = requirements.OfBatch;
        var met = Enumerable
            .Range(1, asked.Count)
            .TakeWhile(count => IsMet(requirements with { OfBatch = [.. asked.Take(count)] }))
            .Count();
        return asked.ElementAtOrDefault(met);

        bool IsMet(ScenarioRequirements some) => Complete(scenario, some, mayBeDenied: false) is not null;
    }

    private bool IsOnlyDenied(Scenario whole, BatchedWrite denied) =>
        !draft.Oracle.IsGrantedByItself(whole.Attempt.Of(denied))
        && draft.Oracle.IsGrantedByItself(whole.Attempt)
        && whole
            .Attempt.Batch.Where(write => write != denied)
            .All(write => draft.Oracle.IsGrantedByItself(whole.Attempt.Of(write)));
}
