using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for requests on one document: of the scenarios that fit, each has the one that shows most.
/// </summary>
internal sealed partial class DocumentCases(CaseDraft draft)
{
    /// <summary>
    /// The number of scenarios from which the best one is chosen: they differ little after the first few.
    /// </summary>
    private const int Tries = 8;

    /// <summary>The number of ways to break a condition from which one is chosen.</summary>
    private const int MostAlternatives = 30;

    private readonly CaseContext _context = draft.Context;
    private readonly ScenarioFinder _finder = new(draft);
    private readonly LookUpPlacer _lookUps = new(draft);
    private readonly BatchFactory _batches = new(draft);
    private readonly RequestFactory _requests = new(draft.Context, draft.Edges);
    private readonly TurnedBatches _turned = new(draft);
    private readonly OtherCallers _otherCallers = new(draft);
    private readonly HashSet<Permission> _ofTurned = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds the case, or records that no scenario fits.</summary>
    public void Add(PlannedCase planned)
    {
        for (var tried = planned; tried is not null; tried = tried.Otherwise)
        {
            var log = new SearchLog();
            if (Find(tried, log) is { } scenario && IsWanted(tried, scenario))
            {
                draft.Accept(scenario);
                AddCase(tried, scenario);
                return;
            }
            if (tried.IsOptional)
            {
                continue;
            }
            draft.AddUntested(
                new UntestedRequest(
                    tried.Sentence?.Place ?? tried.Cell.Policy.Place,
                    tried.Cell.Collection.Path,
                    tried.Cell.Operation,
                    tried.Cell.Persona.Name,
                    tried.Goal == CaseGoal.Granted,
                    log.Reason
                )
            );
        }
    }

    /// <summary>
    /// Whether a scenario shows what it is for: another one may be granted where this one is not.
    /// </summary>
    private bool IsWanted(PlannedCase tried, Scenario scenario)
    {
        if (tried is not { Goal: CaseGoal.Granted, IsOptional: true })
        {
            return true;
        }
        return _context.IsPossible(scenario.Attempt)
            && (tried.Otherwise is null || draft.Oracle.IsGranted(scenario.Attempt));
    }

    /// <summary>
    /// The scenario that shows most; null if none fits. A revoked grant is tested only where it is granted.
    /// </summary>
    private Scenario? Find(PlannedCase planned, SearchLog log)
    {
        var cell = planned.Cell;
        var wanted = planned.Wanted;
        var others = OtherSentences.Broken(_context.Model, cell, planned.Sentence, wanted).ToList();
        var apart = wanted with { Comparisons = [.. wanted.Comparisons, .. ScenarioRequirements.OfStored(others)] };
        var scenarios = Scenarios(cell, apart, log)
            .Take(Tries)
            .Concat(Scenarios(cell, wanted, log).Take(Tries))
            .Concat(Others(planned, wanted, log).Take(Tries))
            .Concat(OfRole(planned, planned.Goal == CaseGoal.Granted ? wanted : apart, log))
            .Concat(BesideAlternatives(planned, wanted, log))
            .Concat(OfFull(planned, wanted, log))
            .Concat(wanted.ApartFromStored is { } changing ? Scenarios(cell, changing, log).Take(Tries) : [])
            .Concat(wanted.WithRoom is { } withRoom ? Scenarios(cell, withRoom, log).Take(Tries) : [])
            .Select(scenario => Requested(planned, scenario, log))
            .Concat(BesideWritten(planned, wanted, log))
            .OfType<Scenario>();
        var best = Best(scenarios, planned);
        if (planned.Second is { } second)
        {
            return best ?? OfTurnedBatch(planned, second.Of, second.At);
        }
        return IsDecidedByItself(planned, best)
            ? best
            : OfBatchCaller(planned) ?? OfTurnedBatch(planned) ?? best ?? OfOtherCaller(planned);
    }

