using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A write that a sentence grants.</summary>
internal sealed record GrantedWrite(Permission Permission, CallerKind Persona, CandidateRequest Write);

/// <summary>A sentence that grants a write, and a kind of caller that it means.</summary>
internal sealed record CallerGrant(Permission Permission, CallerKind Persona);

/// <summary>Makes granted writes, so that the single change that a case makes is the only mistake.</summary>
internal sealed class GrantedWriteFactory(
    CaseContext context,
    CaseScenarioFinder finder,
    CandidateRequestFactory changes
)
{
    /// <summary>The sentences that grant an operation, each to the first kind of caller that it means.</summary>
    public IReadOnlyList<CallerGrant> Of(Policy policy, Operation operation) =>
        [.. All(policy, operation).DistinctBy(grant => grant.Permission)];

    /// <summary>The sentences that grant an operation, to each kind of caller.</summary>
    public IReadOnlyList<CallerGrant> All(Policy policy, Operation operation)
    {
        var personas = CallerKind.Of(context.Model, policy);
        return
        [
            .. policy
                .Granting(operation)
                .SelectMany(permission =>
                    personas
                        .Where(persona => persona.IsNamedBy(permission.Actors))
                        .Select(persona => new CallerGrant(permission, persona))
                ),
        ];
    }

    /// <summary>
    /// A write after the sentence, in a document of its own, for which the comparisons hold; null when there is none.
    /// </summary>
    public GrantedWrite? Make(
        Collection collection,
        CallerGrant grant,
        Operation operation,
        params IReadOnlyList<Comparison> asked
    )
    {
        var (permission, persona) = grant;
        foreach (var disjunct in ConditionTransform.Disjuncts(permission.Condition))
        {
            IReadOnlyList<Comparison> comparisons = [.. disjunct, .. asked];
            bool? asOwner = persona.Actor.Kind == ActorKind.Owner || permission.OwnOnly ? true : null;
            var isUpdate = operation == Operation.Update;
            var wanted = new ScenarioRequirements(
                isUpdate ? CaseScenarioFinder.OfStored(comparisons) : comparisons,
                asOwner
            )
            {
                IsNew = operation == Operation.Create,
                OfNew = isUpdate ? [.. comparisons.Where(CaseScenarioFinder.IsOfNew)] : [],
            };
            // A document that has every field is the one in which every field can be wrong.
            foreach (
                var situation in finder
                    .Made(persona, collection, wanted)
                    .Concat(finder.OfNewOwner(persona, collection, wanted, isKnown: true))
            )
            {
                if (
                    changes.Make(collection, operation, permission, comparisons, situation) is not { } write
                    || !context.Oracle.IsGranted(write.Attempt)
                )
                {
                    continue;
                }
                if (operation == Operation.Update)
                {
                    context.Store(situation.Document);
                }
                else
                {
                    context.Reserve(situation.Document.Path);
                }
                context.Note(write.Attempt);
                return new GrantedWrite(permission, persona, write);
            }
        }

        return null;
    }
}
