using RulesHarness.Cases;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// The condition under which the sentences about a collection grant an operation: callers, roles, owners and conditions
/// in one formula. Two models whose formulas can't differ decide alike.
/// </summary>
internal sealed class GrantFormula(DataModel model, CollectionPath collection, Operation operation)
{
    private static readonly Condition Always = new AndCondition([]);
    private static readonly Condition Never = new OrCondition([]);
    private static readonly LiteralOperand True = new(true);
    private static readonly Condition SignedIn = new Comparison(
        new UidOperand(),
        Comparator.NotEqual,
        new LiteralOperand(null)
    );

    private readonly List<Permission> _sentences =
    [
        .. model
            .Speaking(collection)
            .SelectMany(policy => policy.Permissions)
            .Where(sentence => sentence.Operations.Contains(operation) && sentence.Via is null),
    ];

    /// <summary>Returns the formula.</summary>
    public Condition Make() =>
        new AndCondition([
            new OrCondition([.. _sentences.Where(sentence => sentence.Grants).Select(Of)]),
            .. _sentences
                .Where(sentence => !sentence.Grants && sentence is { Only: null, Except: null })
                .Select(sentence => new NotCondition(Of(sentence))),
        ]);

    /// <summary>
    /// Returns true if the sentences together grant the operation to an actor, whatever the document holds: each may
    /// name one of the values that a field can have. Certain when true.
    /// </summary>
    public bool IsAlwaysFor(Actor actor) =>
        _sentences.TrueForAll(sentence => sentence.ByHand is null)
        && Implies(model, collection, Plain(Of(actor)), Make());

    /// <summary>
    /// Returns true if a condition holds in each case in which another one does, by the schemas of a collection;
    /// certain when true.
    /// </summary>
    public static bool Implies(DataModel model, CollectionPath collection, Condition condition, Condition implied)
    {
        return model.Members(collection).All(IsImplied);

        bool IsImplied(Collection member) =>
            Contradictions.Implies(condition, implied, operand => FieldOf(model, member, operand));
    }

    private static Field? FieldOf(DataModel model, Collection collection, Operand operand) =>
        operand switch
        {
            FieldOperand field => collection.Field(field.Path),
            LookUpOperand lookUp => model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field),
            _ => null,
        };

    private Condition Of(Permission sentence) =>
        Plain(
            new AndCondition([
                new OrCondition([.. sentence.Actors.Select(Of)]),
                sentence.OwnOnly ? Owns() : Always,
                sentence.Condition is { } condition ? Opposites(Unchanged(sentence, condition)) : Always,
                .. Limits(sentence),
            ])
        );

    private Condition Of(Actor actor) =>
        actor.Kind switch
        {
            ActorKind.Anyone => Always,
            ActorKind.Nobody => Never,
            ActorKind.Guests => new NotCondition(SignedIn),
            ActorKind.SignedInUsers => SignedIn,
            ActorKind.Owner => new AndCondition([SignedIn, Owns()]),
            ActorKind.Others => new AndCondition([SignedIn, new NotCondition(Owns())]),
            _ => new AndCondition([
                SignedIn,
                Opposites(RoleConditions.Of(model.Roles.First(role => role.Name == actor.Role))),
            ]),
        };

    private Condition Owns() =>
        model.Policy(collection)?.Owner is not { } owner
            ? Never
            : new Comparison(
                owner.ByDocumentId ? new PathIdOperand(PathIds.Own) { IsOwn = true } : new FieldOperand(owner.Field!),
                Comparator.Equal,
                new UidOperand()
            );

    /// <summary>
    /// The limits of fields that an update within this sentence's obeys as well: each is a part of its own, of which
    /// nothing else is known.
    /// </summary>
    private IEnumerable<Comparison> Limits(Permission sentence) =>
        operation == Operation.Update
            ? _sentences
                .Where(other => other is not { Only: null, Except: null } && IsWithin(sentence, other))
                .Select(Words)
                .Distinct()
                .Select(words => new Comparison(new ParameterOperand(words), Comparator.Equal, True))
            : [];

    private static string Words(Permission sentence) =>
        $"only {string.Join(", ", sentence.Only ?? ["all"])} except {string.Join(", ", sentence.Except ?? [])}";

    private static bool IsWithin(Permission narrow, Permission wide) =>
        (wide.Only is null || narrow.Only is not null && narrow.Only.All(wide.Only.Contains))
        && (wide.Except is null || narrow.Except is not null && wide.Except.All(narrow.Except.Contains));

    /// <summary>
    /// The condition with <c>not</c> where it means that something does not hold: what may have no value is asked for
    /// its opposite.
    /// </summary>
    private static Condition Opposites(Condition condition, bool negated = false) =>
        condition switch
        {
            AndCondition and => Joined(and.Parts, negated, isAll: !negated),
            OrCondition or => Joined(or.Parts, negated, isAll: negated),
            NotCondition not => Opposites(not.Inner, !negated),
            Comparison comparison when negated => EvaluationScope.CanFail(comparison.Left)
            || EvaluationScope.CanFail(comparison.Right)
                ? ConditionTransform.Negate(comparison)
                : new NotCondition(comparison),
            _ => condition,
        };

    private static Condition Joined(IReadOnlyList<Condition> parts, bool negated, bool isAll)
    {
        IReadOnlyList<Condition> opposites = [.. parts.Select(part => Opposites(part, negated))];
        return isAll ? new AndCondition(opposites) : new OrCondition(opposites);
    }

    /// <summary>
    /// A sentence's condition, in which operands that mean the same are written alike: what the sentence lets no update
    /// change is afterwards as it was.
    /// </summary>
    public Condition Plain(Permission sentence, Condition condition) => Plain(Unchanged(sentence, condition));

    private Condition Unchanged(Permission sentence, Condition condition)
    {
        return operation == Operation.Update ? ConditionTransform.Replace(condition, Before) : condition;

        Operand Before(Operand operand) =>
            operand is FieldOperand { IsNew: true } written && IsUnchanged(sentence, written.Path)
                ? written with
                {
                    IsNew = false,
                }
                : operand;
    }

    private bool IsUnchanged(Permission sentence, string path)
    {
        var members = model.Members(collection);
        return members.Any()
            && members.All(member => member.Field(path) is { } field && !BatchFacts.IsChangedBy(sentence, field))
            && sentence.Only?.Any(part => FieldTree.IsWithin(part, path)) != true;
    }

    /// <summary>
    /// Operands that mean the same are written alike: the document's own id, and the one document of a create.
    /// </summary>
    private Condition Plain(Condition condition)
    {
        var idNames = model.Members(collection).Select(member => member.IdName).ToHashSet();
        return ConditionTransform.Replace(
            condition,
            operand =>
                operand switch
                {
                    PathIdOperand id when id.IsOwn || idNames.Contains(id.Name) => new PathIdOperand(PathIds.Own)
                    {
                        IsOwn = true,
                    },
                    FieldOperand { IsNew: true } field when operation == Operation.Create => field with
                    {
                        IsNew = false,
                    },
                    _ => operand,
                }
        );
    }
}
