using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Roles of which one is a narrower one: an owner is an editor, and an editor need not be the owner.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds what is granted to a narrower role, tried by the wider one: rules that ask for the wider role let it in.
    /// </summary>
    private void AddNarrower(PermissionCell cell, IEnumerable<Permission> sentences)
    {
        if (RoleOf(cell.Persona) is not { } role)
        {
            return;
        }
        var others = sentences.Where(sentence =>
            !cell.Persona.IsNamedBy(sentence.Actors)
            && Named(sentence).Any(other => RoleOverlap.Overlaps(role, other, model))
        );
        foreach (var sentence in others)
        {
            TryAs(cell, sentence, ConditionTransform.First(sentence.Condition));
        }
    }

    /// <summary>
    /// Adds what is granted to owners, to others or to users, tried by the one of them to whom other sentences grant
    /// the operation: rules for one of these sentences may not ask who it is.
    /// </summary>
    private void AddOfOtherUsers(PermissionCell cell, IEnumerable<Permission> sentences)
    {
        var others = sentences.Where(sentence =>
            !cell.Persona.IsRole
            && !cell.Persona.IsNamedBy(sentence.Actors)
            && sentence.Actors.Any(actor => actor.Kind != ActorKind.Role)
        );
        foreach (var sentence in others)
        {
            TryAs(cell, sentence, ConditionTransform.First(sentence.Condition));
        }
    }

    /// <summary>A role's values grant in turn.</summary>
    private RoleVariant? NextWay(PermissionCell cell) =>
        RoleOf(cell.Persona) is { } role ? _ways.Next(Into(role), OwnWays(cell, role)) : null;

    /// <summary>
    /// Adds a grant for each value of a role that had no turn in the cell: rules may list the values for each
    /// operation.
    /// </summary>
    private void AddOtherWays(PermissionCell cell, Permission sentence, Role role)
    {
        var tried = _planned
            .Where(planned => planned.Sentence == sentence && planned.Goal == CaseGoal.Granted)
            .Select(planned => $"{planned.Wanted.RoleVariant}")
            .ToHashSet();
        foreach (var way in OwnWays(cell, role).Where(way => !tried.Contains($"{way}")))
        {
            _ways.Take(Into(role), way);
            AddWay(cell, sentence, way);
        }
        foreach (var way in RoleVariant.Satisfying(role).Except(OwnWays(cell, role)))
        {
            AddSharedWay(cell, sentence, way);
        }
    }

    /// <summary>
    /// Adds the grant to a caller who has the role in a way that gives another one as well, where the sentences about
    /// that one do not grant the same: an editor who is a chief may do what only editors may.
    /// </summary>
    private void AddSharedWay(PermissionCell cell, Permission sentence, RoleVariant way)
    {
        var shared = cell.Policy.Granting(cell.Operation).Where(other => other != sentence).Where(IsByWay).ToList();
        if (shared.Exists(other => other is { Condition: null, OwnOnly: false, Only: null, Except: null }))
        {
            return;
        }
        var apart = shared.SelectMany(other => ConditionTransform.First(other.Condition, negated: true));
        var isOfOwners = shared.Exists(other => other.OwnOnly) && !sentence.OwnOnly;
        var wanted = Wanted(cell, [.. Disjunct(sentence), .. apart]) with
        {
            RoleVariant = way,
            AsOwner = isOfOwners ? false : null,
        };
        Add(new PlannedCase(cell, sentence, wanted, $"with {way}", CaseGoal.Granted) { IsOptional = true });

        bool IsByWay(Permission other) => Named(other).Any(role => Gives(way, role));
    }

    /// <summary>Adds the grant to a caller who has the role in one way.</summary>
    private void AddWay(PermissionCell cell, Permission sentence, RoleVariant way)
    {
        var wanted = Wanted(cell, Disjunct(sentence)) with { RoleVariant = way };
        var variant = $"{string.Join(" and ", Disjunct(sentence))} with {way}".TrimStart();
        Add(new PlannedCase(cell, sentence, wanted, variant, CaseGoal.Granted));
    }

    /// <summary>
    /// The ways into a role that give the fewest other roles to which the operation is granted as well: what is granted
    /// to an owner shows nothing of what is granted to an editor.
    /// </summary>
    private IReadOnlyList<RoleVariant> OwnWays(PermissionCell cell, Role role)
    {
        var others = RoleOverlap
            .Others(role, model)
            .Intersect(cell.Policy.Granting(cell.Operation).SelectMany(Named))
            .ToList();
        return RoleVariant.Satisfying(role).GroupBy(CountGiven).MinBy(group => group.Key)?.ToList() ?? [];

        int CountGiven(RoleVariant way) => others.Count(other => Gives(way, other));
    }

    /// <summary>Whether who has a role in a way has another role, too.</summary>
    private bool Gives(RoleVariant way, Role other) => RoleOverlap.Apart(way.Comparisons, other, model) is null;

    private IEnumerable<Role> Named(Permission sentence) =>
        sentence.Actors.Select(actor => RoleOf(new CallerKind("", actor))).OfType<Role>();
}
