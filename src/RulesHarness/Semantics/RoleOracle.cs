using RulesHarness.Specification.Model;

namespace RulesHarness.Semantics;

/// <summary>Decides whether a caller has a role, which may depend on the document asked for and on other documents.</summary>
internal sealed class RoleOracle(DataModel model, Dataset data)
{
    public bool? Has(string name, AccessAttempt attempt, EvaluationScope scope)
    {
        if (attempt.Caller.Uid is null)
            return false;
        return model.Roles.First(role => role.Name == name) switch
        {
            ClaimRole role => scope.Evaluate(role.Condition),
            DocumentRole role => Has(role, attempt, scope),
            var other => throw new InvalidOperationException($"`{other}` is no kind of role"),
        };
    }

    private bool? Has(DocumentRole role, AccessAttempt attempt, EvaluationScope scope)
    {
        if (Bind(role, scope) is not { } path)
            return scope.Facts is null ? false : null;
        // The document asked for may make the role itself, before it is among the data: an account says what its user may do.
        var fields = path == attempt.Path && attempt.Stored is { } stored ? stored : data.TryGet(path, out var document) ? document.Fields : null;
        return fields is not null && (scope with { Fields = fields, Facts = null }).Evaluate(role.Condition) == true;
    }

    /// <summary>The path of the document that makes the role for this request; null when an id in it is not known.</summary>
    public static string? Bind(DocumentRole role, EvaluationScope scope)
    {
        var segments = new List<string>();
        foreach (var segment in role.Segments)
        {
            if (!segment.StartsWith('{'))
                segments.Add(segment);
            else if (segment == "{uid}")
                segments.Add(scope.Caller.Uid!);
            else if (scope.TryGetValue(new PathIdOperand(segment[1..^1]), out var id) && id is string text)
                segments.Add(text);
            else
                return null;
        }

        return string.Join('/', segments);
    }
}
