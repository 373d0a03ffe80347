using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for lists. A list is judged by its query alone: the query that carries all that a grant asks for is allowed, and each query that
/// leaves a part of it out is denied, unless another sentence grants it.
/// </summary>
internal sealed class ListCases(CaseContext context, SituationFinder finder, CaseList cases)
{
    public void Add(Policy policy, IReadOnlyList<Collection> members, Persona persona)
    {
        var templates = policy.Granting(Operation.List).ToList();
        var own = templates.Where(template => persona.IsMeantBy(template.Actors)).ToList();
        foreach (var template in own.Count > 0 ? own : persona.IsRole ? templates.Take(1) : templates)
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
                AddTemplate(policy, members[0], persona, template, disjunct);
        }

        if (templates.Count == 0 && Situation(policy, members[0], persona, null, []) is { } situation)
            Add(policy, members[0], persona, null, situation, [], "");
    }

    private void AddTemplate(Policy policy, Collection member, Persona persona, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        if (Situation(policy, member, persona, template, disjunct) is not { } situation)
            return;
        var filters = Filters(policy, member, persona, template, disjunct, situation);
        Add(policy, member, persona, template, situation, filters, filters.Count == 0 ? "" : $"where {string.Join(" and ", filters)}");
        for (var left = 0; left < filters.Count; left++)
        {
            var kept = filters.Where((_, at) => at != left).ToList();
            Add(policy, member, persona, template, situation, kept, $"without {filters[left]}");
        }

        // What a condition asks of the caller and the path is no filter: another caller runs the same query.
        foreach (var comparison in disjunct.Where(comparison => comparison.Left is not FieldOperand && comparison.Right is not FieldOperand))
        {
            var negated = ConditionTransform.Negate(comparison);
            if (Situation(policy, member, persona, template, [.. disjunct.Select(each => each == comparison ? negated : each)]) is { } other)
                Add(policy, member, persona, template, other, Filters(policy, member, persona, template, disjunct, other), $"where {negated}");
        }
    }

    private Situation? Situation(Policy policy, Collection member, Persona persona, Permission? template, IReadOnlyList<Comparison> disjunct)
    {
        bool? asOwner = policy.Owner is { ByDocumentId: false } && (persona.Actor.Kind == ActorKind.Owner || template is { OwnOnly: true } && persona.IsMeantBy(template.Actors)) ? true : null;
        var wanted = new Wanted(persona.IsMeantBy(template?.Actors ?? []) ? disjunct : [.. disjunct.Where(comparison => comparison.Left is FieldOperand)], asOwner);
        return finder.Stored(persona, member, wanted).FirstOrDefault() ?? finder.Stored(persona, member, wanted with { Comparisons = [] }).FirstOrDefault();
    }

    /// <summary>What the query must say for the grant: whose documents, what the condition asks of them, and where the caller's role holds.</summary>
    private List<Comparison> Filters(
        Policy policy, Collection member, Persona persona, Permission template, IReadOnlyList<Comparison> disjunct, Situation situation)
    {
        var filters = new List<Comparison>();
        var caller = situation.Caller;
        var scope = new EvaluationScope(caller, context.Now)
        {
            Fields = situation.Document.Fields,
            PathIds = PathIds.Of(context.Model, new AccessAttempt(caller, Operation.Get, member.Path, situation.Document.Path)),
        };
        var speaksOfOwner = template.OwnOnly || persona.Actor.Kind == ActorKind.Owner && template.Actors.Any(actor => actor.Kind == ActorKind.Owner);
        if (speaksOfOwner && policy.Owner is { Field: { } owner })
            filters.Add(new Comparison(new FieldOperand(owner), Comparator.Equal, new LiteralOperand(situation.Document.Fields.At(owner))));
        foreach (var comparison in disjunct.Where(comparison => comparison.Left is FieldOperand || comparison.Right is FieldOperand))
        {
            var (field, comparator, operand) = comparison.Left is FieldOperand left
                ? (left, comparison.Comparator, comparison.Right)
                : ((FieldOperand)comparison.Right, comparison.Comparator.Mirrored() ?? comparison.Comparator, comparison.Left);
            // What no filter can say of a field, an equality proves.
            if (comparator is Comparator.Is or Comparator.IsNot or Comparator.HasNot or Comparator.HasNone)
                filters.Add(new Comparison(field, Comparator.Equal, Literal(situation.Document.Fields.At(field.Path))));
            else if (scope.TryGetValue(operand, out var value))
                filters.Add(new Comparison(field, comparator, Literal(value)));
        }

        foreach (var id in RoleFields(template, persona, member).Where(id => filters.All(filter => ((FieldOperand)filter.Left).Path != id)))
            filters.Add(new Comparison(new FieldOperand(id), Comparator.Equal, new LiteralOperand(situation.Document.Fields.At(id))));
        return filters;
    }

    private IEnumerable<string> RoleFields(Permission template, Persona persona, Collection member)
    {
        var names = persona.IsRole ? [persona.Actor.Role] : template.Actors.Select(actor => actor.Role);
        return context.Model.Roles.OfType<DocumentRole>().Where(role => names.Contains(role.Name)).SelectMany(role => role.Segments)
            .Where(segment => segment.StartsWith('{') && segment != "{uid}").Select(segment => segment[1..^1])
            .Where(id => !member.Path.Captures.Contains(id) && member.Field(id) is not null).Distinct();
    }

    private void Add(
        Policy policy, Collection member, Persona persona, Permission? template, Situation situation, IReadOnlyList<Comparison> filters, string variant)
    {
        var parents = policy.Collection.IsGroup ? [] : situation.Document.ParentIds;
        var query = new ListQuery(policy.Collection, parents, filters.Count switch { 0 => null, 1 => filters[0], _ => new AndCondition(filters) });
        var attempt = new AccessAttempt(situation.Caller, Operation.List, policy.Collection, query.Path) { Query = query };
        context.Store(situation.Document);
        var isAllowed = context.Oracle.IsGranted(attempt);
        var said = isAllowed ? template : context.Oracle.Denying(attempt) ?? template;
        var verb = $"{persona.Name} {(isAllowed ? "can" : "cannot")} list {policy.Collection}";
        cases.Add(new AccessCase("", CaseKind.Permission, variant.Length == 0 ? verb : $"{verb} ({variant})",
            said?.Place ?? policy.Place, said?.Text ?? $"no sentence lets anyone list {policy.Collection}",
            policy.Collection, Operation.List, persona.Name, situation.Caller, new QueryRequest(query), isAllowed), variant.Length == 0 ? "all" : variant);
    }

    private static Operand Literal(object? value) =>
        value is IEnumerable<object?> items ? new ListOperand([.. items.Select(item => new LiteralOperand(item))]) : new LiteralOperand(value);
}
