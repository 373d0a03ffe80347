using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A write that a sentence grants.</summary>
internal sealed record Granted(Permission Permission, Persona Persona, Attempted Write);

/// <summary>A sentence that grants a write, and a kind of caller that it means.</summary>
internal sealed record Grant(Permission Permission, Persona Persona);

/// <summary>Makes granted writes, so that the single change that a case makes is the only mistake.</summary>
internal sealed class GrantedWrites(CaseContext context, SituationFinder finder, ChangeMaker changes)
{
    /// <summary>The sentences that grant an operation, each to the first kind of caller that it means.</summary>
    public IReadOnlyList<Grant> Of(Policy policy, Operation operation) =>
        [.. All(policy, operation).DistinctBy(grant => grant.Permission)];

    /// <summary>The sentences that grant an operation, to each kind of caller.</summary>
    public IReadOnlyList<Grant> All(Policy policy, Operation operation)
    {
        var personas = Persona.Of(context.Model, policy);
        return
        [
            .. policy
                .Granting(operation)
                .SelectMany(permission =>
                    personas
                        .Where(persona => persona.IsMeantBy(permission.Actors))
                        .Select(persona => new Grant(permission, persona))
                ),
        ];
    }

    /// <summary>
    /// A write after the sentence, in a document of its own, for which the comparisons hold; null when there is none.
    /// </summary>
    public Granted? Make(
        Collection collection,
        Grant grant,
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
            var wanted = new Wanted(isUpdate ? SituationFinder.OfStored(comparisons) : comparisons, asOwner)
            {
                IsNew = operation == Operation.Create,
                OfNew = isUpdate ? [.. comparisons.Where(SituationFinder.IsOfNew)] : [],
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
                return new Granted(permission, persona, write);
            }
        }

        return null;
    }
}
