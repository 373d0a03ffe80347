using RulesHarness.Conformance.Tests.Harness;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes queries that Firestore takes, mostly about the fields that the rules ask for.</summary>
internal sealed class QueryMaker(Dice dice, DocumentMaker documents, List<string> fields)
{
    private static readonly string[] Ranges = ["<", "<=", ">", ">="];

    public TestQuery Make(bool isGroup)
    {
        var filters = dice.Some(3, Any);
        // One of these to a query, and none of them beside a choice.
        var rare = filters.FindIndex(filter =>
            filter.Operator is "!=" or "not-in" or "array-contains" or "array-contains-any"
        );
        if (rare >= 0)
        {
            filters.RemoveAll(filter =>
                filter != filters[rare] && (filter.Parts.Length > 0 || filter.Operator is not ("==" or "<" or ">"))
            );
        }

        filters = Plain(filters);
        var orders = filters.Count == 0 ? dice.Some(2, Field).Distinct() : [];
        return new TestQuery(
            filters switch
            {
                [] => null,
                [var one] => one,
                _ => Composite("and", filters),
            },
            [.. orders.Select(field => dice.Percent(50) ? field : "-" + field)],
            dice.Percent(40) ? dice.Pick([1, 2, 5, 10, 100]) : null,
            dice.Percent(10) ? 1 + dice.Next(3) : null,
            isGroup
        );
    }

    // A field has a choice of values once: two choices of one field the emulator makes one of, and NaN beside something
    // else it takes for all. What of a map and of its members it believes hangs on their order.
    private static List<TestFilter> Plain(List<TestFilter> filters)
    {
        var chosen = filters
            .Where(filter => filter.Operator is "in" or "or")
            .SelectMany(Leaves)
            .Select(leaf => leaf.Field)
            .ToHashSet();
        var isNaN = filters.SelectMany(Leaves).Any(FindsNothing);
        var kept = new List<TestFilter>();
        foreach (var filter in filters)
        {
            var isTold = Leaves(filter).Any(leaf => kept.SelectMany(Leaves).Any(other => Root(other) == Root(leaf)));
            var isMap = Leaves(filter).Any(leaf => Root(leaf) == "m");
            if (!isTold || !isNaN && !isMap && !Leaves(filter).Any(leaf => chosen.Contains(leaf.Field)))
            {
                kept.Add(filter);
            }
        }

        return kept;
    }

    private static bool FindsNothing(TestFilter leaf) =>
        leaf.Value is double.NaN
        || (leaf.Value is null && leaf.Operator != "==")
        || (leaf.Value is List<object?> list && list.Any(item => item is null or double.NaN));

    private static string Root(TestFilter filter) => filter.Field.Split('.')[0];

    private static IEnumerable<TestFilter> Leaves(TestFilter filter) =>
        filter.Parts.Length == 0 ? [filter] : filter.Parts.SelectMany(Leaves);

    private static TestFilter Composite(string combined, IEnumerable<TestFilter> parts) =>
        new("", combined, null, [.. parts]);

    private TestFilter Any() =>
        dice.Next(10) switch
        {
            0 => Composite("or", [Comparison(), Comparison()]),
            1 => Composite("and", [Comparison(), Comparison()]),
            2 => Rare(),
            _ => Comparison(),
        };

    private TestFilter Comparison()
    {
        var field = Field();
        return dice.Next(10) switch
        {
            < 6 => new(field, "==", Value(field), []),
            < 8 => new(field, dice.Pick(Ranges), Ranged(field), []),
            8 => new(field, "in", new List<object?> { Listed(field), Listed(field) }, []),
            _ => new(dice.Percent(50) ? "m.a" : "m.b", "==", documents.Value(dice.Percent(50) ? "int" : "string"), []),
        };
    }

    private TestFilter Rare()
    {
        var field = Field();
        return dice.Next(4) switch
        {
            0 => new(field, "!=", Value(field), []),
            1 => new(field, "not-in", new List<object?> { Listed(field), Listed(field) }, []),
            2 => new(
                dice.Percent(50) ? "l" : "ls",
                "array-contains",
                dice.Next(10) switch
                {
                    0 => null,
                    1 => double.NaN,
                    < 6 => documents.Value("int"),
                    _ => documents.Value("string"),
                },
                []
            ),
            _ => new(
                dice.Percent(50) ? "l" : "ls",
                "array-contains-any",
                new List<object?> { documents.Value("int"), documents.Value("string") },
                []
            ),
        };
    }

    private string Field() => fields.Count > 0 && dice.Percent(85) ? dice.Pick(fields) : dice.Pick(Pools.Fields).Name;

    private object? Value(string field) => documents.Value(Pools.Fields.First(each => each.Name == field).Type);

    // The client compares with null and NaN by equality alone.
    private object? Ranged(string field) =>
        Value(field) switch
        {
            null or double.NaN => 1L,
            var value => value,
        };

    // In a list they find nothing.
    private object? Listed(string field) =>
        dice.Next(10) switch
        {
            0 => null,
            1 => double.NaN,
            _ => Ranged(field),
        };
}
