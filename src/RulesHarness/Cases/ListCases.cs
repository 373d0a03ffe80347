using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for lists. A list is judged by its query alone: the query with all filters of a grant is allowed. A
/// query without one of them, a query for a little more, and the same query over the collection group are denied,
/// unless another sentence grants them.
/// </summary>
internal sealed partial class ListCases(CaseDraft draft)
{
    /// <summary>The limit of callers that are looked at for one who has no other role.</summary>
    private const int MostCallers = 12;

    private readonly CaseContext _context = draft.Context;
    private readonly ScenarioFinder _finder = new(draft);

    public void Add(PlannedLists planned)
    {
        var (listing, disjunct, isGrant, _) = planned;
        List<Comparison> conditions = [.. disjunct.Where(comparison => !QueryVariations.IsOfLimit(comparison))];
        var log = new SearchLog();
        if (Find(listing, conditions, log) is not { } scenario)
        {
            AddUntested(listing, isGrant, log);
            return;
        }
        if (listing.Sentence is null)
        {
            Add(listing, scenario, new Asked([], null), "");
            return;
        }

        var limits = QueryVariations.Limits(disjunct);
        var scope = new EvaluationScope(scenario.Caller, _context.Now);
        var fitting = limits.FirstOrDefault(limit =>
            disjunct
                .Where(QueryVariations.IsOfLimit)
                .All(asked => (scope with { QueryLimit = limit }).Evaluate(asked) == true)
        );
        var filters = Filters(listing, conditions, scenario);
        var granted = new Asked(filters, fitting);
        Add(listing, scenario, granted, filters.Count == 0 ? "" : $"where {string.Join(" and ", filters)}");
        // Who is denied that is denied all that asks for more.
        if (!isGrant)
        {
            return;
        }
        AddMore(listing, scenario, granted);
        if (IsPlainest(listing))
        {
            AddValues(listing, conditions, scenario, granted);
            AddElements(listing, conditions, scenario, granted);
        }
        AddStates(planned, conditions, fitting);
        AddTimes(listing, conditions, scenario, granted);
        AddBesides(listing, conditions, scenario, granted);
        AddLimits(listing, scenario, granted, limits);
        AddCallers(planned, conditions, scenario, granted);
        AddOtherCallers(listing, conditions, granted);
    }

    /// <summary>
    /// Adds the granted list where the documents that it looks up are in each of their states, and that of somebody who
    /// signed in anonymously.
    /// </summary>
    private void AddStates(PlannedLists planned, IReadOnlyList<Comparison> conditions, int? limit)
    {
        var listing = planned.Listing;
        foreach (var (turn, state) in planned.States.Where(state => state.Count > 0).Index())
        {
            if (Find(listing, [.. conditions, .. state]) is { } scenario)
            {
                var asked = new Asked(Filters(listing, conditions, scenario), limit);
                if (IsGranted(listing, scenario, asked))
                {
                    Add(
                        listing,
                        scenario,
                        asked,
                        UnsaidStates.IsOne(state) ? UnsaidStates.Text(state) : $"in state {turn + 1}"
                    );
                }
            }
        }
    }

    private void AddUntested(Listing listing, bool isGrant, SearchLog log)
    {
        var place = listing.Sentence?.Place ?? listing.Policy.Place;
        var (collection, persona) = (listing.Policy.Collection, listing.Persona.Name);
        draft.AddUntested(new UntestedRequest(place, collection, Operation.List, persona, isGrant, log.Reason));
    }

    private void AddLimits(Listing listing, Scenario scenario, Asked granted, IEnumerable<int?> limits)
    {
        foreach (var limit in limits.Where(limit => limit != granted.Limit))
        {
            var variant = limit is null ? "without a limit" : $"limit {limit}";
            Add(listing, scenario, granted with { Limit = limit }, variant);
        }
    }

    private bool IsGranted(Listing listing, Scenario scenario, Asked asked) =>
        draft.Oracle.IsGranted(scenario.Running(Query(listing.Policy.Collection, scenario, asked)).Attempt);

    /// <summary>A caller who lists, and a document that the list may find.</summary>
    private Scenario? Find(
        Listing listing,
        IReadOnlyList<Comparison> disjunct,
        SearchLog? log = null,
        RoleVariant? way = null
    )
    {
        log ??= new SearchLog();
        var (policy, member, persona, sentence) = listing;
        bool? asOwner =
            policy.Owner is { ByDocumentId: false }
            && (
                persona.Actor.Kind == ActorKind.Owner
                || sentence is { OwnOnly: true } && persona.IsNamedBy(sentence.Actors)
            )
                ? true
                : null;
        var isNamed = persona.IsNamedBy(sentence?.Actors ?? []);
        IReadOnlyList<Comparison> missed = sentence is null
            ? []
            : [.. RolesOfEveryUser.Missed(_context.Model, persona, sentence)];
        var asked = isNamed ? disjunct : disjunct.Where(comparison => comparison.Left is FieldOperand);
        var wanted = new ScenarioRequirements([.. asked, .. missed]) { AsOwner = asOwner, RoleVariant = way };
        return Plainest(listing, disjunct, wanted, log)
            ?? Plainest(listing, disjunct, wanted with { Comparisons = missed }, log);
    }

