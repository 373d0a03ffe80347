using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Decides whether a caller has a role, which may depend on the requested document and on other documents.
/// </summary>
public sealed class RoleOracle(DataModel model, Dataset data)
{
    /// <summary>Returns true if the caller has a role; null where a query does not decide it.</summary>
    public bool? Has(string name, PolicyRequest attempt, EvaluationScope scope)
    {
        if (attempt.Caller.Uid is null)
        {
            return false;
        }
        return model.Roles.First(role => role.Name == name) switch
        {
            ClaimRole role => scope.Evaluate(role.Condition),
            DocumentRole role => Has(role, attempt, scope),
            var other => throw new InvalidOperationException($"`{other}` is no kind of role"),
        };
    }

    /// <summary>
    /// The path of the document that gives the role; null where no document does, or it is not known which.
    /// </summary>
    public string? PathOf(string name, Identity caller, EvaluationScope scope) =>
        caller.Uid is not null && model.Roles.First(role => role.Name == name) is DocumentRole role
            ? Bind(role, scope)
            : null;

    private bool? Has(DocumentRole role, PolicyRequest attempt, EvaluationScope scope)
    {
        if (Bind(role, scope) is not { } path)
        {
            return scope.Facts is null ? false : null;
        }
        var fields = Find(path, attempt);
        if (fields is null)
        {
            return false;
        }
        var condition = Bound(role.Condition, scope);
        if (scope.Facts is not null && HasIds(condition))
        {
            return null;
        }
        return (scope with { Fields = fields, Facts = null }).Evaluate(condition) == true;
    }

    /// <summary>
    /// The fields of the document that a request finds at a path; null where there is none. The document asked for may
    /// make a role itself, before it is among the data: an account says what its user may do.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Find(string path, PolicyRequest attempt)
    {
        if (attempt.Instead.TryGetValue(path, out var instead))
        {
            return instead;
        }
        if (path == attempt.Path && attempt.Stored is { } stored)
        {
            return stored;
        }
        return data.TryGet(path, out var document)
            ? document.Fields
            : attempt.Elsewhere.FirstOrDefault(each => each.Path == path)?.Fields;
    }

    /// <summary>
    /// The fields of the document that a request and its batch leave at a path; null where there is none.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? FindAfter(string path, PolicyRequest attempt)
    {
        if (path == attempt.Path && attempt.Operation is Operation.Create or Operation.Update or Operation.Delete)
        {
            return attempt.NewFields;
        }
        return attempt.Batch.FirstOrDefault(write => write.Path == path) is { } written
            ? written.NewFields
            : Find(path, attempt);
    }

    /// <summary>
    /// A role's condition with the values of names in braces: ids or fields of the requested document, while all other
    /// fields are those of the looked-up document. Unknown names stay.
    /// </summary>
    public static Condition? Bound(Condition? condition, EvaluationScope scope) =>
        condition is null ? null : ConditionTransform.Replace(condition, operand => Bound(operand, scope));

    private static Operand Bound(Operand operand, EvaluationScope scope) =>
        operand switch
        {
            PathIdOperand when scope.TryGetValue(operand, out var value) => new LiteralOperand(value),
            _ => operand,
        };

    /// <summary>Returns true if a condition uses ids or fields of the requested document.</summary>
    public static bool HasIds(Condition? condition) =>
        ConditionTransform.Operands(condition).Any(operand => operand is PathIdOperand);

    /// <summary>
    /// The path of the document that makes the role for this request; null when an id in it is not known.
    /// </summary>
    public static string? Bind(DocumentRole role, EvaluationScope scope)
    {
        var segments = new List<string>();
        foreach (var segment in role.Segments)
        {
            if (!segment.StartsWith('{'))
            {
                segments.Add(segment);
            }
            else if (segment == "{uid}")
            {
                segments.Add(scope.Caller.Uid!);
            }
            else if (scope.TryGetValue(new PathIdOperand(segment[1..^1]), out var id) && id is string text)
            {
                segments.Add(text);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', segments);
    }
}