    /// <summary>
    /// Scenarios for which data is made that the fixtures don't have: a new owner, and somebody who has the role in
    /// another way, so that none of the other roles that the same document gives stands in the way of what is to be
    /// shown.
    /// </summary>
    private IEnumerable<Scenario> Others(PlannedCase planned, ScenarioRequirements wanted, SearchLog log)
    {
        var cell = planned.Cell;
        if (wanted.IsOrphan || wanted.IsUnlisted)
        {
            return [];
        }
        var ofNewOwner = _finder.OfNewOwner(
            cell.Persona,
            cell.Collection,
            wanted,
            isKnown: planned.Goal != CaseGoal.Denied,
            log
        );
        var role = _context.Model.Roles.FirstOrDefault(role =>
            cell.Persona.IsRole && role.Name == cell.Persona.Actor.Role
        );
        IEnumerable<RoleVariant> ways = (role, wanted.RoleVariant) switch
        {
            (null, _) => [],
            (_, null) => RoleVariant.Besides(role, _context.Model),
            (_, { } past) when planned.Goal == CaseGoal.Denied =>
            [
                RoleVariant.WithoutOthers(past, role, _context.Model),
            ],
            _ => [],
        };
        return ofNewOwner.Concat(
            ways.SelectMany(way => Scenarios(cell, wanted with { RoleVariant = way }, log).Take(1))
        );
    }

    /// <summary>
    /// Scenarios below every document that could give the role: the one that gives it to a caller without another role
    /// may be the last, and the fixtures may have no document there that other sentences do not grant.
    /// </summary>
    private IEnumerable<Scenario> OfRole(PlannedCase planned, ScenarioRequirements wanted, SearchLog log) =>
        planned is { Goal: CaseGoal.Granted or CaseGoal.Denied, Cell.Persona.IsRole: true }
        && !wanted.IsOrphan
        && !wanted.IsUnlisted
            ? _finder.Made(planned.Cell.Persona, planned.Cell.Collection, wanted, log)
            : [];

    /// <summary>
    /// Scenarios in which no other alternative of the sentence's condition holds: to meet or to break one of them shows
    /// nothing where the document happens to meet another.
    /// </summary>
    private IEnumerable<Scenario> BesideAlternatives(PlannedCase planned, ScenarioRequirements wanted, SearchLog log)
    {
        if (
            planned is not { Goal: CaseGoal.Denied or CaseGoal.Granted, Sentence.Condition: { } condition }
            || IsPlain(condition)
        )
        {
            return [];
        }
        return ConditionTransform
            .Disjuncts(condition, negated: true)
            .OrderByDescending(broken => broken.Count(wanted.Comparisons.Contains))
            .Take(Tries)
            .Select(broken => ScenarioRequirements.OfStored(broken).Except(wanted.Comparisons).Where(IsFree))
            .SelectMany(more =>
                Scenarios(planned.Cell, wanted with { Comparisons = [.. wanted.Comparisons, .. more] }, log).Take(1)
            );

        // What is to hold is not to be broken.
        bool IsFree(Comparison broken) =>
            planned.Goal == CaseGoal.Denied || !wanted.Comparisons.Contains(ConditionTransform.Negate(broken));
    }

    /// <summary>
    /// Scenarios in which a list or map is as full as another field allows, or has room for one item, where an update
    /// is to add one: how many it may add can be limited as well.
    /// </summary>
    private IEnumerable<Scenario> OfFull(PlannedCase planned, ScenarioRequirements wanted, SearchLog log)
    {
        var full = wanted.OfNew.Select(SizeLimit.WhenFull).OfType<Comparison>().ToList();
        return full.Count == 0
            ? []
            : Scenarios(planned.Cell, wanted with { Comparisons = [.. wanted.Comparisons, .. full] }, log).Take(Tries);
    }

