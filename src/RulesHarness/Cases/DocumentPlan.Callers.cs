using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The same requests by other callers than those to whom they are granted.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds the same request by other callers: one who does not own the document, and those who nearly have the role.
    /// </summary>
    private void AddCallers(PermissionCell cell, Permission sentence)
    {
        if (sentence.OwnOnly && cell.Persona.Actor.Kind != ActorKind.Owner)
        {
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(cell, Disjunct(sentence)) with
                    {
                        AsOwner = false,
                    },
                    "not one's own",
                    CaseGoal.Denied
                )
            );
            AddForeignOwner(cell, sentence, Disjunct(sentence));
        }
        if (RoleOf(cell.Persona) is not { } role)
        {
            return;
        }
        _firstOfRole.TryAdd(role.Name, (cell, sentence));
        AddOtherWays(cell, sentence, role);
        AddRoleOnlyNow(cell, sentence, role);
        foreach (var alternative in RoleVariant.Alternatives(role))
        {
            AddWay(cell, sentence, alternative);
        }
        // Each part of the role is missed in each cell: a statement that forgets one of them lets somebody in, and so
        // does one that has a wider one in its place.
        foreach (var past in RoleVariant.NearMisses(role, model).SelectMany(misses => misses))
        {
            AddNearMisses(cell, sentence, past);
        }
        if (_ways.Next(Past(role), RoleVariant.Absences(role, model, cell.Collection)) is { } absent)
        {
            AddNearMisses(cell, sentence, absent);
        }
        AddOrphan(cell, sentence, role);
    }

    /// <summary>Where there is no parent, nobody has a role by it.</summary>
    private void AddOrphan(PermissionCell cell, Permission sentence, Role role)
    {
        if (
            role is DocumentRole { Segments: [.., var id] segments }
            && !segments.Contains("{uid}")
            && cell.Collection.Path.Captures is [.., var parent]
            && parent == id[1..^1]
        )
        {
            Add(
                new PlannedCase(
                    cell with
                    {
                        Persona = CallerKind.Others,
                    },
                    sentence,
                    Wanted(cell, Disjunct(sentence)) with
                    {
                        IsOrphan = true,
                        AsOwner = sentence.OwnOnly ? true : null,
                    },
                    $"below a parent that is not there, as {role.Name}",
                    CaseGoal.Denied
                )
            );
        }
    }

    private void AddNearMisses(PermissionCell cell, Permission sentence, RoleVariant past)
    {
        var nearly = cell with { Persona = cell.Persona with { Name = CallerKind.Others.Name } };
        var asked = Disjunct(sentence);
        // A claim that is missed can't be one that the sentence asks for, too.
        Add(Missing(asked) with { Otherwise = Missing([.. asked.Where(each => CallerComparison.Of(each) is null)]) });

        PlannedCase Missing(IReadOnlyList<Comparison> comparisons) =>
            new(
                nearly,
                sentence,
                Wanted(cell, comparisons) with
                {
                    RoleVariant = past,
                    AsOwner = sentence.OwnOnly ? true : null,
                },
                $"{cell.Persona.Name} where {past}",
                CaseGoal.Denied
            );
    }

    /// <summary>
    /// Adds cases for requests that one sentence grants and another revokes: from the same kind of caller, or from a
    /// caller of both kinds at once.
    /// </summary>
    private void AddRevoked(PermissionCell cell, Permission sentence, Permission taking)
    {
        var isMeant = cell.Persona.IsNamedBy(taking.Actors);
        var owns =
            !isMeant && taking.Actors.Any(actor => actor.Kind == ActorKind.Owner) && cell.Policy.Owner is not null;
        var also =
            isMeant || owns
                ? null
                : taking
                    .Actors.Select(actor => RoleOf(new CallerKind("", actor)))
                    .FirstOrDefault(role => role is not null);
        if (cell.Persona == CallerKind.Guests && !isMeant)
        {
            return;
        }
        foreach (var disjunct in ConditionTransform.Disjuncts(taking.Condition))
        {
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(cell, [.. Disjunct(sentence), .. disjunct]) with
                    {
                        AsOwner = owns ? true : null,
                        SecondRole = also,
                    },
                    $"taken back by: {taking.Text}",
                    CaseGoal.Revoked
                )
                {
                    Slug = isMeant ? "taken back" : $"taken back from {taking.Actors[0]}",
                }
            );
        }
    }

    /// <summary>
    /// Adds cases in which the caller need not meet the conditions on callers, because not all can: a guest has no uid.
    /// </summary>
    private void TryAs(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        if (cell.Persona != CallerKind.Guests && sentence.Actors.Any(actor => actor.Kind == ActorKind.Owner))
        {
            AddForeignOwner(cell, sentence, disjunct);
        }
        IReadOnlyList<Comparison> free = [.. disjunct.Where(each => !IsOfCaller(each.Left) && !IsOfCaller(each.Right))];
        Add(Asking(disjunct) with { Otherwise = Asking(free) with { Otherwise = OfOwner() } });

        // What is granted for documents without an owner is tried for one that has.
        PlannedCase? OfOwner() =>
            cell.Persona.Actor.Kind == ActorKind.Owner && cell.Policy.Owner?.Field is { } field
                ? Asking([.. free.Where(each => !IsOf(each.Left, field) && !IsOf(each.Right, field))])
                : null;

        PlannedCase Asking(IReadOnlyList<Comparison> comparisons) =>
            new(
                cell,
                sentence,
                Wanted(cell, [.. comparisons, .. RolesOfEveryUser.Missed(model, cell.Persona, sentence)]),
                $"as granted by: {sentence.Text}",
                CaseGoal.Denied
            )
            {
                Slug = $"as {sentence.Actors[0]}",
            };
    }

    private static bool IsOf(Operand operand, string field) =>
        ConditionTransform.Inside(operand).Any(inside => inside is FieldOperand { Path: var path } && path == field);

    private static bool IsOfCaller(Operand operand) =>
        ConditionTransform.Inside(operand).Any(inside => inside is UidOperand or TokenOperand);
}
