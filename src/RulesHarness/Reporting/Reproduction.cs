using System.Text.RegularExpressions;
using RulesHarness.Cases;
using RulesHarness.Explaining;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Reporting;

/// <summary>
/// A case as a test in C#, a file that can be pasted into a test project: the documents that it needs, the request, and
/// what is expected of it.
/// </summary>
internal static partial class Reproduction
{
    /// <summary>With more documents than this of a collection, those that a query should return are enough.</summary>
    private const int MostDocuments = 12;

    private const int LongestName = 100;

    /// <summary>A file with one class that derives from <c>RulesTests</c>; see docs/testing.md.</summary>
    /// <param name="accessCase">The case.</param>
    /// <param name="rules">The rules, named by their path in the project.</param>
    /// <param name="documents">The documents to begin with, at most one at a path.</param>
    public static string Of(AccessCase accessCase, RulesFile rules, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(documents);
        var body = Seed(documents) + (accessCase.Caller.IsAdmin ? AdminRequest(accessCase) : Claim(accessCase));
        return $$"""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using NUnit.Framework;
            using RulesHarness.Firestore.Client;
            using RulesHarness.Firestore.Identities;
            using RulesHarness.Firestore.Values;
            using RulesHarness.NUnit;

            [Rules(Path = {{CSharpLiteral.Of(rules.Name)}})]
            public sealed class {{Identifier($"Repeat {accessCase.Id}")}} : RulesTests
            {
                [Test]
                public async Task {{Identifier(accessCase.Title)}}()
                {
            {{Indented(body.TrimEnd('\n'), 8)}}
                }
            }
            """;
    }

    /// <summary>
    /// The documents that a case depends on: the one that it is about, those that rules look up, and those that a query
    /// is about.
    /// </summary>
    internal static IReadOnlyList<Document> Needed(AccessCase accessCase, ReplayedDecision? judged, Dataset data)
    {
        var paths = new List<string> { judged?.Asked.Path ?? accessCase.Path };
        paths.AddRange(accessCase.WrittenPaths);
        paths.AddRange(judged?.LookedUp.Select(document => document.Path) ?? []);
        if (accessCase.Result is { } expected)
        {
            var members = data.Of(accessCase.Collection).Select(document => document.Path).ToList();
            var returned = accessCase.Request is AggregateRequest aggregate
                ? QueryEvaluator.Run(aggregate.Query, data).Select(document => document.Path)
                : expected.Documents;
            paths.AddRange(members.Count <= MostDocuments ? members : returned);
        }

        return
        [
            .. paths
                .Distinct()
                .Select(path => data.TryGet(path, out var document) ? document : null)
                .OfType<Document>(),
        ];
    }

    private static string Seed(IEnumerable<Document> documents)
    {
        var writes = documents.Select(document =>
            "await "
            + $"admin.Document({CSharpLiteral.Of(document.Path)}).SetAsync({CSharpLiteral.OfData(document.Fields)});"
        );
        var seed = string.Concat(writes.Select(write => Indented(write, 4) + "\n"));
        return seed.Length == 0 ? "" : $"await WithRulesDisabledAsync(async admin =>\n{{\n{seed}}});\n";
    }

    private static string AdminRequest(AccessCase accessCase) =>
        $"await WithRulesDisabledAsync(async database =>\n{{\n    await {Of(accessCase.Request)};\n}});\n";

    private static string Claim(AccessCase accessCase)
    {
        var claim = accessCase.IsAllowed ? "BeAllowedAsync()" : "BeDeniedAsync()";
        var isBatch = accessCase.Together.Count > 0;
        var request = $"{(isBatch ? "batch.CommitAsync()" : Of(accessCase.Request))}.Should().{claim}";
        return $"var database = As({Of(accessCase.Caller)});\n"
            + (isBatch ? Batch(accessCase) : "")
            + accessCase switch
            {
                { Result: { Aggregate: { } number }, Request: AggregateRequest aggregate } =>
                    $"var result = await {request};\nAssert.That(result.GetValue<double?>({Field(aggregate)}), "
                        + $"Is.EqualTo({CSharpLiteral.Of(number)}).Within(1e-9));\n",
                { Result: { } result, Request: QueryRequest } =>
                    $"await {request}.ReturnDocumentsInOrder({string.Join(", ", result.Documents.Select(path => CSharpLiteral.Of(path)))});\n",
                _ => $"await {request};\n",
            };
    }

