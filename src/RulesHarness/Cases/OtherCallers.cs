using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Makes a request that is granted to one kind of caller, sent by another kind: where what is asked of the document
/// depends on the caller, such as whose turn it is, nothing could be made for the other caller alone.
/// </summary>
internal sealed class OtherCallers(CaseDraft draft)
{
    private readonly GrantedWriteFactory _granted = new(draft);
    private readonly CallerFactory _callers = new(draft.Context);

    /// <summary>The planned request as it is granted, by the planned kind of caller, who is denied it.</summary>
    public IEnumerable<Scenario> Of(PlannedCase planned)
    {
        var cell = planned.Cell;
        if (
            planned is not { Goal: CaseGoal.Denied, Sentence: { } sentence, OnlyField: null, IsOfAnother: false }
            // What is granted has nothing of what such a case is about.
            || planned.IsOptional
            || planned.Wanted is { IsOrphan: true } or { IsUnlisted: true }
            || cell.Operation is not (Operation.Create or Operation.Update)
            || cell.Persona.IsRole
            || cell.Persona.IsNamedBy(sentence.Actors)
        )
        {
            return [];
        }
        return _granted
            .All(cell.Policy, cell.Operation)
            .Where(grant => grant.Permission == sentence)
            .Select(grant => _granted.Find(cell.Collection, grant, cell.Operation)?.Scenario)
            .OfType<Scenario>()
            .Select(scenario => scenario.By(Caller(planned, scenario)))
            .Where(scenario => IsOfKind(cell, scenario) && !draft.Oracle.IsGranted(scenario.Attempt));
    }

    /// <summary>The same user without the claims that let him send it, or nobody.</summary>
    private Identity Caller(PlannedCase planned, Scenario scenario)
    {
        if (planned.Cell.Persona == CallerKind.Guests || scenario.Caller.Uid is not { } uid)
        {
            return Identity.Unauthenticated;
        }
        var plain = CallerFactory.User(uid);
        return ClaimSolver.Satisfy(
                plain,
                planned.Wanted.Comparisons.Where(IsOfClaim),
                draft.Oracle.Scope(scenario.Attempt)
            ) ?? plain;
    }

    private static bool IsOfClaim(Comparison comparison) =>
        CallerComparison.Of(comparison) is { Caller: TokenOperand, IsConstant: true };

    private bool IsOfKind(PermissionCell cell, Scenario scenario)
    {
        var isOwner = scenario.Caller.Uid is { } uid && _callers.Owner(cell.Collection, scenario.Document) == uid;
        return cell.Persona.Actor.Kind switch
        {
            ActorKind.Owner => isOwner,
            ActorKind.Others => !isOwner,
            _ => true,
        };
    }
}
