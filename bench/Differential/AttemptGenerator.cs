using System.Collections.Immutable;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Differential;

/// <summary>Random requests: of every kind, with documents whose fields mostly have the type that conditions expect.</summary>
internal sealed class AttemptGenerator(Random random, string project)
{
    private static readonly Identity[] Identities =
    [
        Identity.Unauthenticated,
        Identity.User("alice"),
        Identity.User("bob") with { Claims = new Dictionary<string, object?> { ["role"] = "abc", ["level"] = 7L, ["tags"] = new List<object?> { "a", 1L }, ["none"] = null } },
    ];

    private static readonly RulesMethod[] Methods = [RulesMethod.Get, RulesMethod.Get, RulesMethod.Create, RulesMethod.Update, RulesMethod.Delete, RulesMethod.List, RulesMethod.List];

    public Attempt For(string collection)
    {
        var method = Methods[random.Next(Methods.Length)];
        return new Attempt
        {
            Method = method,
            Path = method == RulesMethod.List ? collection : $"{collection}/x",
            Identity = Identities[random.Next(Identities.Length)],
            Stored = method is RulesMethod.Update or RulesMethod.Delete || (method == RulesMethod.Get && random.Next(5) > 0) ? Fields() : null,
            Written = method is RulesMethod.Create or RulesMethod.Update ? Fields() : null,
            Query = method == RulesMethod.List ? Query() : null,
        };
    }

    private Dictionary<string, object?> Fields()
    {
        var fields = new Dictionary<string, object?>();
        foreach (var name in new[] { "n", "f", "s", "b", "l", "m", "t", "z", "by", "g", "r", "e" })
        {
            if (random.Next(10) > 0)
            {
                fields[name] = random.Next(12) == 0 ? Value("nfsblmtz"[random.Next(8)].ToString()) : Value(name);
            }
        }

        return fields;
    }

    private object? Value(string name) => name switch
    {
        "n" => (object)new[] { 0L, 1, 2, 5, 7, -3, long.MaxValue, long.MinValue }[random.Next(8)],
        "f" => new[] { 0.0, 1, 1.5, -2.25, 1e300, double.NaN, double.PositiveInfinity }[random.Next(7)],
        "s" => new[] { "", "a", "abc", "ABC d", "7", "alice", "é😀", "a,b" }[random.Next(8)],
        "b" => random.Next(2) == 0,
        "l" => new List<object?>[] { [], [1L], ["a", "b"], [1L, 2L, 2.0, null], ["abc", true] }[random.Next(5)],
        "m" or "e" => new Dictionary<string, object?>[] { [], new() { ["a"] = 1L }, new() { ["a"] = 1.0, ["b"] = null }, new() { ["c"] = new List<object?> { 1L } } }[random.Next(4)],
        "t" => new Timestamp(random.Next(), random.Next(1_000_000) * 1000),
        "by" => Blob.CopyFrom([1, 255, 0]),
        "g" => new GeoPoint(1, 2.5),
        "r" => new DocumentName(project, "(default)", "users/alice"),
        _ => null,
    };

    private TestQuery? Query()
    {
        if (random.Next(6) == 0)
        {
            return null;
        }

        var filter = random.Next(5) switch
        {
            0 => new TestFilter("", random.Next(2) == 0 ? "and" : "or", null, [Filter("n"), Filter("s")]),
            1 => new TestFilter("", "and", null, [new TestFilter("n", ">", 1L, []), new TestFilter("n", "<", 8L, [])]),
            _ => Filter(new[] { "n", "s", "f", "b", "t", "l" }[random.Next(6)]),
        };
        return new TestQuery(filter, [], random.Next(3) == 0 ? random.Next(1, 20) : null, null, false);
    }

    private TestFilter Filter(string field)
    {
        if (field == "l")
        {
            return random.Next(2) == 0
                ? new TestFilter("l", "array-contains", Value("n"), [])
                : new TestFilter("l", "array-contains-any", new List<object?> { 1L, "a" }, []);
        }

        var operators = field is "b" or "f" ? ImmutableArray.Create("==") : ["==", "==", "<", "<=", ">", ">=", "!=", "in"];
        var sign = operators[random.Next(operators.Length)];
        var value = field == "f" ? 1.5 : Value(field);
        return new TestFilter(field, sign, sign == "in" ? new List<object?> { value, Value(field) }.Distinct().ToList() : value, []);
    }
}
