using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A write that a sentence grants.</summary>
internal sealed record GrantedWrite(Permission Permission, CallerKind Persona, Scenario Scenario)
{
    /// <summary>The fields of a create as they are sent: a time that is the server's is asked for.</summary>
    public IReadOnlyDictionary<string, object?> Created => ((CreateRequest)Scenario.Request).Fields;

    /// <summary>The changes of an update as they are sent.</summary>
    public IReadOnlyDictionary<string, object?> Changed => ((UpdateRequest)Scenario.Request).Changes;

    /// <summary>The conditions on the fields that it writes, none of which looks another document up.</summary>
    public IReadOnlyList<Comparison> OfFields => [.. OfRequest.Where(asked => !LookUpPlacer.IsLookUp(asked))];

    /// <summary>The conditions on what it writes, with those that look other documents up.</summary>
    public IReadOnlyList<Comparison> OfRequest => Wanted.IsNew ? Wanted.Comparisons : Wanted.OfNew;

    /// <summary>The documents that its conditions look up.</summary>
    public IReadOnlyList<DocumentPath> LookedUp { get; init; } = [];

    /// <summary>The requirements that it meets.</summary>
    public ScenarioRequirements Wanted { get; init; } = new([]);

    /// <summary>The id of a document that the write is to name, and that is not to be there; null for none.</summary>
    public string? AbsentId { get; init; }

    /// <summary>
    /// Whether the write is granted as an attempt has it. In a batch, whose other writes are made for it afterwards,
    /// the conditions <paramref name="asked"/> decide.
    /// </summary>
    public bool IsGranted(AccessOracle oracle, PolicyRequest attempt, IReadOnlyList<Comparison> asked)
    {
        if (Scenario.Together.Count == 0)
        {
            return oracle.IsGranted(attempt);
        }
        var scope = oracle.Scope(attempt);
        return asked.All(comparison => scope.Evaluate(comparison) == true);
    }

    /// <summary>Whether the batch was made from another one of its writes.</summary>
    public bool IsTurned { get; init; }

    /// <summary>The same write before the others of its batch were made for it.</summary>
    public Scenario Alone { get; init; } = Scenario;
}

/// <summary>A sentence that grants a write, and a kind of caller that it means.</summary>
internal sealed record CallerGrant(Permission Permission, CallerKind Persona);

/// <summary>Makes granted writes, so that the single change that a case makes is the only mistake.</summary>
/// <param name="draft">The data, and where a write is accepted.</param>
/// <param name="turns">
/// Whether a batch may be made from another one of its writes; not where batches are looked for to be turned.
/// </param>
internal sealed class GrantedWriteFactory(CaseDraft draft, bool turns = true)
{
    private readonly TurnedBatches? _turned = turns ? new(draft) : null;
    private readonly ScenarioFinder _finder = new(draft);
    private readonly LookUpPlacer _lookUps = new(draft);
    private readonly BatchFactory _batches = new(draft);
    private readonly RequestFactory _requests = new(draft.Context, draft.Edges);

    /// <summary>The sentences that grant an operation, each to the first kind of caller that it means.</summary>
    public IReadOnlyList<CallerGrant> Of(Policy policy, Operation operation) =>
        [.. All(policy, operation).DistinctBy(grant => grant.Permission)];

    /// <summary>The sentences that grant an operation, to each kind of caller.</summary>
    public IReadOnlyList<CallerGrant> All(Policy policy, Operation operation)
    {
        var personas = CallerKind.Of(draft.Context.Model, policy);
        return
        [
            .. policy
                .Granting(operation)
                .Where(permission => permission.ByHand is null)
                .SelectMany(permission =>
                    personas
                        .Where(persona => persona.IsNamedBy(permission.Actors))
                        .Select(persona => new CallerGrant(permission, persona))
                ),
        ];
    }

    /// <summary>
    /// A write after the sentence, in a document of its own, for which the comparisons hold, accepted; null when there
    /// is none.
    /// </summary>
    public GrantedWrite? Make(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        params IReadOnlyList<Comparison> asked
    )
    {
        var found = Find(collection, grant, operation, asked);
        if (found is not null)
        {
            draft.Accept(found.Scenario);
        }
        return found;
    }

    /// <summary>
    /// A write for each alternative of the sentence's condition beside the first, accepted; none where there is none.
    /// </summary>
    public IEnumerable<GrantedWrite> MakeOthers(Collection collection, CallerGrant grant, Operation operation)
    {
        foreach (var alternative in ConditionTransform.Disjuncts(grant.Permission.Condition).Skip(1))
        {
            if (Find(collection, grant, operation, alternative, [], _ => true) is { } found)
            {
                draft.Accept(found.Scenario);
                yield return found;
            }
        }
    }

    /// <summary>The same write, which is not accepted yet.</summary>
    public GrantedWrite? Find(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        params IReadOnlyList<Comparison> asked
    ) => Find(collection, grant, operation, asked, _ => true);

    /// <summary>
    /// A create of a document whose path is free, so that another document can be stored there.
    /// </summary>
    public GrantedWrite? FindCreateAtFreePath(Collection collection, CallerGrant grant) =>
        Find(collection, grant, Operation.Create, [], CanHoldAnother);

