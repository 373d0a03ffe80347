using RulesHarness.Fixtures;
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
        PlannedLists planned,
        IReadOnlyList<Comparison> conditions,
        Scenario scenario,
        Asked granted
    )
    {
        var listing = planned.Listing;
        var nearly = listing with { Persona = listing.Persona with { Name = CallerKind.Others.Name } };
        var role = RoleOf(listing.Persona);
        foreach (var alternative in role is null ? [] : RoleVariant.Others(role))
        {
            if (Find(listing, conditions, way: alternative) is { } other)
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

        foreach (var past in planned.NearMisses)
        {
            if (Find(listing, conditions, way: past) is { } other)
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

        AddWithoutClaims(listing, conditions, scenario, granted);
    }

    private void AddWithoutClaims(
        Listing listing,
        IReadOnlyList<Comparison> conditions,
        Scenario scenario,
        Asked granted
    )
    {
        foreach (var asked in conditions.Select(CallerComparison.Of))
        {
            if (asked is not { Caller: TokenOperand claim, Other: FieldOperand })
            {
                continue;
            }
            var scope = new EvaluationScope(scenario.Caller, _context.Now);
            var isAbsent = new Comparison(claim, Comparator.Equal, new LiteralOperand(null));
            if (ClaimSolver.Satisfy(scenario.Caller, [isAbsent], scope) is { } without)
            {
                Add(listing, scenario.By(without), granted, $"where {isAbsent}");
            }
        }
    }

    private void AddMore(Listing listing, Scenario scenario, Asked granted)
    {
        var isPlainest = IsPlainest(listing);
        for (var at = 0; at < granted.Filters.Count; at++)
        {
            var filter = granted.Filters[at];
            Add(listing, scenario, Without(granted, filter), $"without {filter}");
            if (!isPlainest)
            {
                continue;
            }
            foreach (
                var other in new[]
                {
                    QueryVariations.Weaker(filter, listing.Member, _context.Fixtures),
                    QueryVariations.Other(filter, listing.Member, _context.Fixtures),
                }.OfType<Comparison>()
            )
            {
                Add(
                    listing,
                    scenario,
                    granted with
                    {
                        Filters = [.. granted.Filters.Select((each, place) => place == at ? other : each)],
                    },
                    $"but {other}"
                );
            }
        }

        if (isPlainest && Unlisted.Exists(_context.Model, listing.Member))
        {
            Add(listing, scenario, granted with { IsUnlisted = true }, "in a collection that is not listed");
        }
        if (isPlainest && !listing.Policy.Collection.IsGroup)
        {
            Add(
                listing,
                scenario,
                granted with
                {
                    OverGroup = true,
                },
                granted.Filters.Count == 0 ? "" : $"where {string.Join(" and ", granted.Filters)}"
            );
        }
    }

    /// <summary>
    /// The query for each value that a part of the condition allows, and for those that it nearly allows, where only an
    /// equality proves that part: no filter of a query says <c>matches</c>.
    /// </summary>
    private void AddValues(Listing listing, IReadOnlyList<Comparison> conditions, Scenario scenario, Asked granted)
    {
        foreach (var comparison in conditions.Where(each => !IsOfQueries(each.Comparator)))
        {
            if (
                comparison.Left is not FieldOperand named
                || listing.Member.Field(named.Path) is not { } field
                || granted.Filters.FirstOrDefault(filter => filter.Left == named) is not { } proof
            )
            {
                continue;
            }
            var nearly = from near in Variations.Near(comparison) where near.Count == 1 select near[0];
            var values = AllowedValues
                .Of(comparison, field)
                .Concat(nearly)
                .Where(value => value is { Comparator: Comparator.Equal, Right: LiteralOperand or ListOperand });
            foreach (var value in values)
            {
                Add(listing, scenario, granted.With(proof, value), $"but {value}");
            }
        }
    }

    /// <summary>
    /// The query for each other value that a map can have for the caller: whoever has one role in a document may list
    /// it, and not who has another.
    /// </summary>
    private void AddElements(Listing listing, IReadOnlyList<Comparison> conditions, Scenario scenario, Asked granted)
    {
        var scope = draft.Oracle.Scope(scenario.Attempt);
        foreach (var comparison in conditions)
        {
            if (
                comparison is not { Left: ElementOperand { Of: FieldOperand map } element }
                || scope.FieldPath(element) is not { } path
                || granted.Filters.FirstOrDefault(filter => filter.Left == new FieldOperand(path)) is not { } proof
            )
            {
                continue;
            }
            var values = listing.Member.Field(map.Path)?.Type.Element?.Literals ?? [];
            foreach (var value in values.Select(value => new LiteralOperand(value)))
            {
                var other = new Comparison(proof.Left, Comparator.Equal, value);
                Add(listing, scenario, granted.With(proof, other), $"but {other}");
            }
        }
    }

    /// <summary>The query that reaches beyond a time which the request's time moves.</summary>
    private void AddTimes(Listing listing, IReadOnlyList<Comparison> conditions, Scenario scenario, Asked granted)
    {
        var scope = draft.Oracle.Scope(scenario.Attempt);
        foreach (var order in conditions.Where(comparison => Boundary.IsOrder(comparison.Comparator)))
        {
            if (
                order is not { Left: FieldOperand field, Right: ArithmeticOperand }
                || TimeMargin.Of(field, order.Right) is not { } margin
                || !scope.TryGetValue(order.Right, out var time)
            )
            {
                continue;
            }
            var isAfter = order.Comparator is Comparator.Greater or Comparator.GreaterOrEqual;
            var beyond = Computation.Of(time, isAfter ? ArithmeticSign.Minus : ArithmeticSign.Plus, margin);
            var filter = new Comparison(field, order.Comparator, new LiteralOperand(beyond));
            Add(
                listing,
                scenario,
                granted with
                {
                    Filters = [.. granted.Filters.Select(each => each.Left == field ? filter : each)],
                },
                $"but {filter}"
            );
        }
    }

    /// <summary>
    /// The query without a filter by somebody who has the role and none of the others that the same document gives,
    /// where the plain caller may run it for one of these.
    /// </summary>
    private void AddBesides(Listing listing, IReadOnlyList<Comparison> conditions, Scenario scenario, Asked granted)
    {
        var role = RoleOf(listing.Persona);
        if (
            role is null
            || granted.Filters.Count == 0
            || !granted.Filters.All(filter => IsGranted(listing, scenario, Without(granted, filter)))
        )
        {
            return;
        }
        foreach (var way in RoleVariant.Besides(role, _context.Model))
        {
            if (Find(listing, conditions, way: way) is not { } other)
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

    /// <summary>The same list by those who have the role and none of those that grant more.</summary>
    private IEnumerable<Scenario> Besides(Listing listing, ScenarioRequirements wanted, SearchLog log) =>
        wanted.RoleVariant is null && RoleOf(listing.Persona) is { } role
            ? RoleVariant
                .Besides(role, _context.Model)
                .SelectMany(way =>
                    _finder.Made(listing.Persona, listing.Member, wanted with { RoleVariant = way }, log).Take(1)
                )
            : [];

    private Role? RoleOf(CallerKind persona) => persona.RoleIn(_context.Model);

    /// <summary>Whether no other caller whom the sentence names may do less.</summary>
    private bool IsPlainest(Listing listing) =>
        listing.Persona.IsLeastPrivileged(_context.Model, listing.Policy, listing.Sentence!, Operation.List);

    private static Asked Without(Asked asked, Comparison filter) =>
        asked with
        {
            Filters = [.. asked.Filters.Where(each => each != filter)],
        };
}
