using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for requests on one document: get, create, update and delete. Each grant is tried where it alone grants, then with one thing of its
/// condition broken; a caller whom no sentence grants anything tries what is granted to others.
/// </summary>
internal sealed class DocumentCases(CaseContext context, SituationFinder finder, ChangeMaker changes, CaseList cases)
{
    /// <summary>How many situations are looked at for the one that shows most: they differ little after the first few.</summary>
    private const int Tries = 8;

    public static readonly Operation[] Operations = [Operation.Get, Operation.Create, Operation.Update, Operation.Delete];

    public void Add(Policy policy, Collection collection, Persona persona, Operation operation)
    {
        var templates = policy.Granting(operation).ToList();
        var own = templates.Where(template => persona.IsMeantBy(template.Actors)).ToList();
        var cell = new Cell(policy, collection, persona, operation);
        foreach (var template in own)
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
                AddGrant(cell, template, disjunct);
            foreach (var taking in policy.Permissions.Where(p => !p.Grants && p.Operations.Contains(operation) && persona.IsMeantBy(p.Actors)))
                AddTakenBack(cell, template, taking);
        }

        if (own.Count > 0)
            return;
        // A role that no sentence means is tried once; strangers and guests try all that is granted to anyone.
        foreach (var template in persona.IsRole ? templates.Take(1) : templates)
            TryAs(cell, template, ConditionTransform.Disjuncts(template.Condition)[0]);
        if (templates.Count == 0)
            Try(cell, null, [], isGrant: false, "");
    }

    /// <summary>What one sentence grants and another takes back.</summary>
    private void AddTakenBack(Cell cell, Permission template, Permission taking)
    {
        foreach (var disjunct in ConditionTransform.Disjuncts(taking.Condition))
            Try(cell, template, [.. ConditionTransform.Disjuncts(template.Condition)[0], .. disjunct], isGrant: false, $"taken back by: {taking.Text}", slug: "taken back");
    }

    /// <summary>What is asked of the caller, not all can meet: a guest has no uid. They try without.</summary>
    private void TryAs(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        var (variant, slug) = ($"as granted by: {template.Text}", $"as {template.Actors[0]}");
        if (!Try(cell, template, disjunct, isGrant: false, variant, slug: slug))
            Try(cell, template, [.. disjunct.Where(comparison => !IsOfCaller(comparison.Left) && !IsOfCaller(comparison.Right))], isGrant: false, variant, slug: slug);
    }

    private static bool IsOfCaller(Operand operand) => operand is UidOperand or TokenOperand;

    private void AddGrant(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var values in OneValueEach(disjunct))
            Try(cell, template, values, isGrant: true, string.Join(" and ", values));
        if (cell.Operation is Operation.Create or Operation.Update)
            Try(cell, template, disjunct, isGrant: true, "required fields only", Completeness.Minimal);
        for (var broken = 0; broken < disjunct.Count; broken++)
        {
            var negated = ConditionTransform.Negate(disjunct[broken]);
            Try(cell, template, [.. disjunct.Select((comparison, at) => at == broken ? negated : comparison)], isGrant: false, negated.ToString());
        }

        if (cell.Operation == Operation.Update)
            AddForbiddenFields(cell, template, disjunct);
    }

    /// <summary>A grant for <c>in</c> is tried with each of its values, so that none can be lost unseen.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OneValueEach(IReadOnlyList<Comparison> disjunct)
    {
        var choice = disjunct.FirstOrDefault(comparison => comparison is { Comparator: Comparator.In, Right: ListOperand });
        if (choice is not { Right: ListOperand list })
            return [disjunct];
        return list.Items.Select(item => (IReadOnlyList<Comparison>)[.. disjunct.Select(comparison =>
            ReferenceEquals(comparison, choice) ? new Comparison(choice.Left, Comparator.Equal, item) : comparison)]);
    }

    private void AddForbiddenFields(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var field in cell.Collection.StoredFields.Where(field => !field.Constraints.ServerTime && !ChangeMaker.IsAllowed(template, field)))
            Try(cell, template, disjunct, isGrant: false, $"changes {field.Name}", onlyField: field);
    }

    private bool Try(
        Cell cell, Permission? template, IReadOnlyList<Comparison> comparisons, bool isGrant, string variant,
        Completeness completeness = Completeness.Full, Field? onlyField = null, string? slug = null)
    {
        var asOwner = cell.Persona.Actor.Kind == ActorKind.Owner || template is { OwnOnly: true } && cell.Persona.IsMeantBy(template.Actors);
        var wanted = new Wanted(cell.Operation == Operation.Update ? SituationFinder.OfStored(comparisons) : comparisons, asOwner, completeness);
        var apart = wanted with { Comparisons = [.. wanted.Comparisons, .. Apart(cell, template)] };
        var attempts = Situations(cell, apart).Take(Tries).Concat(Situations(cell, wanted).Take(Tries)).Select(situation => Attempt(cell, template, comparisons, situation, onlyField)).OfType<Attempted>();
        // What shows most: the request that this sentence alone grants, or that nothing grants.
        var chosen = Best(attempts, template, isGrant);
        if (chosen is null)
            return false;
        if (cell.Operation == Operation.Create)
            context.Reserve(chosen.Situation.Document.Path);
        else
            context.Store(chosen.Situation.Document);
        var isAllowed = context.Oracle.IsGranted(chosen.Attempt) && onlyField?.Constraints.Immutable != true;
        var verb = $"{cell.Persona.Name} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(cell.Operation)} {cell.Collection.Path}";
        var granting = context.Oracle.Granting(chosen.Attempt);
        // What breaks one sentence's condition may still be granted: by the sentence that the case then comes from.
        var said = !isAllowed ? context.Oracle.Denying(chosen.Attempt) ?? template : granting.Contains(template) ? template : granting[0];
        cases.Add(new AccessCase("", CaseKind.Permission, variant.Length == 0 ? verb : $"{verb} ({variant})",
            said?.Place ?? cell.Policy.Place, said?.Text ?? $"no sentence lets anyone {CaseList.Verb(cell.Operation)} {cell.Collection.Path}",
            cell.Collection.Path, cell.Operation, cell.Persona.Name, chosen.Situation.Caller, chosen.Request, isAllowed), slug ?? Short(template, variant, isGrant));
        return true;
    }

    private Attempted? Best(IEnumerable<Attempted> attempts, Permission? template, bool isGrant)
    {
        Attempted? first = null;
        foreach (var attempt in attempts)
        {
            first ??= attempt;
            var granting = context.Oracle.Granting(attempt.Attempt);
            if (isGrant ? granting.Count == 1 && granting[0] == template && context.Oracle.IsGranted(attempt.Attempt) : granting.Count == 0)
                return attempt;
        }

        return first;
    }

    /// <summary>Each write has a document to itself: then what it changes is no other case's, and all can run at once.</summary>
    private IEnumerable<Situation> Situations(Cell cell, Wanted wanted) => cell.Operation == Operation.Get
        ? finder.Stored(cell.Persona, cell.Collection, wanted)
        : finder.Made(cell.Persona, cell.Collection, wanted);

    /// <summary>What must not hold for no other sentence to grant the same: the other sentences' conditions, each broken in its first part.</summary>
    private static IEnumerable<Comparison> Apart(Cell cell, Permission? template) => cell.Policy.Permissions
        .Where(other => other != template && other.Grants && other.Condition is not null && other.Operations.Contains(cell.Operation) && cell.Persona.IsMeantBy(other.Actors))
        .Select(other => ConditionTransform.Disjuncts(other.Condition, negated: true)[0])
        .SelectMany(SituationFinder.OfStored);

    private Attempted? Attempt(Cell cell, Permission? template, IReadOnlyList<Comparison> comparisons, Situation situation, Field? onlyField)
    {
        var attempt = new AccessAttempt(situation.Caller, cell.Operation, cell.Collection.Path, situation.Document.Path);
        var (path, fields) = (situation.Document.Path, situation.Document.Fields);
        switch (cell.Operation)
        {
            case Operation.Get:
                return new Attempted(situation, attempt with { Stored = fields }, new GetRequest(path));
            case Operation.Delete:
                return new Attempted(situation, attempt with { Stored = fields }, new DeleteRequest(path));
            case Operation.Create:
                return new Attempted(situation, attempt with { Next = changes.AtServerTime(cell.Collection, Operation.Create, fields) },
                    new CreateRequest(path, ChangeMaker.Requested(cell.Collection, fields)));
            default:
                var next = onlyField is null
                    ? changes.Allowed(cell.Collection, template, [.. comparisons.Where(SituationFinder.IsOfNew)], situation)
                    : changes.One(cell.Collection, onlyField, situation.Document);
                return next is null ? null : new Attempted(situation, attempt with { Stored = fields, Next = next }, ChangeMaker.Update(cell.Collection, path, fields, next));
        }
    }

    private static string Short(Permission? template, string variant, bool isGrant) =>
        template is null ? "ungranted" : isGrant && variant.Length is 0 or > 60 ? "granted" : variant;

    /// <summary>A cell of the permission matrix.</summary>
    private sealed record Cell(Policy Policy, Collection Collection, Persona Persona, Operation Operation);

    private sealed record Attempted(Situation Situation, AccessAttempt Attempt, AccessRequest Request);
}
