using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
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
    private Scenario? Granted(Scenario scenario, OtherWrite other)
    {
        var ways = Ways(other).ToList();
        return ways.Select(way => Granted(scenario, other, way.Sentence, way.Disjunct))
            .Concat(
                ways.Select(way =>
                    Prepared(scenario, Start(scenario, other, way.Sentence), way.Disjunct) is { } prepared
                        ? Granted(prepared, other, way.Sentence, way.Disjunct)
                        : null
                )
            )
            .FirstOrDefault(granted => granted is not null);
    }

    private Scenario? Granted(
        Scenario scenario,
        OtherWrite other,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct
    ) =>
        After(scenario, other, sentence, Known(scenario, other, sentence, disjunct)) is { } completed
        && WithOthers(completed, disjunct) is var whole
        && completed.Attempt.Batch[^1] is var write
        && draft.Oracle.IsGrantedByItself(whole.Attempt.Of(write))
        && (
            write.NewFields is not { } fields
            || FixtureFactory.HasItsId(other.Collection, new Document(write.Path, fields))
        )
            ? whole
            : null;

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
                && !ScenarioRequirements.IsOfBatch(comparison)
                && LookUpPlacer.PathsOf(comparison).All(path => IsFree(scope.Bind(path)))
                && scope.Evaluate(comparison) != true
            )
            // The caller is made for the requested write: what is looked up has his claims.
            .Select(comparison => ConditionTransform.ReplaceCompared(comparison, ClaimOf))
            .ToList();
        var own = new Scenario(attempt, scenario.Request, new Document(write.Path, write.NewFields ?? FieldTree.Empty));
        return asked.Count > 0 && _lookUps.Place(own, asked) is { } placed && placed.Caller == scenario.Caller
            ? scenario with
            {
                Attempt = scenario.Attempt with { Instead = placed.Attempt.Instead },
            }
            : null;

        bool IsFree(string? path) =>
            path is not null && !IsWritten(attempt, path) && !attempt.Instead.ContainsKey(path);

        Operand ClaimOf(Operand operand) =>
            operand is TokenOperand && scope.TryGetValue(operand, out var value) && value is not (null or NoValue)
                ? new LiteralOperand(value)
                : operand;
    }

    /// <summary>
    /// The scenario with the write, which no sentence grants: as much of the first sentence's condition holds as can.
    /// Then rules that forget what is missing have no other reason to deny it.
    /// </summary>
    private Scenario? Nearest(Scenario scenario, OtherWrite other)
    {
        var best = Completed(scenario, other, other.Wanted);
        if (best is null || Ways(other).FirstOrDefault() is not { Sentence: { } sentence } way)
        {
            return best;
        }
        List<Comparison> met = [];
        foreach (var comparison in Known(scenario, other, sentence, way.Disjunct))
        {
            if (After(scenario, other, sentence, [.. met, comparison]) is { } more && !IsGranted(more))
            {
                met.Add(comparison);
                best = more;
            }
        }
        return WithOthers(best, way.Disjunct);
    }

    /// <summary>The sentences that can grant a write, with the conjunctions of which one has to hold.</summary>
    private IEnumerable<(Permission Sentence, IReadOnlyList<Comparison> Disjunct)> Ways(OtherWrite other) =>
        from sentence in _context.Model.Policy(other.Collection.Path)?.Granting(other.Write.Operation) ?? []
        where sentence.ByHand is null
        from disjunct in ConditionTransform.Disjuncts(sentence.Condition)
        select (sentence, disjunct);

    /// <summary>
    /// The scenario with the write after a sentence, for which the comparisons hold; null where they can't. What they
    /// ask of the document before it is there, as far as the requested write does not ask otherwise.
    /// </summary>
    private Scenario? After(
        Scenario scenario,
        OtherWrite other,
        Permission sentence,
        IReadOnlyList<Comparison> comparisons
    )
    {
        IReadOnlyList<Comparison> asked = [.. other.Wanted, .. comparisons];
        return Ready(scenario, Owned(scenario, other, sentence), sentence, asked) is { } ready
            ? Completed(scenario, ready, asked)
            : null;
    }

    /// <summary>
    /// A condition on the written document, with what it looks up elsewhere in the place of that. What it asks of a
    /// third document that is written too is left out.
    /// </summary>
    private List<Comparison> Known(
        Scenario scenario,
        OtherWrite other,
        Permission sentence,
        IReadOnlyList<Comparison> conjunction
    )
    {
        var attempt = scenario.Attempt.Of(Start(scenario, other, sentence));
        var scope = draft.Oracle.Scope(attempt);
        return
        [
            .. conjunction
                .Where(IsOfWritten)
                .Select(comparison => (Comparison)ConditionTransform.Replace(comparison, ValueOf)),
        ];

        bool IsOfWritten(Comparison comparison) =>
            PathsOf(comparison).All(path => IsWritten(attempt, scope.Bind(path)));

        Operand ValueOf(Operand operand) =>
            operand is LookUpOperand or ExistsOperand
            && scope.TryGetValue(operand, out var value)
            && value is not NoValue
                ? new LiteralOperand(value)
                : operand;
    }

    /// <summary>
    /// The write before a sentence's condition is met: what the sentence looks up may be named by what is asked for, as
    /// in <c>together with an update of jobs/{new.last}</c>.
    /// </summary>
    private BatchedWrite Start(Scenario scenario, OtherWrite other, Permission sentence)
    {
        var owned = Owned(scenario, other, sentence);
        return Completed(scenario, owned, other.Wanted)?.Attempt.Batch[^1] ?? owned.Write;
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
        var others = conjunction.Where(comparison => !ScenarioRequirements.IsOfBatch(comparison));
        var requirements = new ScenarioRequirements([.. others]) { OfBatch = asked };
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

    private Scenario? Completed(Scenario scenario, OtherWrite other, IReadOnlyList<Comparison> comparisons)
    {
        var write = other.Write;
        var solved = _context.Solver.Satisfy(
            other.Collection,
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
        var (request, next) = _requests.Write(other.Collection, write.Path, write.Stored, solved);
        if (request is UpdateRequest { Changes.Count: 0 })
        {
            return null;
        }
        return scenario.With(write.Path, write.Stored).TogetherWith(write with { NewFields = next }, request);
    }
}