    private bool CanHoldAnother(Scenario scenario) =>
        draft.IsFree(scenario.Document.Path) || scenario.Attempt.Instead.ContainsKey(scenario.Document.Path);

    private GrantedWrite? Find(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        IReadOnlyList<Comparison> asked,
        Func<Scenario, bool> fits
    )
    {
        foreach (var alternative in ConditionTransform.Disjuncts(grant.Permission.Condition))
        {
            if (Find(collection, grant, operation, alternative, asked, fits) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A write for one alternative of the sentence's condition.</summary>
    private GrantedWrite? Find(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        IReadOnlyList<Comparison> alternative,
        IReadOnlyList<Comparison> asked,
        Func<Scenario, bool> fits
    )
    {
        var (permission, persona) = grant;
        bool? asOwner = persona.Actor.Kind == ActorKind.Owner || permission.OwnOnly ? true : null;
        var wanted = ScenarioRequirements.Of(draft.Context.Model, operation, [.. alternative, .. asked]) with
        {
            AsOwner = asOwner,
        };
        return BatchCallers
                .Of(draft.Context.Model, persona, collection, wanted)
                .Prepend(wanted)
                .Append(wanted.ApartFromStored)
                .OfType<ScenarioRequirements>()
                .Select(each => Find(collection, grant, operation, each, fits))
                .FirstOrDefault(found => found is not null)
            ?? Turned(collection, grant, operation, wanted).FirstOrDefault(turned => fits(turned.Scenario));
    }

    /// <summary>
    /// Updates that change other fields than one whose batch was made from another write, accepted: each sentence about
    /// the other write may choose a field of its own.
    /// </summary>
    public IEnumerable<GrantedWrite> MakeChangesOfOthers(Collection collection, CallerGrant grant, GrantedWrite first)
    {
        if (!first.IsTurned || first.Scenario.Request is not UpdateRequest)
        {
            return [];
        }
        var others = Turned(collection, grant, Operation.Update, first.Wanted)
            .Prepend(first)
            .DistinctBy(write => string.Join(',', write.Changed.Keys.Order(StringComparer.Ordinal)))
            .Skip(1)
            .ToList();
        others.ForEach(write => draft.Accept(write.Scenario));
        return others;
    }

    /// <summary>The writes whose batches are made from another one of their writes.</summary>
    private IEnumerable<GrantedWrite> Turned(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        ScenarioRequirements wanted
    )
    {
        if (
            _turned is null
            || wanted.OfBatch.Count == 0
            || draft.Context.Model.Policy(collection.Path) is not { } policy
        )
        {
            return [];
        }
        var cell = new PermissionCell(policy, collection, grant.Persona, operation);
        return _turned
            .Of(new PlannedCase(cell, grant.Permission, wanted, "", CaseGoal.Granted))
            .Where(scenario => IsGranted(scenario.Attempt))
            .Select(whole =>
                Granted(grant, whole, wanted) with
                {
                    IsTurned = true,
                    Alone = whole with { Attempt = whole.Attempt with { Batch = [] }, Together = [] },
                }
            );
    }

    /// <summary>Rules may deny what is granted where a document is stored as none ever is.</summary>
    private bool IsGranted(PolicyRequest attempt) =>
        draft.Oracle.IsGranted(attempt) && draft.Context.IsPossible(attempt);

    private static GrantedWrite Granted(CallerGrant grant, Scenario whole, ScenarioRequirements wanted) =>
        new(grant.Permission, grant.Persona, whole)
        {
            LookedUp = [.. wanted.OfCaller.SelectMany(LookUpPlacer.PathsOf).Distinct()],
            Wanted = wanted,
        };

    /// <summary>A write that meets the requirements.</summary>
    private GrantedWrite? Find(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        ScenarioRequirements wanted,
        Func<Scenario, bool> fits
    )
    {
        var (permission, persona) = grant;
        var log = new SearchLog();
        var values = new LookedUpValues(draft, _lookUps);
        // A document that has every field is the one in which every field can be wrong.
        var found = _finder
            .Made(persona, collection, wanted, log)
            .Concat(_finder.OfNewOwner(persona, collection, wanted, isKnown: true, log))
            .Select(scenario =>
                Written(scenario, wanted)
                ?? (values.Of(scenario, wanted) is var (placed, known) ? Written(placed, known) : null)
            )
            .OfType<Scenario>()
            .Select(alone => (Alone: alone, Whole: _batches.Complete(alone, wanted, mayBeDenied: false)))
            .FirstOrDefault(each => each.Whole is not null && IsGranted(each.Whole.Attempt) && fits(each.Whole));
        return found.Whole is null ? null : Granted(grant, found.Whole, wanted) with { Alone = found.Alone };

        Scenario? Written(Scenario scenario, ScenarioRequirements known) =>
            _requests.Make(collection, operation, permission, known, scenario) is { } requested
                ? _lookUps.Place(requested, wanted.OfNew)
                : null;
    }
}
