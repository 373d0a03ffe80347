namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Writes what the grammar marks with <c>@</c>.</summary>
internal sealed class SourceMaker(Dice dice)
{
    private static readonly string[] TypeNames =
    [
        "bool",
        "bytes",
        "constraint",
        "duration",
        "float",
        "int",
        "latlng",
        "list",
        "set",
        "number",
        "map",
        "string",
        "timestamp",
        "path",
        "map_diff",
        "vector",
    ];

    // What can be named, and is none of the types above everywhere.
    private static readonly string[] Odd =
    [
        "resource",
        "request",
        "request.auth",
        "request.resource",
        "request.query",
        "request.params",
        "request.query.offset",
        "request.query.orderBy",
        "request.auth.token.sub",
        "request.foo",
        "resource.foo",
        "request.auth.foo",
    ];

    private static readonly Dictionary<string, string> WrittenTypes = new() { ["ints"] = "list", ["strings"] = "list" };

    /// <summary>Null where the scope has no such thing.</summary>
    /// <param name="source">Without the <c>@</c>.</param>
    /// <param name="scope">What may be named.</param>
    public string? Write(string source, Scope scope)
    {
        var (name, detail) = source.Split(':') is [var first, var second] ? (first, second) : (source, "");
        return name switch
        {
            "data" => dice.Pick(scope.Data),
            "field" => Member(dice.Pick(Pools.Fields).Name, scope),
            "typed" => Typed(scope),
            "type" => dice.Pick(TypeNames),
            "order" => dice.Pick(["<", "<=", ">", ">="]),
            "equality" => dice.Percent(75) ? "==" : "!=",
            "capture" => scope.Captures is { Length: > 0 } captures ? dice.Pick(captures) : null,
            "glob" => scope.Globs is { Length: > 0 } globs ? dice.Pick(globs) : null,
            "auth" => "request.auth.token",
            "claims" => "request.auth.token.nested",
            "methodname" => LiteralText.Of(dice.Pick(["get", "list", "create", "update", "delete", "read"])),
            "key" => LiteralText.Of(dice.Pick(Pools.Keys)),
            "keys" => $"[{string.Join(", ", Keys())}]",
            "regex" => $"'{dice.Pick(Pools.Regexes)}'",
            "lookup" => Path("/databases/$(database)/documents/k/", scope),
            "path" => dice.Percent(50)
                ? Path("/databases/$(database)/documents/k/", scope)
                : dice.Pick(["/a/b", "/a/$(1)/b", "/a/$('b')", "/a/$('b/c')/d", "/x/$(request.auth.uid)"]),
            "ownpath" => dice.Percent(80) ? "request.path" : "resource.__name__",
            "template" => dice.Pick(Pools.Templates),
            "globtemplate" => dice.Pick(Pools.GlobTemplates),
            "odd" => dice.Pick(Odd),
            _ => Literal(detail),
        };
    }

    private string Member(string field, Scope scope) =>
        dice.Percent(85) ? $"{dice.Pick(scope.Data)}.{field}"
        : dice.Percent(50) ? $"{dice.Pick(scope.Data)}['{field}']"
        : $"{dice.Pick(scope.Data)}.get('{field}', null)";

    private string Typed(Scope scope)
    {
        var (field, type) = dice.Pick(Pools.Fields, field => field.Type is "any" or "null" ? 0 : 1);
        return $"{dice.Pick(scope.Data)}.{field} is {(dice.Percent(90) ? WrittenTypes.GetValueOrDefault(type, type) : dice.Pick(TypeNames))}";
    }

    private IEnumerable<string> Keys()
    {
        // All fields often: that is how a schema is written.
        var keys = dice.Percent(40)
            ? [.. Pools.Fields.Select(field => field.Name)]
            : dice.Some(5, () => dice.Pick(Pools.Keys));
        return keys.Select(LiteralText.Of);
    }

    private string Path(string below, Scope scope) =>
        below
        + dice.Next(10) switch
        {
            0 when scope.Captures.Length > 0 => $"$({dice.Pick(scope.Captures)})",
            1 => "$(request.auth.uid)",
            2 => $"$({dice.Pick(scope.Data)}.s)",
            3 => "none",
            4 => "d0/s/e0",
            _ => $"d{dice.Next(4)}",
        };

    private string? Literal(string kind) =>
        kind switch
        {
            "int" => LiteralText.Of(dice.Pick(Pools.Ints)),
            "smallint" => LiteralText.Of((long)dice.Next(6) - 1),
            "float" => LiteralText.Of(dice.Pick(Pools.Floats)),
            "string" => LiteralText.Of(dice.Pick(Pools.Strings)),
            "bytes" => LiteralText.Of(dice.Pick(Pools.Bytes)),
            "numeral" => LiteralText.Of(dice.Pick(Pools.Numerals)),
            "year" => LiteralText.Of(dice.Pick<long>([2020, 2021, 1970, 1, 9999, 0, -1, 10000, 1900])),
            "month" => LiteralText.Of(dice.Pick<long>([1, 2, 2, 12, 0, 13])),
            "day" => LiteralText.Of(dice.Pick<long>([1, 28, 29, 31, 0, 32])),
            "millis" => LiteralText.Of(
                dice.Pick<long>([0, 1, -1, 1_582_979_696_000, 1_582_979_696_789, long.MaxValue])
            ),
            "unit" => LiteralText.Of(dice.Percent(95) ? dice.Pick(Pools.Units) : dice.Pick(Pools.Strings)),
            "latitude" => LiteralText.Of(dice.Pick([0.0, 52.5, -33.9, 90.0, 91.0])),
            "longitude" => LiteralText.Of(dice.Pick([0.0, 13.4, -13.4, 180.0, -181.0])),
            "pathtext" => LiteralText.Of(dice.Pick(Pools.Paths)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such literal"),
        };
}
