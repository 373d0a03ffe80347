using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The queries near a granted one: other callers, filters and limits.</content>
internal sealed partial class ListCases
{
    /// <summary>
    /// The same query by those who have the role otherwise, and by those who nearly may run it: who has not quite the
    /// role, or not the claim that is compared with a field.
    /// </summary>
    private void AddCallers(
        Listing listing,
        IReadOnlyList<Comparison> conditions,
        CaseScenario situation,
        Asked granted
    )
    {
        var nearly = listing with { Persona = listing.Persona with { Name = CallerKind.Others.Name } };
        var role = context.Model.Roles.FirstOrDefault(role =>
            listing.Persona.IsRole && role.Name == listing.Persona.Actor.Role
        );
        foreach (var alternative in role is null ? [] : RoleVariant.Alternatives(role))
        {
            if (Situation(listing, conditions, alternative) is { } other)
            {
                Add(
                    listing,
                    other,
                    granted with
                    {
                        Filters = Filters(listing, conditions, other),
                    },
                    $"with {alternative}"
                );
            }
        }

        foreach (var (part, misses) in (role is null ? [] : RoleVariant.NearMisses(role, context.Model)).Index())
        {
            if (
                _ways.Next($"{role!.Name} at {part}", misses) is { } past
                && Situation(listing, conditions, past) is { } other
            )
            {
                Add(
                    nearly,
                    other,
                    granted with
                    {
                        Filters = Filters(listing, conditions, other),
                    },
                    $"{listing.Persona.Name} where {past}"
                );
            }
        }

        foreach (
            var claim in conditions
                .Select(CallerComparison.Of)
                .Where(asked => asked is { Caller: TokenOperand, Other: FieldOperand })
        )
        {
            var isAbsent = new Comparison(claim!.Caller, Comparator.Equal, new LiteralOperand(null));
            if (
                ClaimSolver.Satisfy(situation.Caller, [isAbsent], new EvaluationScope(situation.Caller, context.Now)) is
                { } without
            )
            {
                Add(listing, situation with { Caller = without }, granted, $"where {isAbsent}");
            }
        }
    }

    private void AddMore(Listing listing, CaseScenario situation, Asked granted)
    {
        var isPlainest =
            listing.Persona
            == CallerKind.LeastPrivileged(context.Model, listing.Policy, listing.Template!, Operation.List);
        for (var at = 0; at < granted.Filters.Count; at++)
        {
            var filter = granted.Filters[at];
            Add(listing, situation, Without(granted, filter), $"without {filter}");
            if (!isPlainest)
            {
                continue;
            }
            foreach (
                var other in new[]
                {
                    QueryVariations.Weaker(filter, listing.Member, context.Fixtures),
                    QueryVariations.Other(filter, listing.Member, context.Fixtures),
                }.OfType<Comparison>()
            )
            {
                Add(
                    listing,
                    situation,
                    granted with
                    {
                        Filters = [.. granted.Filters.Select((each, place) => place == at ? other : each)],
                    },
                    $"but {other}"
                );
            }
        }

        if (isPlainest && !listing.Policy.Collection.IsGroup)
        {
            Add(
                listing,
                situation,
                granted with
                {
                    OverGroup = true,
                },
                granted.Filters.Count == 0 ? "" : $"where {string.Join(" and ", granted.Filters)}"
            );
        }
    }

    /// <summary>
    /// The query without a filter by somebody who has the role and none of the others that the same document gives,
    /// where the plain caller may run it for one of these.
    /// </summary>
    private void AddBesides(
        Listing listing,
        IReadOnlyList<Comparison> conditions,
        CaseScenario situation,
        Asked granted
    )
    {
        var role = context.Model.Roles.FirstOrDefault(role =>
            listing.Persona.IsRole && role.Name == listing.Persona.Actor.Role
        );
        if (
            role is null
            || granted.Filters.Count == 0
            || !granted.Filters.All(filter => IsGranted(listing, situation, Without(granted, filter)))
        )
        {
            return;
        }
        foreach (var way in RoleVariant.Besides(role, context.Model))
        {
            if (Situation(listing, conditions, way) is not { } other)
            {
                continue;
            }
            var asked = granted with { Filters = Filters(listing, conditions, other) };
            if (
                asked.Filters.FirstOrDefault(filter => !IsGranted(listing, other, Without(asked, filter)))
                is not { } needed
            )
            {
                continue;
            }
            Add(listing, other, Without(asked, needed), $"without {needed}, where {way}");
            return;
        }
    }

    private static Asked Without(Asked asked, Comparison filter) =>
        asked with
        {
            Filters = [.. asked.Filters.Where(each => each != filter)],
        };
}
