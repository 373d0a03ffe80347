using System.Text.RegularExpressions;

namespace RulesHarness.Tests.Cases;

/// <summary>One side of a comparison: in the spec, in rules, and another value of its kind in rules.</summary>
internal sealed record Side(string Name, string Spec, string Rules, string Other)
{
    public bool IsNew => Spec.StartsWith("new.", StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>Two sides of one type, and an operator between them: a sentence of a spec, and the condition of rules.</summary>
internal sealed record Pair(Side Left, string Operator, Side Right)
{
    private static readonly string[] Orders = ["==", "!=", "<", "<=", ">", ">="];

    private static readonly Side[] Texts =
    [
        Field("a", "b"),
        New("a", "b"),
        Claim("a", "b"),
        new("uid", "uid", "request.auth.uid", "resource.data.b"),
        new("own id", "{docId}", "item", "room"),
        new("parent's id", "{roomId}", "room", "item"),
        LookUp("a", "b"),
        new("literal", "\"x\"", "'x'", "'y'"),
    ];

    private static readonly Side[] Numbers =
    [
        Field("n", "m"),
        New("n", "m"),
        Claim("n", "m"),
        LookUp("n", "m"),
        new("literal", "3", "3", "4"),
    ];

    private static readonly Side[] Times =
    [
        Field("t", "s"),
        New("t", "s"),
        LookUp("t", "s"),
        new("now", "now", "request.time", "resource.data.s"),
        new(
            "an hour ago",
            "now - 1h",
            "request.time - duration.value(1, 'h')",
            "request.time - duration.value(1, 'd')"
        ),
    ];

    private static readonly Side[] Lists = [Field("l", "k"), New("l", "k"), Claim("l", "k"), LookUp("l", "k")];

    /// <summary>Each pair of sides of one type, in both orders, with each operator.</summary>
    public static IEnumerable<Pair> All =>
        Of(Texts, ["==", "!="]).Concat(Of(Numbers, Orders)).Concat(Of(Times, Orders)).Concat(OfLists());

    public bool IsUpdate => Left.IsNew || Right.IsNew;

    /// <summary>The condition in rules, with any operator and sides.</summary>
    public string Condition(string? comparator = null, string? left = null, string? right = null)
    {
        var sign = comparator ?? Operator;
        var (one, other) = (Of(left ?? Left.Rules), Of(right ?? Right.Rules));
        return sign switch
        {
            "not in" => $"!({one} in {other})",
            "has" => $"{other} in {one}",
            _ => $"{one} {sign} {other}",
        };
    }

    /// <summary>One side. An absent claim is another value, where rules would end with an error.</summary>
    private string Of(string side) =>
        Operator is "!=" or "not in"
            ? Regex.Replace(
                side,
                @"auth\.token\.(\w)",
                Operator == "not in" && side.EndsWith('l') ? "auth.token.get('$1', [])" : "auth.token.get('$1', null)"
            )
            : side;

    /// <summary>Operators that say something else of the same sides.</summary>
    public IReadOnlyList<string> Others =>
        Operator switch
        {
            "==" => ["!="],
            "!=" => ["=="],
            "in" => ["not in"],
            "not in" => ["in"],
            "has" => [],
            "<" => ["<=", ">"],
            "<=" => ["<", ">="],
            ">" => [">=", "<"],
            _ => [">", "<="],
        };

    public override string ToString() => $"{Left} {Operator} {Right}";

    private static IEnumerable<Pair> Of(Side[] sides, string[] operators) =>
        from left in sides
        from right in sides
        where left != right && !(IsFixed(left) && IsFixed(right))
        from sign in operators
        select new Pair(left, sign, right);

    private static IEnumerable<Pair> OfLists() =>
        from list in Lists
        from text in Texts
        where text.Name != "literal" || list.Name != "claim"
        from pair in new[] { new Pair(text, "in", list), new Pair(text, "not in", list), new Pair(list, "has", text) }
        select pair;

    /// <summary>Sides that no document and no caller can have otherwise: two of them are not a condition.</summary>
    private static bool IsFixed(Side side) => side.Name is "literal" or "now" or "an hour ago";

    private static Side Field(string name, string other) =>
        new("field", name, $"resource.data.{name}", $"resource.data.{other}");

    private static Side New(string name, string other) =>
        new("new field", $"new.{name}", $"request.resource.data.{name}", $"request.resource.data.{other}");

    private static Side Claim(string name, string other) =>
        new("claim", $"token.{name}", $"request.auth.token.{name}", $"request.auth.token.{other}");

    private static Side LookUp(string name, string other) =>
        new("looked-up field", $"teams/{{teamId}}.{name}", $"team().{name}", $"team().{other}");
}
