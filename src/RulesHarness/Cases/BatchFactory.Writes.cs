using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The other writes of a batch, each as a sentence about its document grants it.</content>
internal sealed partial class BatchFactory
{
    /// <summary>
    /// The scenario with the write, after the first sentence that grants it: with the documents that are there, and
    /// else with those that the sentence looks up.
    /// </summary>
    private Scenario? Granted(
        Scenario scenario,
        Collection collection,
        BatchedWrite write,
        IReadOnlyList<Comparison> wanted
    )
    {
        var policy = _context.Model.Policy(collection.Path);
        var ways = (policy?.Granting(write.Operation) ?? [])
            .Where(sentence => sentence.ByHand is null)
            .SelectMany(sentence =>
                ConditionTransform
                    .Disjuncts(sentence.Condition)
                    .Select(disjunct => (Start: Owned(scenario, policy!, sentence, write), Disjunct: disjunct))
            )
            .ToList();
        return ways.Select(way => Granted(scenario, collection, way.Start, wanted, way.Disjunct))
            .Concat(
                ways.Select(way =>
                    Prepared(scenario, way.Start, way.Disjunct) is { } prepared
                        ? Granted(prepared, collection, way.Start, wanted, way.Disjunct)
                        : null
                )
            )
            .FirstOrDefault(granted => granted is not null);
    }

    private Scenario? Granted(
        Scenario scenario,
        Collection collection,
        BatchedWrite start,
        IReadOnlyList<Comparison> wanted,
        IReadOnlyList<Comparison> disjunct
    )
    {
        // What the sentence looks up may be named by what is asked for.
        var asked = Completed(scenario, collection, start, wanted)?.Attempt.Batch[^1] ?? start;
        return
            Completed(scenario, collection, start, [.. wanted, .. Known(scenario, asked, disjunct)]) is { } completed
            && WithOthers(completed, disjunct) is var whole
            && draft.Oracle.IsGrantedByItself(whole.Attempt.Of(completed.Attempt.Batch[^1]))
            ? whole
            : null;
    }

    /// <summary>
    /// The scenario with the documents that a sentence about another write looks up, where nothing is said of them yet;
    /// null where it looks up none.
    /// </summary>
    private Scenario? Prepared(Scenario scenario, BatchedWrite write, IReadOnlyList<Comparison> disjunct)
    {
        var attempt = scenario.Attempt.Of(write);
        var scope = draft.Oracle.Scope(attempt);
        var asked = disjunct
            .Where(comparison =>
                LookUpPlacer.IsLookUp(comparison)
                && LookUpPlacer.PathsOf(comparison).All(path => IsFree(scope.Bind(path)))
                && scope.Evaluate(comparison) != true
            )
            .ToList();
        var own = new Scenario(attempt, scenario.Request, new Document(write.Path, write.NewFields!));
        return asked.Count > 0 && _lookUps.Place(own, asked) is { } placed && placed.Caller == scenario.Caller
            ? scenario with
            {
                Attempt = scenario.Attempt with { Instead = placed.Attempt.Instead },
            }
            : null;

        bool IsFree(string? path) =>
            path is not null && !IsWritten(attempt, path) && !attempt.Instead.ContainsKey(path);
    }

    private static BatchedWrite Owned(Scenario scenario, Policy policy, Permission sentence, BatchedWrite write)
    {
        var isOwners = sentence.OwnOnly || sentence.Actors.Any(actor => actor.Kind == ActorKind.Owner);
        return isOwners && write.Operation == Operation.Create && policy.Owner?.Field is { } owner
            ? write with
            {
                NewFields = write.NewFields!.With(owner, scenario.Caller.Uid),
            }
            : write;
    }

    /// <summary>
    /// A condition on the written document, with what it looks up elsewhere in the place of that. What it asks of a
    /// third document that is written too is left out.
    /// </summary>
    private List<Comparison> Known(Scenario scenario, BatchedWrite write, IReadOnlyList<Comparison> conjunction)
    {
        var attempt = scenario.Attempt.Of(write);
        var scope = draft.Oracle.Scope(attempt);
        return
        [
            .. conjunction
                .Where(comparison => PathsOf(comparison).All(path => IsWritten(attempt, scope.Bind(path))))
                .Select(comparison => (Comparison)ConditionTransform.Replace(comparison, ValueOf)),
        ];

        Operand ValueOf(Operand operand) =>
            operand is LookUpOperand or ExistsOperand
            && scope.TryGetValue(operand, out var value)
            && value is not NoValue
                ? new LiteralOperand(value)
                : operand;
    }

    /// <summary>
    /// The scenario with the further writes that the last one of its batch needs for its own sentence; without them
    /// where there can be none.
    /// </summary>
    private Scenario WithOthers(Scenario scenario, IReadOnlyList<Comparison> conjunction)
    {
        const int MostWrites = 4;
        var asked = conjunction.Where(ScenarioRequirements.IsOfBatch).ToList();
        var last = scenario.Attempt.Batch[^1];
        var attempt = scenario.Attempt.Of(last);
        var scope = draft.Oracle.Scope(attempt);
        if (scenario.Together.Count >= MostWrites || asked.All(comparison => scope.Evaluate(comparison) == true))
        {
            return scenario;
        }
        var own = new Scenario(
            attempt,
            scenario.Together[^1],
            new Document(last.Path, last.NewFields ?? FieldTree.Empty)
        );
        foreach (var absent in conjunction.Where(LookUpPlacer.IsAbsence).SelectMany(LookUpPlacer.PathsOf))
        {
            if (scope.Bind(absent) is { } path && scope.Documents!(path) is null)
            {
                own = own.With(path, null);
            }
        }
        var requirements = new ScenarioRequirements([]) { OfBatch = asked };
        return Complete(own, requirements, mayBeDenied: false) is { } whole
            ? scenario with
            {
                Attempt = scenario.Attempt with
                {
                    Batch = [.. scenario.Attempt.Batch, .. whole.Attempt.Batch.Skip(attempt.Batch.Count)],
                    Instead = whole.Attempt.Instead,
                },
                Together = [.. scenario.Together, .. whole.Together],
            }
            : scenario;
    }

    /// <summary>Whether a document is written by a request or by another write of its batch.</summary>
    private static bool IsWritten(PolicyRequest attempt, string? path) =>
        path is not null && (path == attempt.Path || attempt.Batch.Any(write => write.Path == path));

    private Scenario? Completed(
        Scenario scenario,
        Collection collection,
        BatchedWrite write,
        IReadOnlyList<Comparison> comparisons
    )
    {
        var solved = _context.Solver.Satisfy(
            collection,
            write.NewFields!,
            comparisons,
            scenario.Caller,
            PathIds.Of(_context.Model, scenario.Attempt.Of(write)),
            write.Stored
        );
        if (solved is null)
        {
            return null;
        }
        var (request, next) = _requests.Write(collection, write.Path, write.Stored, solved);
        return scenario.With(write.Path, write.Stored).TogetherWith(write with { NewFields = next }, request);
    }
}
