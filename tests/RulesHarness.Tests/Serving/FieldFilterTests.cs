using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Field filters for null and NaN, which clients send as unary filters: rules see of both forms what the emulator makes
/// of them.
/// </summary>
public sealed class FieldFilterTests
{
    private const string Null = """{"nullValue":null}""";
    private const string NaN = """{"doubleValue":"NaN"}""";
    private const string One = """{"integerValue":"1"}""";

    private static readonly string[] Conditions =
    [
        "true",
        "resource.data.f == null",
        "resource.data.f != null",
        "resource.data.f is constraint",
        "resource.data.f == 1",
        "resource.data.f != 1",
        "resource.data.f > 1",
        "resource.data.f == true",
        "resource.data.f != 'a'",
        "null in resource.data.f",
        "1 in resource.data.f",
        "math.isNaN(resource.data.f)",
        "resource.data.f is float",
    ];

    private static readonly string[] Filters =
    [
        .. new[]
        {
            "EQUAL",
            "NOT_EQUAL",
            "LESS_THAN",
            "LESS_THAN_OR_EQUAL",
            "GREATER_THAN",
            "GREATER_THAN_OR_EQUAL",
            "ARRAY_CONTAINS",
        }.SelectMany(sign => new[] { Field(sign, Null), Field(sign, NaN) }),
        .. new[] { "IN", "NOT_IN", "ARRAY_CONTAINS_ANY" }.SelectMany(sign =>
            new[] { Null, NaN, $"{Null},{One}", $"{NaN},{One}" }.Select(list => Field(sign, List(list)))
        ),
        .. new[] { "IS_NULL", "IS_NOT_NULL", "IS_NAN", "IS_NOT_NAN" }.Select(sign =>
            $$$"""{"unaryFilter":{"field":{"fieldPath":"f"},"op":"{{{sign}}}"}}"""
        ),
    ];

    private static BothServers _both = null!;

    [OneTimeSetUp]
    public static async Task OpenAsync()
    {
        var blocks = Conditions.Select((condition, at) => $"match /c{at}/{{id}} {{ allow list: if {condition}; }}");
        _both = await BothServers.OpenAsync(
            string.Join('\n', blocks),
            admin =>
                admin.BulkWriteAsync(
                    new object?[] { null, 1L, double.NaN, "a", true, new[] { 1L } }.Select(
                        (value, at) => ($"c0/{at}", (object)new Dictionary<string, object?> { ["f"] = value })
                    )
                )
        );
    }

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Filters))]
    public async Task Filter_is_seen_as_by_the_emulator(string filter)
    {
        for (var at = 0; at < Conditions.Length; at++)
        {
            await _both.AnswerAsync(
                Identity.Unauthenticated,
                database => new RunQueryRequest
                {
                    Parent = database.RootPath,
                    StructuredQuery = StructuredQuery.Parser.ParseJson(
                        $$"""{"from":[{"collectionId":"c{{at}}"}],"where":{{filter}}}"""
                    ),
                }
            );
        }
    }

    private static string Field(string sign, string value) =>
        $$$"""{"fieldFilter":{"field":{"fieldPath":"f"},"op":"{{{sign}}}","value":{{{value}}}}}""";

    private static string List(string values) => $$$"""{"arrayValue":{"values":[{{{values}}}]}}""";
}