    private Scenario? Requested(PlannedCase planned, Scenario scenario, SearchLog log)
    {
        if (planned.IsOfAnother)
        {
            scenario = scenario.At($"{scenario.Document.CollectionPath}/{draft.NewId("another")}");
        }
        return Written(planned, scenario, planned.Wanted, log)
            ?? (
                new LookedUpValues(draft, _lookUps).Of(scenario, planned.Wanted) is var (placed, known)
                    ? Written(planned, placed, known, log)
                    : null
            );
    }

    private Scenario? Written(PlannedCase planned, Scenario scenario, ScenarioRequirements wanted, SearchLog log)
    {
        var requested = _requests.Make(
            planned.Cell.Collection,
            planned.Cell.Operation,
            planned.Sentence,
            wanted,
            scenario,
            planned.OnlyField,
            planned.IsRemoval,
            planned.IsBeside,
            mayRewrite: planned is { Goal: CaseGoal.Denied, IsOptional: false, IsRemoval: false }
        );
        if (requested is null)
        {
            log.GaveUp(SearchStep.Change, () => SearchText.Change(planned));
        }
        return requested is null ? null : Batched(planned, requested, log);
    }

    /// <summary>The request with the documents that it looks up, and with the other writes of its batch.</summary>
    private Scenario? Batched(PlannedCase planned, Scenario requested, SearchLog log)
    {
        var wanted = planned.Wanted;
        // The caller has claims for the stored document: what is looked up for the new one must not change them.
        var ofClaims = wanted.OfDocument.Where(comparison => CallerComparison.Of(comparison) is not null);
        if (_lookUps.Place(requested, [.. wanted.OfNew, .. ofClaims]) is not { } placed)
        {
            log.GaveUp(SearchStep.LookUp, () => SearchText.LookUp(planned));
            return null;
        }
        var mayBeDenied = planned is { IsOptional: false, Goal: not CaseGoal.Granted };
        if (_batches.Complete(placed, wanted, mayBeDenied) is not { } whole)
        {
            log.GaveUp(SearchStep.Batch, () => SearchText.Batch(_batches.FirstUnmet(placed, wanted)));
            return null;
        }
        return planned.Second is { } second ? _batches.Doubled(whole, second.Of, second.At) : whole;
    }

    private void AddCase(PlannedCase planned, Scenario scenario)
    {
        var cell = planned.Cell;
        var granting = draft.Oracle.Granting(scenario.Attempt);
        var isAllowed = draft.Oracle.IsGranted(scenario.Attempt) && planned.OnlyField?.Constraints.Immutable != true;
        if (isAllowed && (planned.RemovesRequired || granting.All(sentence => sentence.ByHand is not null)))
        {
            return;
        }
        if (isAllowed && scenario.Attempt.NewFields is not null)
        {
            draft.Edges.Accept(cell.Collection, scenario.Attempt);
        }
        var can = isAllowed ? "can" : "cannot";
        var verb = $"{cell.Persona.Name} {can} {CaseList.Verb(cell.Operation)} {cell.Collection.Path}";
        // What breaks one sentence's condition may still be granted: by the sentence that the case then comes from.
        var said =
            !isAllowed ? draft.Oracle.Denying(scenario.Attempt) ?? planned.Sentence
            : granting.Contains(planned.Sentence) ? planned.Sentence
            : granting[0];
        var added = new AccessCase(
            "",
            CaseKind.Permission,
            planned.Variant.Length == 0 ? verb : $"{verb} ({planned.Variant})",
            said?.Place ?? cell.Policy.Place,
            said?.Text ?? $"no sentence lets anyone {CaseList.Verb(cell.Operation)} {cell.Collection.Path}",
            cell.Collection.Path,
            cell.Operation,
            cell.Persona.Name,
            scenario.Caller,
            scenario.Request,
            isAllowed
        )
        {
            Instead = scenario.Attempt.Instead,
            Together = scenario.Together,
            Attempt = scenario.Attempt,
        };
        draft.Add(added, planned.Slug ?? Short(planned));
        if (planned is { Goal: CaseGoal.Granted, IsOptional: false })
        {
            IReadOnlyList<Comparison> asked = [.. planned.Wanted.Comparisons, .. planned.Wanted.OfNew];
            new InstantCases(draft).Add(added, scenario, asked, cell.Persona);
        }
    }