    /// <summary>
    /// The first scenario whose caller is granted nothing by another role: an owner who happens to be an administrator
    /// may list everything, and shows nothing of what owners may. The first of all, if each caller has such a role.
    /// </summary>
    private Scenario? Plainest(
        Listing listing,
        IReadOnlyList<Comparison> disjunct,
        ScenarioRequirements wanted,
        SearchLog log
    )
    {
        var (_, member, persona, _) = listing;
        Scenario? first = null;
        foreach (
            var scenario in Apart(listing, wanted)
                .Concat(_finder.Stored(persona, member, wanted, log).Take(MostCallers))
                .Concat(persona.IsRole ? _finder.Made(persona, member, wanted, log) : [])
                .Concat(Besides(listing, wanted, log))
                .Concat(_finder.OfNewOwner(persona, member, wanted, isKnown: false, log))
                .Concat(_finder.OfNewOwner(persona, member, wanted, isKnown: true, log))
        )
        {
            if (!HasOtherRole(listing, disjunct, scenario))
            {
                return scenario;
            }
            first ??= scenario;
        }

        return first;
    }

    /// <summary>
    /// Scenarios that other sentences do not grant by what they look up: no query can be kept out of those.
    /// </summary>
    private IEnumerable<Scenario> Apart(Listing listing, ScenarioRequirements wanted)
    {
        var (policy, member, persona, sentence) = listing;
        var apart = OtherSentences
            .Broken(_context.Model, new PermissionCell(policy, member, persona, Operation.List), sentence, wanted)
            .Where(LookUpPlacer.IsLookUp)
            .ToList();
        if (sentence is null || !persona.IsNamedBy(sentence.Actors) || apart.Count == 0)
        {
            return [];
        }
        var both = wanted with { Comparisons = [.. wanted.Comparisons, .. apart] };
        var log = new SearchLog();
        return _finder
            .Stored(persona, member, both, log)
            .Take(MostCallers)
            .Concat(_finder.Made(persona, member, both, log).Take(MostCallers));
    }

    private bool HasOtherRole(Listing listing, IReadOnlyList<Comparison> disjunct, Scenario scenario)
    {
        IReadOnlyList<Comparison> filters = listing.Sentence is null ? [] : Filters(listing, disjunct, scenario);
        var whole = new Asked([], null);
        Asked[] asks = filters.Count == 0 ? [whole] : [whole, new Asked(filters, null)];
        return asks.Select(asked => scenario.Running(Query(listing.Policy.Collection, scenario, asked)).Attempt)
            .Any(attempt =>
                draft
                    .Oracle.Granting(attempt)
                    .Any(granting =>
                        !listing.Persona.IsNamedBy(granting.Actors)
                        || draft.HasOtherRole(listing.Persona, granting, attempt)
                    )
            );
    }

    private void Add(Listing listing, Scenario scenario, Asked asked, string variant)
    {
        var (policy, _, persona, sentence) = listing;
        var collection =
            asked.OverGroup ? CollectionPath.TryParse($"**/{policy.Collection.Id}")!
            : asked.IsUnlisted ? Unlisted.CollectionOf(policy.Collection)
            : policy.Collection;
        var query = Query(collection, scenario, asked);
        var listed = scenario.Running(query);
        var isAllowed = draft.Oracle.IsGranted(listed.Attempt);
        if (isAllowed && IsLeftToOthers(listed.Attempt, sentence, asked))
        {
            return;
        }
        // What is denied is denied to the most modest query: rules may let short lists through of which the spec says
        // nothing.
        var modest = query with
        {
            Limit = 1,
        };
        var isModest =
            !isAllowed && asked.Limit is null && !draft.Oracle.IsGranted(listed.Attempt with { Query = modest });
        var said = isAllowed ? sentence : draft.Oracle.Denying(listed.Attempt) ?? sentence;
        draft.Accept(listed);
        var verb = $"{persona.Name} {(isAllowed ? "can" : "cannot")} list {collection.WithoutDocument}";
        draft.Add(
            new AccessCase(
                "",
                CaseKind.Permission,
                variant.Length == 0 ? verb : $"{verb} ({variant})",
                said?.Place ?? policy.Place,
                said?.Text ?? $"no sentence lets anyone list {collection.WithoutDocument}",
                collection,
                Operation.List,
                persona.Name,
                scenario.Caller,
                new QueryRequest(isModest ? modest : query),
                isAllowed
            )
            {
                Instead = scenario.Attempt.Instead,
                Attempt = listed.Attempt,
            },
            variant.Length == 0 ? "all" : variant
        );
    }

    private bool IsLeftToOthers(PolicyRequest granted, Permission? sentence, Asked asked) =>
        // What is granted over the group is tried by its own sentences.
        asked.OverGroup
        // What is left to tests by hand may be allowed or not.
        || draft.Oracle.Granting(granted).All(granting => granting.ByHand is not null)
        // Nor is what a sentence about lists happens to grant a case of one that is not.
        || sentence?.Operations.Contains(Operation.List) == false;

    private static ListQuery Query(CollectionPath collection, Scenario scenario, Asked asked)
    {
        Condition? filter = asked.Filters.Count switch
        {
            0 => null,
            1 => asked.Filters[0],
            _ => new AndCondition(asked.Filters),
        };
        return new ListQuery(collection, collection.IsGroup ? [] : scenario.Document.ParentIds, filter)
        {
            Limit = asked.Limit,
        };
    }

    /// <summary>The filters and the limit of a query.</summary>
    private sealed record Asked(IReadOnlyList<Comparison> Filters, int? Limit)
    {
        /// <summary>The same with another filter in the place of one.</summary>
        public Asked With(Comparison filter, Comparison other) =>
            this with
            {
                Filters = [.. Filters.Select(each => each == filter ? other : each)],
            };

        /// <summary>Returns true if it queries all collections with the same name.</summary>
        public bool OverGroup { get; init; }

        /// <summary>Returns true if it queries a collection that the row does not list.</summary>
        public bool IsUnlisted { get; init; }
    }
}
