using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for lists. A list is judged by its query alone: the query with all filters of a grant is allowed. A
/// query without one of them, a query for a little more, and the same query over the collection group are denied,
/// unless another sentence grants them.
/// </summary>
internal sealed partial class ListCases(CaseContext context, CaseScenarioFinder finder, CaseList cases)
{
    private readonly Rotation _ways = new();

    public void Add(Policy policy, IReadOnlyList<Collection> members, CallerKind persona)
    {
        var templates = policy.Granting(Operation.List).ToList();
        var own = templates.Where(template => persona.IsNamedBy(template.Actors)).ToList();
        foreach (
            var template in own.Count > 0 ? own
            : persona.IsRole ? templates.Take(1)
            : templates
        )
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
            {
                AddTemplate(new Listing(policy, members[0], persona, template), disjunct, isGrant: own.Count > 0);
            }
        }

        // What the group's sentences grant holds in each of its collections, too.
        foreach (var template in own.Count > 0 ? [] : OfGroup(policy, persona))
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
            {
                AddTemplate(new Listing(policy, members[0], persona, template), disjunct, isGrant: false);
            }
        }

        // What may be got and not listed: rules that say `read` for `get` show in the list of just that.
        foreach (
            var template in policy
                .Granting(Operation.Get)
                .Where(template => !template.Operations.Contains(Operation.List) && persona.IsNamedBy(template.Actors))
        )
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
            {
                AddTemplate(new Listing(policy, members[0], persona, template), disjunct, isGrant: false);
            }
        }

        var listing = new Listing(policy, members[0], persona, null);
        if (templates.Count == 0 && Situation(listing, []) is { } situation)
        {
            Add(listing, situation, new Asked([], null), "");
        }
    }

    private IEnumerable<Permission> OfGroup(Policy policy, CallerKind persona) =>
        policy.Collection.IsGroup
            ? []
            : context
                .Model.Speaking(policy.Collection)
                .Where(speaking => speaking.Collection.IsGroup)
                .SelectMany(speaking => speaking.Granting(Operation.List))
                .Where(template => persona.IsNamedBy(template.Actors));

    private void AddTemplate(Listing listing, IReadOnlyList<Comparison> disjunct, bool isGrant)
    {
        List<Comparison> conditions = [.. disjunct.Where(comparison => !QueryVariations.IsOfLimit(comparison))];
        context.Unproven.Begin();
        if (Situation(listing, conditions) is not { } situation)
        {
            context.Unproven.Add(
                listing.Template!.Place,
                listing.Policy.Collection,
                Operation.List,
                listing.Persona.Name,
                isGrant
            );
            return;
        }

        var limits = QueryVariations.Limits(disjunct);
        var scope = new EvaluationScope(situation.Caller, context.Now);
        var fitting = limits.FirstOrDefault(limit =>
            disjunct
                .Where(QueryVariations.IsOfLimit)
                .All(asked => (scope with { QueryLimit = limit }).Evaluate(asked) == true)
        );
        var filters = Filters(listing, conditions, situation);
        var granted = new Asked(filters, fitting);
        Add(listing, situation, granted, filters.Count == 0 ? "" : $"where {string.Join(" and ", filters)}");
        // Who is denied that is denied all that asks for more.
        if (!isGrant)
        {
            return;
        }
        AddMore(listing, situation, granted);
        AddBesides(listing, conditions, situation, granted);
        foreach (var limit in limits.Where(limit => limit != fitting))
        {
            Add(
                listing,
                situation,
                granted with
                {
                    Limit = limit,
                },
                limit is null ? "without a limit" : $"limit {limit}"
            );
        }
        AddCallers(listing, conditions, situation, granted);
        // What a condition asks of the caller and the path is no filter: another caller runs the same query.
        foreach (
            var comparison in conditions.Where(comparison =>
                comparison.Left is not FieldOperand && comparison.Right is not FieldOperand
            )
        )
        {
            var negated = ConditionTransform.Negate(comparison);
            if (Situation(listing, [.. conditions.Select(each => each == comparison ? negated : each)]) is { } other)
            {
                Add(listing, other, granted with { Filters = Filters(listing, conditions, other) }, $"where {negated}");
            }
        }
    }

    private bool IsGranted(Listing listing, CaseScenario situation, Asked asked) =>
        context.Oracle.IsGranted(Attempt(situation, Query(listing.Policy.Collection, situation, asked)));

    private CaseScenario? Situation(Listing listing, IReadOnlyList<Comparison> disjunct, RoleVariant? way = null)
    {
        var (policy, member, persona, template) = listing;
        bool? asOwner =
            policy.Owner is { ByDocumentId: false }
            && (
                persona.Actor.Kind == ActorKind.Owner
                || template is { OwnOnly: true } && persona.IsNamedBy(template.Actors)
            )
                ? true
                : null;
        var wanted = new ScenarioRequirements(
            persona.IsNamedBy(template?.Actors ?? [])
                ? disjunct
                : [.. disjunct.Where(comparison => comparison.Left is FieldOperand)],
            asOwner
        )
        {
            RoleVariant = way,
        };
        return finder.Stored(persona, member, wanted).FirstOrDefault()
            ?? finder.Stored(persona, member, wanted with { Comparisons = [] }).FirstOrDefault();
    }

    /// <summary>
    /// The filters that the query needs for the grant: whose documents it lists, what the condition requires of them,
    /// and where the caller's role holds.
    /// </summary>
    private List<Comparison> Filters(Listing listing, IReadOnlyList<Comparison> disjunct, CaseScenario situation)
    {
        var (policy, member, persona, named) = listing;
        var template = named!;
        var filters = new List<Comparison>();
        var caller = situation.Caller;
        var scope = new EvaluationScope(caller, context.Now)
        {
            Fields = situation.Document.Fields,
            PathIds = PathIds.Of(
                context.Model,
                new PolicyRequest(caller, Operation.Get, member.Path, situation.Document.Path)
            ),
        };
        var speaksOfOwner =
            template.OwnOnly
            || persona.Actor.Kind == ActorKind.Owner && template.Actors.Any(actor => actor.Kind == ActorKind.Owner);
        if (speaksOfOwner && policy.Owner is { Field: { } owner })
        {
            filters.Add(
                new Comparison(
                    new FieldOperand(owner),
                    Comparator.Equal,
                    new LiteralOperand(situation.Document.Fields.At(owner))
                )
            );
        }
        foreach (
            var comparison in disjunct.Where(comparison =>
                comparison.Left is FieldOperand || comparison.Right is FieldOperand
            )
        )
        {
            var (field, comparator, operand) = comparison.Left is FieldOperand left
                ? (left, comparison.Comparator, comparison.Right)
                : (
                    (FieldOperand)comparison.Right,
                    comparison.Comparator.Mirrored() ?? comparison.Comparator,
                    comparison.Left
                );
            // What no filter can say of a field, an equality proves.
            if (comparator is Comparator.Is or Comparator.IsNot or Comparator.HasNot or Comparator.HasNone)
            {
                filters.Add(new Comparison(field, Comparator.Equal, Literal(situation.Document.Fields.At(field.Path))));
            }
            else if (scope.TryGetValue(operand, out var value))
            {
                filters.Add(new Comparison(field, comparator, Literal(value)));
            }
        }

        foreach (
            var id in RoleFields(template, persona, member)
                .Where(id => filters.All(filter => ((FieldOperand)filter.Left).Path != id))
        )
        {
            filters.Add(
                new Comparison(
                    new FieldOperand(id),
                    Comparator.Equal,
                    new LiteralOperand(situation.Document.Fields.At(id))
                )
            );
        }
        return filters;
    }

    private IEnumerable<string> RoleFields(Permission template, CallerKind persona, Collection member)
    {
        var names = persona.IsRole ? [persona.Actor.Role] : template.Actors.Select(actor => actor.Role);
        return context
            .Model.Roles.OfType<DocumentRole>()
            .Where(role => names.Contains(role.Name))
            .SelectMany(role => role.Segments)
            .Where(segment => segment.StartsWith('{') && segment != "{uid}")
            .Select(segment => segment[1..^1])
            .Where(id => !member.Path.Captures.Contains(id) && member.Field(id) is not null)
            .Distinct();
    }

    private void Add(Listing listing, CaseScenario situation, Asked asked, string variant)
    {
        var (policy, _, persona, template) = listing;
        var collection = asked.OverGroup ? CollectionPath.TryParse($"**/{policy.Collection.Id}")! : policy.Collection;
        var query = Query(collection, situation, asked);
        var attempt = Attempt(situation, query);
        context.Store(situation.Document);
        context.Note(attempt);
        var isAllowed = context.Oracle.IsGranted(attempt);
        // What is granted over the group is tried by its own sentences.
        if (asked.OverGroup && isAllowed)
        {
            return;
        }
        // Nor is what a sentence about lists happens to grant a case of one that is not.
        if (isAllowed && template?.Operations.Contains(Operation.List) == false)
        {
            return;
        }
        // What is denied is denied to the most modest query: rules may let short lists through of which the spec says
        // nothing.
        var modest = query with
        {
            Limit = 1,
        };
        if (!isAllowed && asked.Limit is null && !context.Oracle.IsGranted(attempt with { Query = modest }))
        {
            query = modest;
        }
        var said = isAllowed ? template : context.Oracle.Denying(attempt) ?? template;
        var verb = $"{persona.Name} {(isAllowed ? "can" : "cannot")} list {collection}";
        cases.Add(
            new AccessCase(
                "",
                CaseKind.Permission,
                variant.Length == 0 ? verb : $"{verb} ({variant})",
                said?.Place ?? policy.Place,
                said?.Text ?? $"no sentence lets anyone list {collection}",
                collection,
                Operation.List,
                persona.Name,
                situation.Caller,
                new QueryRequest(query),
                isAllowed
            ),
            variant.Length == 0 ? "all" : variant
        );
    }

    private static ListQuery Query(CollectionPath collection, CaseScenario situation, Asked asked)
    {
        Condition? filter = asked.Filters.Count switch
        {
            0 => null,
            1 => asked.Filters[0],
            _ => new AndCondition(asked.Filters),
        };
        return new ListQuery(collection, collection.IsGroup ? [] : situation.Document.ParentIds, filter)
        {
            Limit = asked.Limit,
        };
    }

    private static PolicyRequest Attempt(CaseScenario situation, ListQuery query) =>
        new(situation.Caller, Operation.List, query.Collection, query.Path) { Query = query };

    private static Operand Literal(object? value) =>
        value is IEnumerable<object?> items
            ? new ListOperand([.. items.Select(item => new LiteralOperand(item))])
            : new LiteralOperand(value);

    /// <summary>Who lists what, after which sentence; null where no sentence grants anything.</summary>
    private sealed record Listing(Policy Policy, Collection Member, CallerKind Persona, Permission? Template);

    /// <summary>The filters and the limit of a query.</summary>
    private sealed record Asked(IReadOnlyList<Comparison> Filters, int? Limit)
    {
        /// <summary>Returns true if it queries all collections with the same name.</summary>
        public bool OverGroup { get; init; }
    }
}
