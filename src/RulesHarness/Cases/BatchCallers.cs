using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The callers who can send a whole batch: a sentence may mean all signed-in users, and the sentence about another
/// write of the batch only those with a role or a claim, and only where the requested document is as it asks.
/// </summary>
internal static class BatchCallers
{
    /// <summary>
    /// The requirements with what a sentence about another write of the batch asks of the caller, and of the requested
    /// document before it, once for each such sentence; nothing where it asks for no more.
    /// </summary>
    public static IEnumerable<ScenarioRequirements> Of(
        DataModel model,
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted
    )
    {
        if (persona.Actor.Kind == ActorKind.Guests)
        {
            yield break;
        }
        foreach (var sentence in SentencesOfOthers(model, wanted))
        {
            var roles = Roles(model, persona, sentence).ToList();
            foreach (var alternative in ConditionTransform.Disjuncts(sentence.Condition))
            {
                var ofRequested = wanted.IsNew ? [] : alternative.Select(OfRequested).OfType<Comparison>();
                var asked = alternative.Where(IsOfClaim).Concat(ofRequested).Except(wanted.Comparisons).ToList();
                foreach (var role in wanted.SecondRole is null ? roles : [null])
                {
                    if (role is not null || asked.Count > 0)
                    {
                        yield return wanted with
                        {
                            Comparisons = [.. wanted.Comparisons, .. asked],
                            SecondRole = role ?? wanted.SecondRole,
                        };
                    }
                }
            }
        }

        // What a sentence asks of a document that it looks up, where that is the requested one.
        Comparison? OfRequested(Comparison comparison)
        {
            var isAsked = false;
            var replaced = ConditionTransform.ReplaceCompared(comparison, OfField);
            return isAsked && ConditionTransform.Compared(replaced).All(IsKnown) ? replaced : null;

            Operand OfField(Operand operand)
            {
                if (operand is LookUpOperand { IsAfter: false } lookUp && IsRequested(lookUp.Path))
                {
                    isAsked = true;
                    return new FieldOperand(lookUp.Field);
                }
                // A field of the other document is no field of this one.
                return operand is FieldOperand or PathIdOperand ? new ExistsOperand(new DocumentPath([])) : operand;
            }
        }

        bool IsRequested(DocumentPath path) => model.CollectionOf(path.Shape) == collection;
    }

    private static bool IsKnown(Operand operand) =>
        operand is FieldOperand or LiteralOperand or TokenOperand or UidOperand or NowOperand;

    /// <summary>The roles that a sentence names; null where it means callers without a role, too.</summary>
    private static IEnumerable<Role?> Roles(DataModel model, CallerKind persona, Permission sentence) =>
        sentence
            .Actors.Select(actor =>
                actor.Kind == ActorKind.Role && actor != persona.Actor
                    ? model.Roles.FirstOrDefault(role => role.Name == actor.Role)
                    : null
            )
            .Distinct();

    private static IEnumerable<Permission> SentencesOfOthers(DataModel model, ScenarioRequirements wanted)
    {
        var collections = wanted
            .OfBatch.SelectMany(BatchFactory.PathsOf)
            .Select(path => model.CollectionOf(path.Shape))
            .OfType<Collection>()
            .Distinct();
        return collections
            .SelectMany(collection => model.Policy(collection.Path)?.Permissions ?? [])
            .Where(sentence => sentence is { Grants: true, ByHand: null } && sentence.Operations.Any(IsWrite));
    }

    private static bool IsWrite(Operation operation) => operation is not (Operation.Get or Operation.List);

    /// <summary>Whether a comparison is about a claim alone, and so says the same of each write of a batch.</summary>
    private static bool IsOfClaim(Comparison comparison) =>
        CallerComparison.Of(comparison) is { Caller: TokenOperand, IsConstant: true };
}
