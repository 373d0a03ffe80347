using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes a batch from another one of its writes. A vote says which of a poll's counters grows: from the poll alone
/// nobody would guess a batch in which both writes are granted, but with the vote comes the poll that suits it.
/// </summary>
internal sealed class TurnedBatches(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _granted = new(draft, turns: false);
    private readonly CallerFactory _callers = new(draft.Context);
    private readonly RequestFactory _requests = new(draft.Context, draft.Edges);
    private readonly Dictionary<(CollectionPath, CallerGrant, Operation), Scenario?> _found = [];

    /// <summary>
    /// Scenarios of the planned request whose batches are made from a sentence about another document that it names.
    /// </summary>
    public IEnumerable<Scenario> Of(PlannedCase planned)
    {
        if (
            planned is not { Cell.Operation: Operation.Create or Operation.Update, Second: null, IsOfAnother: false }
            || planned.Wanted is { IsOrphan: true } or { IsUnlisted: true }
        )
        {
            return [];
        }
        return from path in planned.Wanted.OfBatch.SelectMany(BatchFactory.PathsOf).Distinct()
            let collection = _context.Model.CollectionOf(path.Shape)
            where collection is not null
            from operation in new[] { Operation.Create, Operation.Update }
            from grant in Grants(planned, collection, operation)
            let found = Found(collection, grant, operation)
            where found is not null
            from turned in Turned(planned, found)
            where IsOfCaller(planned, turned)
            from scenario in planned.Goal == CaseGoal.Denied ? WithWriteDone(turned).Prepend(turned) : [turned]
            let suited = Suited(planned, scenario)
            where suited is not null
            select suited;
    }

    /// <summary>
    /// The same request without one of the other writes, whose document is already as the batch would leave it, or one
    /// of its fields: rules that forget to ask for the change find what they ask for.
    /// </summary>
    private static IEnumerable<Scenario> WithWriteDone(Scenario turned) =>
        from each in turned.Attempt.Batch.Index()
        let alone = turned with
        {
            Attempt = turned.Attempt with { Batch = [.. turned.Attempt.Batch.Where((_, at) => at != each.Index)] },
            Together = [.. turned.Together.Where((_, at) => at != each.Index)],
        }
        from fields in StatesAfter(each.Item)
        select alone.With(each.Item.Path, fields);

    private static IEnumerable<IReadOnlyDictionary<string, object?>?> StatesAfter(BatchedWrite write)
    {
        yield return write.NewFields;
        if (write is { Stored: { } stored, NewFields: { } next })
        {
            foreach (var path in FieldTree.ChangedFields(stored, next))
            {
                yield return stored.With(path, next.At(path));
            }
        }
    }

    /// <summary>One search serves all cases of a maker: each changes what it finds in a way of its own.</summary>
    private Scenario? Found(Collection collection, CallerGrant grant, Operation operation)
    {
        var sought = (collection.Path, grant, operation);
        if (!_found.TryGetValue(sought, out var found))
        {
            _found.Add(sought, found = _granted.Find(collection, grant, operation)?.Scenario);
        }
        return found;
    }

    private IEnumerable<CallerGrant> Grants(PlannedCase planned, Collection collection, Operation operation) =>
        _context.Model.Policy(collection.Path) is not { } policy
            ? []
            : _granted
                .All(policy, operation)
                .Where(grant =>
                    planned.Cell.Persona.IsRole ? grant.Persona == planned.Cell.Persona : !grant.Persona.IsRole
                );

    private static IEnumerable<Scenario> Turned(PlannedCase planned, Scenario scenario)
    {
        foreach (var (at, write) in scenario.Attempt.Batch.Index())
        {
            if (write.Collection != planned.Cell.Collection.Path || write.Operation != planned.Cell.Operation)
            {
                continue;
            }
            var document = new Document(write.Path, write.Stored ?? write.NewFields!);
            yield return new Scenario(scenario.Attempt.Of(write), scenario.Together[at], document)
            {
                Together = [.. scenario.Together.Where((_, other) => other != at), scenario.Request],
            };
        }
    }

    private bool IsOfCaller(PlannedCase planned, Scenario turned)
    {
        var isOwner = _callers.Owner(planned.Cell.Collection, turned.Document) == turned.Caller.Uid;
        return planned.Cell.Persona.Actor.Kind switch
        {
            ActorKind.Owner => isOwner,
            ActorKind.Others => !isOwner,
            _ => planned.Wanted.AsOwner != !isOwner,
        };
    }

    /// <summary>
    /// The turned scenario with the requested document that the case asks for; null if there is none.
    /// </summary>
    private Scenario? Suited(PlannedCase planned, Scenario turned)
    {
        var attempt = turned.Attempt;
        var stored = attempt.Stored is { } before ? Solved(planned.Wanted.Comparisons, before, null) : null;
        var left =
            attempt.Stored is null || stored is null
                ? attempt.NewFields!
                : CarriedChanges.To(stored, attempt.Stored, attempt.NewFields!);
        // What the other document's schema allows, its write meets already.
        var met = BatchFacts.Allowed(_context.Model, [.. planned.Wanted.OfCaller, .. planned.Wanted.OfBatch]);
        IReadOnlyList<Comparison> asked =
        [
            .. (attempt.Stored is null ? planned.Wanted.OfCaller : planned.Wanted.OfNew).Except(met),
        ];
        if (attempt.Stored is not null && stored is null || Solved(asked, left, stored) is not { } next)
        {
            return null;
        }
        next = planned.OnlyField is { } field ? Changed(planned, field, next) : next;
        next = stored is null ? WithoutOptional(planned, attempt, next) : next;
        var (request, fields) = _requests.Write(planned.Cell.Collection, attempt.Path, stored, next);
        var suited = turned with
        {
            Attempt = attempt with { Stored = stored, NewFields = fields },
            Request = request,
            Document = new Document(attempt.Path, stored ?? fields),
        };
        suited = stored is null ? suited : suited.With(attempt.Path, stored);
        var scope = draft.Oracle.Scope(suited.Attempt);
        return AsAsked(planned, scope) ? suited : null;

        IReadOnlyDictionary<string, object?>? Solved(
            IReadOnlyList<Comparison> comparisons,
            IReadOnlyDictionary<string, object?> fields,
            IReadOnlyDictionary<string, object?>? storedFields
        ) =>
            _context.Solver.Satisfy(
                planned.Cell.Collection,
                fields,
                [.. comparisons.Where(comparison => !LookUpPlacer.IsLookUp(comparison))],
                attempt.Caller,
                PathIds.Of(_context.Model, attempt),
                storedFields
            );
    }

    /// <summary>
    /// Removes the optional fields that no condition needs, for a case of a document with required fields only.
    /// </summary>
    private IReadOnlyDictionary<string, object?> WithoutOptional(
        PlannedCase planned,
        PolicyRequest attempt,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        if (planned.Wanted.Completeness != Completeness.Minimal)
        {
            return fields;
        }
        foreach (var field in planned.Cell.Collection.StoredFields.Where(field => !field.Required))
        {
            var without = fields.Without(field.Name);
            var scope = draft.Oracle.Scope(attempt with { NewFields = without });
            fields = AsAsked(planned, scope) ? without : fields;
        }
        return fields;
    }

    private static bool AsAsked(PlannedCase planned, EvaluationScope scope) =>
        planned.Wanted.OfCaller.Concat(planned.Wanted.OfBatch).All(one => scope.Evaluate(one) == true);

    private IReadOnlyDictionary<string, object?> Changed(
        PlannedCase planned,
        Field field,
        IReadOnlyDictionary<string, object?> next
    ) =>
        planned.IsRemoval
            ? next.Without(field.Name)
            : next.With(
                field.Name,
                _context.Fixtures.Another(planned.Cell.Collection, field, field.Name, next.At(field.Name))
            );
}
