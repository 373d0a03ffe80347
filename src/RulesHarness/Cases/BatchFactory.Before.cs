using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The documents of the other writes, as they are before the batch.</content>
internal sealed partial class BatchFactory
{
    /// <summary>
    /// The comparisons that the requested write makes with the document of another one before the batch, and what
    /// therefore holds there.
    /// </summary>
    private static List<Comparison> Before(
        IReadOnlyList<Comparison> asked,
        BatchedWrite write,
        EvaluationScope scope
    ) =>
        write.Stored is null
            ? []
            : OfFields(
                [
                    .. asked.Where(comparison =>
                        LookUpPlacer.PathsOf(comparison).Any(path => scope.Bind(path) == write.Path)
                        && scope.Evaluate(comparison) == true
                    ),
                ],
                write.Path,
                scope,
                isNew: true
            );

    /// <summary>
    /// The write of a document that is before it as a sentence and the requested write ask for; null where it can't be.
    /// </summary>
    private OtherWrite? Ready(Scenario scenario, OtherWrite other, Permission sentence, IReadOnlyList<Comparison> asked)
    {
        if (other.Write is not { Stored: { } stored } write)
        {
            return other;
        }
        IReadOnlyList<Comparison> comparisons =
        [
            .. other.Before,
            .. BatchFacts.OfStored(other.Collection, sentence, asked),
        ];
        var attempt = scenario.Attempt.Of(write);
        var scope = draft.Oracle.Scope(attempt);
        if (comparisons.All(comparison => scope.Evaluate(comparison) == true))
        {
            return other;
        }
        var solved = _context.Solver.Satisfy(
            other.Collection,
            stored,
            comparisons,
            scenario.Caller,
            PathIds.Of(_context.Model, attempt)
        );
        return solved is null
            ? null
            : other with
            {
                Write = write with { Stored = solved, NewFields = write.NewFields is null ? null : solved },
            };
    }

    /// <summary>The write of the caller's own document, where a sentence grants no other.</summary>
    private OtherWrite Owned(Scenario scenario, OtherWrite other, Permission sentence)
    {
        var write = other.Write;
        var isCreate = write.Operation == Operation.Create;
        var owners = sentence.Actors.Where(actor => actor.Kind == ActorKind.Owner).ToList();
        var isOwners = sentence.OwnOnly || (isCreate ? owners.Count > 0 : owners.Count == sentence.Actors.Count);
        if (!isOwners || _context.Model.Policy(other.Collection.Path)?.Owner?.Field is not { } owner)
        {
            return other;
        }
        return other with
        {
            Write = write with
            {
                Stored = write.Stored?.With(owner, scenario.Caller.Uid),
                NewFields = write.NewFields?.With(owner, scenario.Caller.Uid),
            },
        };
    }

    /// <summary>
    /// The scenario in which the batch deletes a document, after a sentence that grants it if there is one.
    /// </summary>
    private Scenario? Without(
        Scenario scenario,
        string bound,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyList<Comparison> askedBefore
    )
    {
        if (_context.Model.CollectionOf(bound) is not { } collection)
        {
            return null;
        }
        var write = new BatchedWrite(Operation.Delete, collection.Path, bound, before, NewFields: null);
        var asked = Before(askedBefore, write, draft.Oracle.Scope(scenario.Attempt));
        var other = new OtherWrite(collection, write, Wanted: [], asked);
        return Ways(other)
                .Select(way => Ready(scenario, Owned(scenario, other, way.Sentence), way.Sentence, way.Disjunct))
                .OfType<OtherWrite>()
                .Select(ready => Deleting(scenario, ready.Write))
                .FirstOrDefault(made => draft.Oracle.IsGrantedByItself(made.Attempt.Of(made.Attempt.Batch[^1])))
            ?? Deleting(scenario, write);
    }

    private static Scenario Deleting(Scenario scenario, BatchedWrite write) =>
        scenario.With(write.Path, write.Stored).TogetherWith(write, new DeleteRequest(write.Path));
}