    private static string Identifier(string text)
    {
        var name = string.Join('_', NotInNames().Split(text).Where(part => part.Length > 0));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private static string Indented(string text, int columns) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', columns) + line));

    private static string Of(Identity caller)
    {
        if (caller.Uid is null)
        {
            return caller.IsAdmin ? "Identity.Admin" : "Identity.Unauthenticated";
        }
        var properties = new List<string>();
        if (caller.Email is { } email)
        {
            properties.Add($"Email = {CSharpLiteral.Of(email)}");
        }
        if (caller.EmailVerified)
        {
            properties.Add("EmailVerified = true");
        }
        if (caller.PhoneNumber is { } phone)
        {
            properties.Add($"PhoneNumber = {CSharpLiteral.Of(phone)}");
        }
        if (caller.Name is { } name)
        {
            properties.Add($"Name = {CSharpLiteral.Of(name)}");
        }
        if (caller.SignInProvider is { } provider)
        {
            properties.Add($"SignInProvider = {CSharpLiteral.Of(provider)}");
        }
        if (caller.Tenant is { } tenant)
        {
            properties.Add($"Tenant = {CSharpLiteral.Of(tenant)}");
        }
        if (caller.Claims.Count > 0)
        {
            properties.Add($"Claims = {CSharpLiteral.Of(caller.Claims)}");
        }
        var user = $"Identity.User({CSharpLiteral.Of(caller.Uid)})";
        return properties.Count == 0 ? user : $"{user} with {{ {string.Join(", ", properties)} }}";
    }

    private static string Batch(AccessCase accessCase) =>
        "var batch = database.StartBatch();\n"
        + string.Concat(
            accessCase.Together.Prepend(accessCase.Request).Select(request => $"batch.{InBatch(request)};\n")
        );

    private static string InBatch(AccessRequest request) =>
        request switch
        {
            CreateRequest create => $"Create({Document(create.Path)}, {CSharpLiteral.OfData(create.Fields)})",
            UpdateRequest update => $"Update({Document(update.Path)}, {CSharpLiteral.OfData(update.Changes)})",
            DeleteRequest delete => $"Delete({Document(delete.Path)}, Precondition.MustExist)",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "not a write"),
        };

    private static string Document(string path) => $"database.Document({CSharpLiteral.Of(path)})";

    private static string Of(AccessRequest request) =>
        request switch
        {
            GetRequest get => $"database.Document({CSharpLiteral.Of(get.Path)}).GetSnapshotAsync()",
            CreateRequest create =>
                $"database.Document({CSharpLiteral.Of(create.Path)}).CreateAsync({CSharpLiteral.OfData(create.Fields)})",
            UpdateRequest update =>
                $"database.Document({CSharpLiteral.Of(update.Path)}).UpdateAsync({CSharpLiteral.OfData(update.Changes)})",
            DeleteRequest delete =>
                $"database.Document({CSharpLiteral.Of(delete.Path)}).DeleteAsync(Precondition.MustExist)",
            QueryRequest query => $"{Of(query.Query)}.GetSnapshotAsync()",
            AggregateRequest aggregate => $"{Of(aggregate.Query)}.Aggregate({Field(aggregate)}).GetSnapshotAsync()",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "not a request"),
        };

    private static string Field(AggregateRequest aggregate) =>
        aggregate switch
        {
            { Kind: PatternKind.Sum, Field: { } field } => $"AggregateField.Sum({CSharpLiteral.Of(field)})",
            { Kind: PatternKind.Average, Field: { } field } => $"AggregateField.Average({CSharpLiteral.Of(field)})",
            _ => "AggregateField.Count()",
        };

    private static string Of(ListQuery query)
    {
        var text = query.Collection.IsGroup
            ? $"database.CollectionGroup({CSharpLiteral.Of(query.Collection.Id)})"
            : $"database.Collection({CSharpLiteral.Of(query.Path)})";
        if (query.Filter is not null)
        {
            text += $".Where({Of(query.Filter)})";
        }
        text = query.Sort.Aggregate(
            text,
            (so, by) => $"{so}.{(by.Descending ? "OrderByDescending" : "OrderBy")}({CSharpLiteral.Of(by.Field)})"
        );
        text += query.Start is { } start ? $".{(start.IsIncluded ? "StartAt" : "StartAfter")}({Values(start)})" : "";
        text += query.End is { } end ? $".{(end.IsIncluded ? "EndAt" : "EndBefore")}({Values(end)})" : "";
        text += query.Offset > 0 ? $".Offset({query.Offset})" : "";
        text += query.Limit is { } limit ? $".Limit({limit})" : "";
        return query.Nearest is { } nearest ? $"{text}.{Of(nearest)}" : text;
    }

    private static string Of(NearestQuery nearest)
    {
        var (search, vector, limit) = nearest;
        var more =
            (search.ResultField is { } field ? $", distanceResultField: {CSharpLiteral.Of(field)}" : "")
            + (search.Threshold is { } threshold ? $", distanceThreshold: {CSharpLiteral.Of(threshold)}" : "");
        return $"FindNearest(FieldPath.Parse({CSharpLiteral.Of(search.Field)}), {CSharpLiteral.Of(vector)}, "
            + $"DistanceMeasure.{search.Measure}, {limit}{more})";
    }

    private static string Values(QueryBound bound) => string.Join(", ", bound.Values.Select(CSharpLiteral.Of));

    private static string Of(Condition filter) =>
        filter switch
        {
            AndCondition and => $"Filter.And({string.Join(", ", and.Parts.Select(Of))})",
            OrCondition or => $"Filter.Or({string.Join(", ", or.Parts.Select(Of))})",
            Comparison { Left: FieldOperand field } comparison =>
                $"Filter.{Method(comparison.Comparator)}({CSharpLiteral.Of(field.Path)}, "
                    + $"{CSharpLiteral.Of(Value(comparison.Right))})",
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Firestore has no such filter"),
        };

    private static string Method(Comparator comparator) =>
        comparator switch
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

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInNames();
}
