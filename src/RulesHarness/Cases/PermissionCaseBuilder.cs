using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Makes a case of a trial: of the situations that fit, the one that shows most.</summary>
internal sealed class PermissionCaseBuilder(
    CaseContext context,
    CaseScenarioFinder finder,
    CandidateRequestFactory changes,
    CaseList cases
)
{
    /// <summary>
    /// The number of situations from which the best one is chosen: they differ little after the first few.
    /// </summary>
    private const int Tries = 8;

    /// <summary>
    /// Adds the case; false if no situation fits. A revoked grant is tested only where it is granted.
    /// </summary>
    public bool Add(PermissionCell cell, CaseTemplate trial)
    {
        var asOwner =
            trial.AsOwner
            ?? (
                cell.Persona.Actor.Kind == ActorKind.Owner
                || trial.Template is { OwnOnly: true } own && cell.Persona.IsNamedBy(own.Actors)
                    ? true
                    : null
            );
        var wanted = new ScenarioRequirements(
            cell.Operation == Operation.Update ? CaseScenarioFinder.OfStored(trial.Comparisons) : trial.Comparisons,
            asOwner,
            trial.Completeness
        )
        {
            OfNew = cell.Operation == Operation.Update ? [.. trial.Comparisons.Where(CaseScenarioFinder.IsOfNew)] : [],
            AtEdges = trial.Goal == CaseGoal.Granted && cell.Operation == Operation.Create,
            RoleVariant = trial.RoleVariant,
            SecondRole = trial.SecondRole,
            IsOrphan = trial.IsOrphan,
            IsNew = cell.Operation == Operation.Create,
        };
        context.Unproven.Begin();
        var apart = wanted with { Comparisons = [.. wanted.Comparisons, .. Apart(cell, trial.Template)] };
        var attempts = Situations(cell, apart)
            .Take(Tries)
            .Concat(Situations(cell, wanted).Take(Tries))
            .Concat(Others(cell, trial, wanted).Take(Tries))
            .Select(situation => Attempt(cell, trial, situation))
            .OfType<CandidateRequest>();
        if (Best(attempts, trial) is not { } chosen)
        {
            context.Unproven.Add(
                trial.Template?.Place ?? cell.Policy.Place,
                cell.Collection.Path,
                cell.Operation,
                cell.Persona.Name,
                trial.Goal == CaseGoal.Granted
            );
            return false;
        }

        Add(cell, trial, chosen);
        return true;
    }

    /// <summary>
    /// Situations for which data is made that the fixtures don't have: a new owner, and somebody who has the role in
    /// another way, so that none of the other roles that the same document gives stands in the way of what is to be
    /// shown.
    /// </summary>
    private IEnumerable<CaseScenario> Others(PermissionCell cell, CaseTemplate trial, ScenarioRequirements wanted)
    {
        if (trial.IsOrphan)
        {
            return [];
        }
        var ofNewOwner = finder.OfNewOwner(
            cell.Persona,
            cell.Collection,
            wanted,
            isKnown: trial.Goal != CaseGoal.Denied
        );
        if (
            trial.RoleVariant is not null
            || context.Model.Roles.FirstOrDefault(role => cell.Persona.IsRole && role.Name == cell.Persona.Actor.Role)
                is not { } role
        )
        {
            return ofNewOwner;
        }
        return ofNewOwner.Concat(
            RoleVariant
                .Besides(role, context.Model)
                .SelectMany(way => Situations(cell, wanted with { RoleVariant = way }).Take(1))
        );
    }

    private CandidateRequest? Attempt(PermissionCell cell, CaseTemplate trial, CaseScenario situation)
    {
        var attempted = changes.Make(
            cell.Collection,
            cell.Operation,
            trial.Template,
            trial.Comparisons,
            situation,
            trial.OnlyField,
            trial.IsRemoval
        );
        if (attempted is null)
        {
            context.Unproven.GaveUp(SearchStep.Change, SearchText.Change(cell.Collection, trial));
        }
        return attempted;
    }

    private void Add(PermissionCell cell, CaseTemplate trial, CandidateRequest chosen)
    {
        if (cell.Operation == Operation.Create)
        {
            context.Reserve(chosen.Situation.Document.Path);
        }
        else
        {
            context.Store(chosen.Situation.Document);
        }
        context.Note(chosen.Attempt);
        // Only now: a document that is stored may itself give its owner a role.
        var granting = context.Oracle.Granting(chosen.Attempt);
        var isAllowed = context.Oracle.IsGranted(chosen.Attempt) && trial.OnlyField?.Constraints.Immutable != true;
        if (isAllowed && chosen.Attempt.NewFields is not null)
        {
            context.Edges.Accept(cell.Collection, chosen.Attempt);
        }
        var verb =
            $"{cell.Persona.Name} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(cell.Operation)} {cell.Collection.Path}";
        // What breaks one sentence's condition may still be granted: by the sentence that the case then comes from.
        var said =
            !isAllowed ? context.Oracle.Denying(chosen.Attempt) ?? trial.Template
            : granting.Contains(trial.Template) ? trial.Template
            : granting[0];
        cases.Add(
            new AccessCase(
                "",
                CaseKind.Permission,
                trial.Variant.Length == 0 ? verb : $"{verb} ({trial.Variant})",
                said?.Place ?? cell.Policy.Place,
                said?.Text ?? $"no sentence lets anyone {CaseList.Verb(cell.Operation)} {cell.Collection.Path}",
                cell.Collection.Path,
                cell.Operation,
                cell.Persona.Name,
                chosen.Situation.Caller,
                chosen.Request,
                isAllowed
            ),
            trial.Slug ?? Short(trial)
        );
    }

    /// <summary>
    /// The most instructive request: one that this sentence alone grants, or that nothing grants, or that is granted
    /// and revoked.
    /// </summary>
    private CandidateRequest? Best(IEnumerable<CandidateRequest> attempts, CaseTemplate trial)
    {
        CandidateRequest? first = null;
        foreach (var attempted in attempts)
        {
            var granting = context.Oracle.Granting(attempted.Attempt);
            var isBest = trial.Goal switch
            {
                CaseGoal.Granted => granting.Count == 1
                    && granting[0] == trial.Template
                    && context.Oracle.IsGranted(attempted.Attempt),
                CaseGoal.Denied => granting.Count == 0,
                _ => granting.Contains(trial.Template) && !context.Oracle.IsGranted(attempted.Attempt),
            };
            if (isBest)
            {
                return attempted;
            }
            first ??= attempted;
        }

        return trial.Goal == CaseGoal.Revoked ? null : first;
    }

    /// <summary>
    /// Each write has a document to itself: then what it changes is no other case's, and all can run at once. What is
    /// read is at hand, but for an order, which is tried at its boundary.
    /// </summary>
    private IEnumerable<CaseScenario> Situations(PermissionCell cell, ScenarioRequirements wanted) =>
        cell.Operation == Operation.Get
        && !wanted.IsOrphan
        && !wanted.Comparisons.Any(comparison => Fixtures.Boundary.IsOrder(comparison.Comparator))
            ? finder.Stored(cell.Persona, cell.Collection, wanted)
            : finder.Made(cell.Persona, cell.Collection, wanted);

    /// <summary>
    /// The comparisons that keep other sentences from granting the same: the first part of each of their conditions,
    /// broken.
    /// </summary>
    private static IEnumerable<Comparison> Apart(PermissionCell cell, Permission? template) =>
        cell
            .Policy.Permissions.Where(other =>
                other != template
                && other.Grants
                && other.Condition is not null
                && other.Operations.Contains(cell.Operation)
                && cell.Persona.IsNamedBy(other.Actors)
            )
            .Select(other => ConditionTransform.First(other.Condition, negated: true))
            .SelectMany(CaseScenarioFinder.OfStored);

    private static string Short(CaseTemplate trial) =>
        trial.Template is null ? "ungranted"
        : trial.Goal == CaseGoal.Granted && trial.Variant.Length is 0 or > 60 ? "granted"
        : trial.Variant;
}
