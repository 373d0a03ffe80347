using RulesHarness.Cases;
using RulesHarness.Firestore.Identities;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>A case as C# that sends the one request with this library's client. <c>connection</c> is a <c>FirestoreConnection</c>.</summary>
public static class Reproduction
{
    /// <summary>The statements, one a line.</summary>
    public static string Of(AccessCase accessCase)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        return $"""
            var database = connection.Database("demo-project", {Of(accessCase.Caller)});
            {Of(accessCase.Request)}
            """;
    }

    private static string Of(Identity caller)
    {
        if (caller.Uid is null)
            return caller.IsAdmin ? "Identity.Admin" : "Identity.Unauthenticated";
        var properties = new List<string>();
        if (caller.Email is { } email)
            properties.Add($"Email = {CSharpLiteral.Of(email)}");
        if (caller.EmailVerified)
            properties.Add("EmailVerified = true");
        if (caller.PhoneNumber is { } phone)
            properties.Add($"PhoneNumber = {CSharpLiteral.Of(phone)}");
        if (caller.Name is { } name)
            properties.Add($"Name = {CSharpLiteral.Of(name)}");
        if (caller.SignInProvider is { } provider)
            properties.Add($"SignInProvider = {CSharpLiteral.Of(provider)}");
        if (caller.Tenant is { } tenant)
            properties.Add($"Tenant = {CSharpLiteral.Of(tenant)}");
        if (caller.Claims.Count > 0)
            properties.Add($"Claims = {CSharpLiteral.Of(caller.Claims)}");
        var user = $"Identity.User({CSharpLiteral.Of(caller.Uid)})";
        return properties.Count == 0 ? user : $"{user} with {{ {string.Join(", ", properties)} }}";
    }

    private static string Of(AccessRequest request) => request switch
    {
        GetRequest get => $"await database.Document({CSharpLiteral.Of(get.Path)}).GetSnapshotAsync();",
        CreateRequest create => $"await database.Document({CSharpLiteral.Of(create.Path)}).CreateAsync({CSharpLiteral.Of(create.Fields)});",
        UpdateRequest update => $"await database.Document({CSharpLiteral.Of(update.Path)}).UpdateAsync({Changes(update)});",
        DeleteRequest delete => $"await database.Document({CSharpLiteral.Of(delete.Path)}).DeleteAsync(Precondition.MustExist);",
        QueryRequest query => $"await {Of(query.Query)}.GetSnapshotAsync();",
        AggregateRequest { Kind: PatternKind.Sum, Field: { } field } sum => $"await {Of(sum.Query)}.Aggregate(AggregateField.Sum({CSharpLiteral.Of(field)})).GetSnapshotAsync();",
        AggregateRequest { Kind: PatternKind.Average, Field: { } field } average => $"await {Of(average.Query)}.Aggregate(AggregateField.Average({CSharpLiteral.Of(field)})).GetSnapshotAsync();",
        AggregateRequest count => $"await {Of(count.Query)}.Count().GetSnapshotAsync();",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, "not a request"),
    };

    private static string Changes(UpdateRequest update) =>
        $"new Dictionary<FieldPath, object?> {{ {string.Join(", ", update.Changes.Select(change => $"[{CSharpLiteral.Of(change.Key)}] = {CSharpLiteral.Of(change.Value)}"))} }}";

    private static string Of(ListQuery query)
    {
        var text = query.Collection.IsGroup ? $"database.CollectionGroup({CSharpLiteral.Of(query.Collection.Id)})" : $"database.Collection({CSharpLiteral.Of(query.Path)})";
        if (query.Filter is not null)
            text += $".Where({Of(query.Filter)})";
        text = query.Sort.Aggregate(text, (so, by) => $"{so}.{(by.Descending ? "OrderByDescending" : "OrderBy")}({CSharpLiteral.Of(by.Field)})");
        return query.Limit is { } limit ? $"{text}.Limit({limit})" : text;
    }

    private static string Of(Condition filter) => filter switch
    {
        AndCondition and => $"Filter.And({string.Join(", ", and.Parts.Select(Of))})",
        OrCondition or => $"Filter.Or({string.Join(", ", or.Parts.Select(Of))})",
        Comparison { Left: FieldOperand field } comparison => $"Filter.{Method(comparison.Comparator)}({CSharpLiteral.Of(field.Path)}, {CSharpLiteral.Of(Value(comparison.Right))})",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Firestore has no such filter"),
    };

    private static string Method(Comparator comparator) => comparator switch
    {
        Comparator.Equal => "EqualTo",
        Comparator.NotEqual => "NotEqualTo",
        Comparator.Less => "LessThan",
        Comparator.LessOrEqual => "LessThanOrEqualTo",
        Comparator.Greater => "GreaterThan",
        Comparator.GreaterOrEqual => "GreaterThanOrEqualTo",
        Comparator.In => "InArray",
        Comparator.NotIn => "NotInArray",
        Comparator.Has => "ArrayContains",
        _ => "ArrayContainsAny",
    };

    private static object? Value(Operand operand) =>
        operand is ListOperand list ? list.Items.Select(Value).ToList() : ((LiteralOperand)operand).Value;
}
