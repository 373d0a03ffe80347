using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Parts a sentence by what it means for each of its operations: a create has one document, which is what it writes,
/// and what holds of every document is asked of what is written.
/// </summary>
internal static class SentenceOperations
{
    /// <summary>The sentence; or several ones, where it means something else for some of its operations.</summary>
    public static IEnumerable<Permission> In(Permission permission, Collection? collection) =>
        permission
            .Operations.Select(operation => (Operation: operation, Condition: Of(permission, operation, collection)))
            .GroupBy(each => $"{each.Condition}", each => each)
            .Select(group =>
                permission with
                {
                    Operations = [.. group.Select(each => each.Operation)],
                    Condition = group.First().Condition,
                    Whole = permission,
                }
            );

    /// <summary>The conditions that hold together.</summary>
    public static IEnumerable<Condition> Parts(Condition? condition) =>
        condition switch
        {
            null => [],
            AndCondition and => and.Parts.SelectMany(Parts),
            _ => [condition],
        };

    private static Condition? Of(Permission permission, Operation operation, Collection? collection)
    {
        var added = permission.Grants && collection is not null ? Added(permission, operation, collection) : [];
        IReadOnlyList<Condition> parts = [.. Parts(permission.Condition), .. added];
        return All(
            operation == Operation.Create
                ? [.. parts.Select(ConditionTransform.OfCreated).Where(part => !IsAlwaysTrue(part))]
                : parts
        );
    }

    /// <summary>
    /// That a field stays as it was says nothing of a create: <c>new.kind == kind</c> compares its one document with
    /// itself.
    /// </summary>
    private static bool IsAlwaysTrue(Condition part) =>
        part is Comparison { Comparator: Comparator.Equal, Left: FieldOperand left, Right: FieldOperand right }
        && left == right;

    /// <summary>
    /// The conditions that every document meets, as far as the operation can break them and the sentence leaves them
    /// unsaid.
    /// </summary>
    private static IEnumerable<Condition> Added(Permission permission, Operation operation, Collection collection)
    {
        var meant = operation switch
        {
            Operation.Create => collection.Invariants,
            Operation.Update => collection.Invariants.Where(each => MayChange(permission, each, collection)),
            _ => [],
        };
        meant = meant.Where(each => !WrittenFields.IsOfServerTimes(each, collection));
        var said = Parts(permission.Condition).Select(Written).ToHashSet();
        return meant
            .Where(each => !said.Contains(Written(ConditionTransform.OfNew(each))))
            .Select(new WrittenFields(collection, operation).Of);

        string Written(Condition condition) =>
            $"{(operation == Operation.Create ? ConditionTransform.OfCreated(condition) : condition)}";
    }

    private static bool MayChange(Permission permission, Condition condition, Collection collection) =>
        ConditionTransform
            .Operands(condition)
            .OfType<FieldOperand>()
            .Any(field => MayChange(permission, field.Path, collection));

    private static bool MayChange(Permission permission, string path, Collection collection)
    {
        var constraints = collection.Field(path)?.Constraints;
        return constraints?.Immutable != true && (constraints?.ServerTime == true || IsGranted(permission, path));
    }

    private static bool IsGranted(Permission permission, string path) =>
        permission.Only?.Any(only => FieldTree.IsWithin(path, only) || FieldTree.IsWithin(only, path)) != false
        && permission.Except?.Any(except => FieldTree.IsWithin(path, except)) != true;

    private static Condition? All(IReadOnlyList<Condition> parts) =>
        parts switch
        {
            [] => null,
            [var only] => only,
            _ => new AndCondition(parts),
        };
}
