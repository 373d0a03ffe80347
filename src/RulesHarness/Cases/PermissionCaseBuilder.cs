using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Makes the case of a template: of the scenarios that fit, it has the one that shows most.</summary>
internal sealed class PermissionCaseBuilder(CaseDraft draft)
{
    /// <summary>
    /// The number of scenarios from which the best one is chosen: they differ little after the first few.
    /// </summary>
    private const int Tries = 8;

    private readonly CaseContext _context = draft.Context;
    private readonly ScenarioFinder _finder = new(draft);
    private readonly RequestFactory _requests = new(draft.Context, draft.Edges);

    /// <summary>Adds the case, or records that no scenario fits.</summary>
    public void Add(CaseTemplate template)
    {
        for (var tried = template; tried is not null; tried = tried.Otherwise)
        {
            var log = new SearchLog();
            if (Find(tried, log) is { } scenario)
            {
                draft.Accept(scenario);
                AddCase(tried, scenario);
                return;
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
    /// The scenario that shows most; null if none fits. A revoked grant is tested only where it is granted.
    /// </summary>
    private Scenario? Find(CaseTemplate template, SearchLog log)
    {
        var cell = template.Cell;
        var wanted = Requirements(template);
        var apart = wanted with { Comparisons = [.. wanted.Comparisons, .. Apart(cell, template.Sentence)] };
        var scenarios = Scenarios(cell, apart, log)
            .Take(Tries)
            .Concat(Scenarios(cell, wanted, log).Take(Tries))
            .Concat(Others(template, wanted, log).Take(Tries))
            .Select(scenario => Requested(template, scenario, log))
            .OfType<Scenario>();
        return Best(scenarios, template);
    }

    private static ScenarioRequirements Requirements(CaseTemplate template)
    {
        var (cell, comparisons) = (template.Cell, template.Comparisons);
        var isOwners =
            cell.Persona.Actor.Kind == ActorKind.Owner
            || template.Sentence is { OwnOnly: true } own && cell.Persona.IsNamedBy(own.Actors);
        var isUpdate = cell.Operation == Operation.Update;
        var isCreate = cell.Operation == Operation.Create;
        return new ScenarioRequirements(
            isUpdate ? ScenarioFinder.OfStored(comparisons) : comparisons,
            template.AsOwner ?? (isOwners ? true : null),
            template.Completeness
        )
        {
            OfNew = isUpdate ? [.. comparisons.Where(ScenarioFinder.IsOfNew)] : [],
            EdgeTurn = isCreate && template.Goal == CaseGoal.Granted ? template.EdgeTurn : null,
            RoleVariant = template.RoleVariant,
            SecondRole = template.SecondRole,
            IsOrphan = template.IsOrphan,
            IsNew = isCreate,
        };
    }

    /// <summary>
    /// Scenarios for which data is made that the fixtures don't have: a new owner, and somebody who has the role in
    /// another way, so that none of the other roles that the same document gives stands in the way of what is to be
    /// shown.
    /// </summary>
    private IEnumerable<Scenario> Others(CaseTemplate template, ScenarioRequirements wanted, SearchLog log)
    {
        var cell = template.Cell;
        if (template.IsOrphan)
        {
            return [];
        }
        var ofNewOwner = _finder.OfNewOwner(
            cell.Persona,
            cell.Collection,
            wanted,
            isKnown: template.Goal != CaseGoal.Denied,
            log
        );
        if (
            template.RoleVariant is not null
            || _context.Model.Roles.FirstOrDefault(role => cell.Persona.IsRole && role.Name == cell.Persona.Actor.Role)
                is not { } role
        )
        {
            return ofNewOwner;
        }
        return ofNewOwner.Concat(
            RoleVariant
                .Besides(role, _context.Model)
                .SelectMany(way => Scenarios(cell, wanted with { RoleVariant = way }, log).Take(1))
        );
    }

    private Scenario? Requested(CaseTemplate template, Scenario scenario, SearchLog log)
    {
        var requested = _requests.Make(
            template.Cell.Collection,
            template.Cell.Operation,
            template.Sentence,
            template.Comparisons,
            scenario,
            template.EdgeTurn,
            template.OnlyField,
            template.IsRemoval
        );
        if (requested is null)
        {
            log.GaveUp(SearchStep.Change, () => SearchText.Change(template));
        }
        return requested;
    }

    private void AddCase(CaseTemplate template, Scenario scenario)
    {
        var cell = template.Cell;
        var granting = draft.Oracle.Granting(scenario.Attempt);
        var isAllowed = draft.Oracle.IsGranted(scenario.Attempt) && template.OnlyField?.Constraints.Immutable != true;
        if (isAllowed && scenario.Attempt.NewFields is not null)
        {
            draft.Edges.Accept(cell.Collection, scenario.Attempt);
        }
        var verb =
            $"{cell.Persona.Name} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(cell.Operation)} {cell.Collection.Path}";
        // What breaks one sentence's condition may still be granted: by the sentence that the case then comes from.
        var said =
            !isAllowed ? draft.Oracle.Denying(scenario.Attempt) ?? template.Sentence
            : granting.Contains(template.Sentence) ? template.Sentence
            : granting[0];
        draft.Add(
            new AccessCase(
                "",
                CaseKind.Permission,
                template.Variant.Length == 0 ? verb : $"{verb} ({template.Variant})",
                said?.Place ?? cell.Policy.Place,
                said?.Text ?? $"no sentence lets anyone {CaseList.Verb(cell.Operation)} {cell.Collection.Path}",
                cell.Collection.Path,
                cell.Operation,
                cell.Persona.Name,
                scenario.Caller,
                scenario.Request,
                isAllowed
            ),
            template.Slug ?? Short(template)
        );
    }

    /// <summary>
    /// The most instructive request: one that this sentence alone grants, or that nothing grants, or that is granted
    /// and revoked.
    /// </summary>
    private Scenario? Best(IEnumerable<Scenario> scenarios, CaseTemplate template)
    {
        Scenario? first = null;
        foreach (var scenario in scenarios)
        {
            var granting = draft.Oracle.Granting(scenario.Attempt);
            var isBest = template.Goal switch
            {
                CaseGoal.Granted => granting.Count == 1
                    && granting[0] == template.Sentence
                    && draft.Oracle.IsGranted(scenario.Attempt),
                CaseGoal.Denied => granting.Count == 0,
                _ => granting.Contains(template.Sentence) && !draft.Oracle.IsGranted(scenario.Attempt),
            };
            if (isBest)
            {
                return scenario;
            }
            first ??= scenario;
        }

        return template.Goal == CaseGoal.Revoked ? null : first;
    }

    /// <summary>
    /// Each write has a document to itself: then what it changes is no other case's, and all can run at once. What is
    /// read is at hand, but for an order, which is tried at its boundary.
    /// </summary>
    private IEnumerable<Scenario> Scenarios(PermissionCell cell, ScenarioRequirements wanted, SearchLog log) =>
        cell.Operation == Operation.Get
        && !wanted.IsOrphan
        && !wanted.Comparisons.Any(comparison => Fixtures.Boundary.IsOrder(comparison.Comparator))
            ? _finder.Stored(cell.Persona, cell.Collection, wanted, log)
            : _finder.Made(cell.Persona, cell.Collection, wanted, log);

    /// <summary>
    /// The comparisons that keep other sentences from granting the same: the first part of each of their conditions,
    /// broken.
    /// </summary>
    private static IEnumerable<Comparison> Apart(PermissionCell cell, Permission? sentence) =>
        cell
            .Policy.Permissions.Where(other =>
                other != sentence
                && other.Grants
                && other.Condition is not null
                && other.Operations.Contains(cell.Operation)
                && cell.Persona.IsNamedBy(other.Actors)
            )
            .Select(other => ConditionTransform.First(other.Condition, negated: true))
            .SelectMany(ScenarioFinder.OfStored);

    private static string Short(CaseTemplate template) =>
        template.Sentence is null ? "ungranted"
        : template.Goal == CaseGoal.Granted && template.Variant.Length is 0 or > 60 ? "granted"
        : template.Variant;
}
