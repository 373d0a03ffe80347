using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using CompositeFilter = RulesHarness.Language.Evaluation.CompositeFilter;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>
/// A query: <c>{"where": ["n", "&lt;", 5], "orderBy": ["a", "-b"], "limit": 3, "offset": 1, "group": true}</c>; filters
/// are combined as <c>["and", [...], [...]]</c> and <c>["or", ...]</c>.
/// </summary>
internal sealed record TestQuery(
    TestFilter? Where,
    ImmutableArray<string> OrderBy,
    int? Limit,
    int? Offset,
    bool IsGroup
)
{
    public static TestQuery Parse(string text, string project)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new TestQuery(
            root.TryGetProperty("where", out var where) ? TestFilter.Parse(where, project) : null,
            root.TryGetProperty("orderBy", out var order)
                ? [.. order.EnumerateArray().Select(field => field.GetString()!)]
                : [],
            root.TryGetProperty("limit", out var limit) ? limit.GetInt32() : null,
            root.TryGetProperty("offset", out var offset) ? offset.GetInt32() : null,
            root.TryGetProperty("group", out var group) && group.GetBoolean()
        );
    }

    public Query ForClient(FirestoreDb database, string collection)
    {
        var query = IsGroup ? database.CollectionGroup(collection) : database.Collection(collection);
        if (Where is not null)
        {
            query = query.Where(Where.ForClient());
        }

        foreach (var field in OrderBy)
        {
            query = field[0] == '-' ? query.OrderByDescending(field[1..]) : query.OrderBy(field);
        }

        query = Limit is { } limit ? query.Limit(limit) : query;
        return Offset is { } offset ? query.Offset(offset) : query;
    }

    public RulesQuery ForRules(string collection) =>
        new()
        {
            IsCollectionGroup = IsGroup,
            Filter = Where?.ForRules(collection),
            OrderBy =
            [
                .. OrderBy.Select(field => new QueryOrder([.. field.TrimStart('-').Split('.')], field[0] == '-')),
            ],
            Limit = Limit,
            Offset = Offset,
        };
}

/// <summary>A filter: parts combined by <c>and</c> or <c>or</c>, or a field, an operator and a value.</summary>
internal sealed record TestFilter(string Field, string Operator, object? Value, ImmutableArray<TestFilter> Parts)
{
    public static TestFilter Parse(JsonElement json, string project)
    {
        var first = json[0].GetString()!;
        return first is "and" or "or"
            ? new TestFilter("", first, null, [.. json.EnumerateArray().Skip(1).Select(part => Parse(part, project))])
            : new TestFilter(first, json[1].GetString()!, TestData.Read(json[2], project), []);
    }

    public Filter ForClient() =>
        Operator switch
        {
            "and" => Filter.And([.. Parts.Select(part => part.ForClient())]),
            "or" => Filter.Or([.. Parts.Select(part => part.ForClient())]),
            "==" => Filter.EqualTo(Field, Value),
            "!=" => Filter.NotEqualTo(Field, Value),
            "<" => Filter.LessThan(Field, Value),
            "<=" => Filter.LessThanOrEqualTo(Field, Value),
            ">" => Filter.GreaterThan(Field, Value),
            ">=" => Filter.GreaterThanOrEqualTo(Field, Value),
            "in" => Filter.InArray(Field, (IEnumerable)Value!),
            "not-in" => Filter.NotInArray(Field, (IEnumerable)Value!),
            "array-contains" => Filter.ArrayContains(Field, Value),
            "array-contains-any" => Filter.ArrayContainsAny(Field, (IEnumerable)Value!),
            _ => throw new FormatException($"`{Operator}` is no operator of a filter"),
        };

    public QueryFilter ForRules(string collection) =>
        Parts.Length > 0 ? new CompositeFilter(Operator == "or", [.. Parts.Select(part => part.ForRules(collection))])
        : IsUnary ? new FieldFilter([.. Field.Split('.')], RulesOperator(), TestData.Rules(Value))
        : RulesQuery.FieldFilterOf(
            [.. Field.Split('.')],
            RulesOperator(),
            Field == "__name__" ? Named(collection, Value) : TestData.Rules(Value)
        );

    // The client sends these as unary filters.
    private bool IsUnary => Operator is "==" or "!=" && Value is null or double.NaN;

    private static RulesValue Named(string collection, object? value) =>
        value is string id
            ? TestData.Path("(default)", $"{collection}/{id}")
            : RulesValue.FromList([.. ((IEnumerable<object?>)value!).Select(item => Named(collection, item))]);

    private QueryOperator RulesOperator() =>
        Operator switch
        {
            "==" => QueryOperator.Equal,
            "!=" => QueryOperator.NotEqual,
            "<" => QueryOperator.LessThan,
            "<=" => QueryOperator.LessThanOrEqual,
            ">" => QueryOperator.GreaterThan,
            ">=" => QueryOperator.GreaterThanOrEqual,
            "in" => QueryOperator.In,
            "not-in" => QueryOperator.NotIn,
            "array-contains" => QueryOperator.ArrayContains,
            _ => QueryOperator.ArrayContainsAny,
        };
}