    /// <summary>
    /// The most instructive request: one that this sentence alone grants, or that nothing grants, or that is granted
    /// and revoked.
    /// </summary>
    private Scenario? Best(IEnumerable<Scenario> scenarios, PlannedCase planned)
    {
        Scenario? first = null;
        Scenario? alike = null;
        foreach (var scenario in scenarios)
        {
            var granting = draft.Oracle.Granting(scenario.Attempt);
            var isBest = planned.Goal switch
            {
                CaseGoal.Granted => granting.Count == 1
                    && granting[0] == planned.Sentence
                    && draft.Oracle.IsGranted(scenario.Attempt)
                    && !draft.HasOtherRole(planned.Cell.Persona, planned.Sentence, scenario.Attempt),
                CaseGoal.Denied => granting.Count == 0,
                _ => granting.Contains(planned.Sentence) && !draft.Oracle.IsGranted(scenario.Attempt),
            };
            if (isBest && IsByOneAlternative(planned, scenario))
            {
                return scenario;
            }
            alike ??= isBest ? scenario : null;
            first ??= scenario;
        }

        if (alike is not null)
        {
            return alike;
        }

        // What is asked of a caller may make him one to whom it is granted: then it is tried without that.
        var isGranted = first is not null && draft.Oracle.IsGranted(first.Attempt);
        return planned.Goal == CaseGoal.Revoked || (isGranted && IsOfStrangers(planned)) ? null : first;
    }

    /// <summary>
    /// Returns true if one alternative of the sentence's condition holds and no other one: with another, to remove the
    /// one shows nothing.
    /// </summary>
    private bool IsByOneAlternative(PlannedCase planned, Scenario scenario)
    {
        if (planned is not { Goal: CaseGoal.Granted, Sentence.Condition: { } condition } || IsPlain(condition))
        {
            return true;
        }
        var scope = draft.Oracle.Scope(scenario.Attempt);
        return ConditionTransform.Disjuncts(condition).Count(Holds) == 1;

        bool Holds(IReadOnlyList<Comparison> disjunct) =>
            disjunct.All(comparison => scope.Evaluate(comparison) == true);
    }

    /// <summary>Returns true for a condition without alternatives, or with more than are told apart.</summary>
    private static bool IsPlain(Condition condition) =>
        ConditionTransform.Count(condition) < 2
        || ConditionTransform.Count(condition, negated: true) > MostAlternatives;

    private static bool IsOfStrangers(PlannedCase planned) =>
        planned is { Goal: CaseGoal.Denied, Otherwise: { } other, Sentence: { } sentence }
        && other.Wanted.Comparisons.Count < planned.Wanted.Comparisons.Count
        && !planned.Cell.Persona.IsNamedBy(sentence.Actors);

    /// <summary>
    /// Each write has a document to itself: then what it changes is no other case's, and all can run at once. What is
    /// read is at hand, but for an order, which is tried at its boundary.
    /// </summary>
    private IEnumerable<Scenario> Scenarios(PermissionCell cell, ScenarioRequirements wanted, SearchLog log) =>
        cell.Operation == Operation.Get
        && !wanted.IsOrphan
        && !wanted.IsUnlisted
        && !wanted.Comparisons.Any(comparison => Fixtures.Boundary.IsOrder(comparison.Comparator))
            ? _finder.Stored(cell.Persona, cell.Collection, wanted, log)
            : _finder.Made(cell.Persona, cell.Collection, wanted, log);

    private static string Short(PlannedCase planned) =>
        planned.Sentence is null ? "ungranted"
        : planned.Goal == CaseGoal.Granted && planned.Variant.Length is 0 or > 60 ? "granted"
        : planned.Variant;
}
