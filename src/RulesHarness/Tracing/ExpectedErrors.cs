using System.Text.RegularExpressions;
using RulesHarness.Cases;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// The errors of fields that are absent or null as the schema lets them be, or that a write leaves out, and of
/// documents that a request has not: what is not there is not what the condition asks for, and no later change makes it
/// so.
/// </summary>
internal sealed partial class ExpectedErrors(DataModel model)
{
    private readonly Dictionary<CollectionPath, IReadOnlySet<string>> _optional = [];
    private readonly HashSet<string> _optionalOfOthers = [.. OptionalOfOthers(model)];

    /// <summary>Whether a case is denied because a value is absent or null, by the expression that reads it.</summary>
    public bool Has(AccessCase tried, string expression, string why) =>
        ErrorText.UndefinedName(why) is { } undefined
            ? MayBeAbsent(tried, undefined) || IsOfMissing(tried, undefined)
            : ErrorText.IsOfNull(why)
                && (
                    IsOfNoDocument(tried, expression)
                    || Words().Matches(expression).Any(word => MayBeAbsent(tried, word.Value))
                );

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    /// <summary>
    /// Whether the expression reads the new document of a deletion, or the stored one of a creation, as those of
    /// <c>allow write</c> do.
    /// </summary>
    private static bool IsOfNoDocument(AccessCase tried, string expression) =>
        tried.Operation switch
        {
            Operation.Delete => expression.StartsWith("request.resource.", StringComparison.Ordinal),
            Operation.Create => expression.StartsWith("resource.", StringComparison.Ordinal),
            _ => false,
        };

    private bool MayBeAbsent(AccessCase tried, string name) =>
        _optionalOfOthers.Contains(name) || Optional(tried).Contains(name);

    /// <summary>The names that sentences and roles compare of other documents, which these need not have.</summary>
    private static IEnumerable<string> OptionalOfOthers(DataModel model)
    {
        var ofSentences =
            from policy in model.Policies
            from permission in policy.Permissions
            select permission.Condition;
        return from condition in ofSentences.Concat(model.Roles.Select(RoleConditions.Of))
            from lookUp in ConditionTransform.Operands(condition).OfType<LookUpOperand>()
            let field = model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field)
            where field is not null && (!field.Required || field.Type.Nullable)
            select Last(field.Name);
    }

    /// <summary>The names that documents of the case's collection need not have.</summary>
    private IReadOnlySet<string> Optional(AccessCase tried)
    {
        if (!_optional.TryGetValue(tried.Collection, out var names))
        {
            names = model
                .Members(tried.Collection)
                .SelectMany(member => member.StoredFields)
                .SelectMany(field => OptionalNames(field.Name, field.Type, !field.Required || field.Type.Nullable))
                .ToHashSet();
            _optional.Add(tried.Collection, names);
        }
        return names;
    }

    private bool IsOfMissing(AccessCase tried, string name) =>
        model
            .Members(tried.Collection)
            .SelectMany(RequiredNames.Of)
            .Any(required => Last(required) == name && LeavesOut(tried.Request, required));

    private static bool LeavesOut(AccessRequest request, string field) =>
        request switch
        {
            CreateRequest create => !create.Fields.TryGet(field, out _),
            UpdateRequest update => update.Changes.TryGetValue(field, out var value)
                ? value == FieldValue.Delete
                : LeavesOutOfMap(update, field),
            _ => false,
        };

    // A map that is written as a whole may lack a name.
    private static bool LeavesOutOfMap(UpdateRequest update, string field) =>
        FieldTree.MapOf(field) is { Length: > 0 } map
        && update.Changes.TryGetValue(map, out var written)
        && written is IReadOnlyDictionary<string, object?> entries
        && !entries.ContainsKey(Last(field));

    private static IEnumerable<string> OptionalNames(string path, FieldType type, bool isOptional) =>
        (type.Entries ?? [])
            .SelectMany(entry => OptionalNames(entry.Name, entry.Type, !entry.Required || entry.Type.Nullable))
            .Concat(isOptional ? [Last(path)] : []);

    private static string Last(string path) => FieldPath.Parse(path).Segments[^1];
}
