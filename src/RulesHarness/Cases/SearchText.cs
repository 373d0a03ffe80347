using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>The reasons for which no case can be made, each completing "RulesHarness could not make …".</summary>
internal static class SearchText
{
    public static string Parent(Collection collection, string parent) =>
        $"a document of `{parent}` to be the parent of a document of `{collection.Path}`";

    public static string Caller(CallerKind persona, Collection collection, ScenarioRequirements wanted) =>
        persona.Actor.Kind switch
        {
            ActorKind.Role =>
                $"a user with the role `{persona.Name}`{(wanted.RoleVariant is { Comparisons.Count: > 0 } way ? $" for whom `{way}`" : "")}",
            ActorKind.Owner => $"a document of `{collection.Path}` that has an owner",
            _ => $"a caller among `{persona.Name}`{Where(wanted)}",
        };

    public static string Document(Collection collection, ScenarioRequirements wanted) =>
        $"a document of `{collection.Path}`{Where(wanted)}";

    public static string Scenario(CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        var also = wanted.SecondRole is { } role ? $" who is also `{role.Name}`" : "";
        var own = wanted.AsOwner switch
        {
            true => " who owns it",
            false => " who does not own it",
            null => "",
        };
        return $"a document of `{collection.Path}`{Where(wanted)}, with a caller among `{persona.Name}`{also}{own}";
    }

    public static string Change(PlannedCase planned)
    {
        var update = $"an update of `{planned.Cell.Collection.Path}`";
        return planned.OnlyField is { } field
            ? $"{update} that {(planned.IsRemoval ? "removes" : "changes")} `{field.Name}`"
            : $"{update} that changes a field{Where(planned.Wanted.OfCaller)}";
    }

    public static string LookUp(PlannedCase planned) =>
        $"the documents that the condition looks up{Where(planned.Wanted.OfNew.Where(LookUpPlacer.IsLookUp).ToList())}";

    public static string Batch(Comparison? unmet) =>
        unmet is null
            ? "the other writes of the batch"
            : $"a batch for which `{unmet}` holds beside the rest of the condition, and each write of which is granted";

    private static string Where(ScenarioRequirements wanted) => Where(wanted.Comparisons);

    private static string Where(IReadOnlyList<Comparison> comparisons) =>
        comparisons.Count == 0 ? "" : $" for which `{string.Join(" and ", comparisons)}`";
}
