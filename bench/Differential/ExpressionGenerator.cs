namespace RulesHarness.Differential;

/// <summary>Random conditions: mostly of a type that fits, and now and then not.</summary>
internal sealed class ExpressionGenerator(Random random)
{
    private const int Deepest = 4;

    private static readonly string[] Fields = ["n", "f", "s", "b", "l", "m", "t", "z", "q", "by", "g", "r", "e"];

    private static readonly string[] Types = ["null", "bool", "int", "float", "number", "string", "bytes", "timestamp", "duration", "latlng", "path", "list", "map"];

    public string Condition() => Bool(0);

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    // Something of another type stands in the place of one in a dozen.
    private string Of(Func<int, string> type, int depth) => random.Next(12) == 0 ? Any(depth) : type(depth);

    private string Any(int depth) => random.Next(11) switch
    {
        0 => Bool(depth),
        1 => Int(depth),
        2 => Float(depth),
        3 => Text(depth),
        4 => List(depth),
        5 => Map(depth),
        6 => Time(depth),
        7 => Duration(depth),
        8 => Path(),
        9 => Set(depth),
        _ => Leaf(),
    };

    private string Leaf() => Pick(
        "null", $"{Subject()}.{Pick(Fields)}", $"{Subject()}.{Pick(Fields)}", $"request.auth.token.{Pick("role", "level", "tags", "none")}", "request.auth.uid", "request.method", "request.auth",
        "resource", "request.resource", "id", "latlng.value(1, 2.5)", "b'ab'", "unknown", $"{{'a': 1}}.diff({Subject()}.m)");

    private string Subject() => Pick("resource.data", "resource.data", "request.resource.data");

    private string Bool(int depth)
    {
        if (depth >= Deepest)
        {
            return Pick("true", "false", $"{Subject()}.b");
        }

        var next = depth + 1;
        return random.Next(24) switch
        {
            0 or 1 or 2 => $"({Of(Bool, next)} && {Of(Bool, next)})",
            3 or 4 or 5 => $"({Of(Bool, next)} || {Of(Bool, next)})",
            6 => $"!({Of(Bool, next)})",
            7 => $"({Of(Bool, next)} ? {Of(Bool, next)} : {Of(Bool, next)})",
            8 => $"({Any(next)} {Pick("==", "!=")} {Any(next)})",
            9 => $"({Of(Int, next)} {Comparison()} {Of(Number, next)})",
            10 => $"({Of(Text, next)} {Comparison()} {Of(Text, next)})",
            11 => $"({Of(Time, next)} {Comparison()} {Of(Time, next)})",
            12 => $"({Of(Duration, next)} {Comparison()} {Of(Duration, next)})",
            13 => $"({Any(next)} in {Of(Random() ? List : Set, next)})",
            14 => $"({Of(Text, next)} in {Of(Map, next)})",
            15 => $"({Any(next)} is {Pick(Types)})",
            16 => $"{Of(List, next)}.{Pick("hasAll", "hasAny", "hasOnly")}({Of(List, next)})",
            17 => $"{Of(Set, next)}.{Pick("hasAll", "hasAny", "hasOnly")}({Of(Random() ? List : Set, next)})",
            18 => $"{Of(Text, next)}.matches({Pick("'a.*'", "'[a-z]+'", "'(?i)AB?c'", "'\\\\d+'", "'^$'", "'.*b'", $"{Subject()}.s")})",
            19 => $"({List(next)} == {List(next)})",
            20 => $"({Map(next)} == {Map(next)})",
            21 => $"{Pick("exists", "existsAfter")}({Of(_ => Path(), next)})",
            22 => $"(get(/databases/$(database)/documents/users/{Pick("alice", "bob", "$(request.auth.uid)", "$(id)", "nobody")}).data.{Pick("role", "n", "q")} == {Any(next)})",
            _ => Leaf(),
        };
    }

    private bool Random() => random.Next(2) == 0;

    private string Comparison() => Pick("==", "!=", "<", "<=", ">", ">=");

    private string Number(int depth) => Random() ? Int(depth) : Float(depth);

    private string Int(int depth)
    {
        if (depth >= Deepest)
        {
            return Pick("0", "1", "-1", "2", "7", "9223372036854775807", $"{Subject()}.n", $"{Subject()}.n");
        }

        var next = depth + 1;
        return random.Next(9) switch
        {
            0 or 1 => $"({Of(Int, next)} {Pick("+", "-", "*", "/", "%")} {Of(Int, next)})",
            2 => $"{Of(Random() ? Text : List, next)}.size()",
            3 => $"{Of(Map, next)}.size()",
            4 => $"int({Of(Random() ? Text : Float, next)})",
            5 => $"math.{Pick("abs", "round")}({Of(Number, next)})",
            6 => $"{Of(Time, next)}.{Pick("year", "month", "day", "dayOfWeek", "dayOfYear", "hours", "minutes", "seconds", "nanos", "toMillis")}()",
            7 => $"{Of(List, next)}[{Of(Int, next)}]",
            _ => Int(Deepest),
        };
    }

    private string Float(int depth)
    {
        if (depth >= Deepest)
        {
            return Pick("0.0", "1.0", "1.5", "-2.25", $"{Subject()}.f");
        }

        var next = depth + 1;
        return random.Next(6) switch
        {
            0 or 1 => $"({Of(Float, next)} {Pick("+", "-", "*", "/", "%")} {Of(Number, next)})",
            2 => $"math.{Pick("ceil", "floor", "sqrt", "abs")}({Of(Number, next)})",
            3 => $"float({Of(Random() ? Text : Int, next)})",
            4 => $"math.pow({Of(Number, next)}, {Of(Number, next)})",
            _ => Float(Deepest),
        };
    }

    private string Text(int depth)
    {
        if (depth >= Deepest)
        {
            return Pick("''", "'a'", "'abc'", "'7'", "'ab c'", "'é😀'", $"{Subject()}.s", $"{Subject()}.s", "request.auth.uid", "id");
        }

        var next = depth + 1;
        return random.Next(9) switch
        {
            0 => $"({Of(Text, next)} + {Of(Text, next)})",
            1 => $"{Of(Text, next)}.{Pick("lower", "upper", "trim")}()",
            2 => $"{Of(Text, next)}.replace({Pick("'a'", "'[a-c]'", "'x*'", "'(b)'")}, {Pick("'x'", "''", "'<$0>'")})",
            3 => $"string({Of(Random() ? Int : Bool, next)})",
            4 => $"{Of(List, next)}.join({Of(Text, next)})",
            5 => $"{Of(Text, next)}[{Pick("0:1", "1:2", "0:0", "2:1", "0:9")}]",
            6 => $"hashing.{Pick("md5", "sha256", "crc32", "crc32c")}({Of(Text, next)}).{Pick("toHexString", "toBase64")}()",
            7 => $"{Of(Map, next)}.get({Of(Text, next)}, {Of(Text, next)})",
            _ => Text(Deepest),
        };
    }

    private string List(int depth)
    {
        if (depth >= Deepest)
        {
            return Pick("[]", "[1]", "[1, 2.0]", "['a', 'b']", $"{Subject()}.l", "request.auth.token.tags");
        }

        var next = depth + 1;
        return random.Next(8) switch
        {
            0 => $"[{Any(next)}]",
            1 => $"[{Any(next)}, {Any(next)}]",
            2 => $"{Of(Map, next)}.{Pick("keys", "values")}()",
            3 => $"{Of(List, next)}.{Pick("concat", "removeAll")}({Of(List, next)})",
            4 => $"{Of(Text, next)}.split({Pick("','", "'b'", "''", "'[a-b]'")})",
            5 => $"{Of(List, next)}[{Pick("0:1", "1:2", "0:0", "0:2")}]",
            _ => List(Deepest),
        };
    }

    private string Map(int depth) => depth >= Deepest
        ? Pick("{}", "{'a': 1}", "{'a': 1.0, 'b': null}", $"{Subject()}.m", Subject())
        : random.Next(3) == 0 ? $"{{'a': {Any(depth + 1)}, {Pick("'b'", "'c'")}: {Any(depth + 1)}}}" : Map(Deepest);

    private string Set(int depth) => depth >= Deepest
        ? Pick("[1, 1.0].toSet()", "['a'].toSet()", "[].toSet()")
        : random.Next(3) switch
        {
            0 => $"{Of(List, depth + 1)}.toSet()",
            1 => $"{Of(Set, depth + 1)}.{Pick("union", "intersection", "difference")}({Of(Set, depth + 1)})",
            _ => $"{Of(Map, depth + 1)}.diff({Of(Map, depth + 1)}).{Pick("addedKeys", "removedKeys", "changedKeys", "unchangedKeys", "affectedKeys")}()",
        };

    private string Time(int depth) => depth >= Deepest
        ? Pick($"{Subject()}.t", "timestamp.date(2024, 2, 29)", "timestamp.value(1234567890123)")
        : random.Next(4) switch
        {
            0 => $"({Of(Time, depth + 1)} {Pick("+", "-")} {Of(Duration, depth + 1)})",
            1 => $"{Of(Time, depth + 1)}.date()",
            2 => $"timestamp.date({Of(Int, depth + 1)}, {Pick("1", "2", "13")}, {Pick("1", "29", "31")})",
            _ => Time(Deepest),
        };

    private string Duration(int depth) => depth >= Deepest
        ? Pick("duration.value(1, 'd')", "duration.value(-1500, 'ms')", "duration.time(1, 2, 3, 4)")
        : random.Next(5) switch
        {
            0 => $"({Of(Time, depth + 1)} - {Of(Time, depth + 1)})",
            1 => $"({Of(Duration, depth + 1)} {Pick("+", "-")} {Of(Duration, depth + 1)})",
            2 => $"duration.value({Of(Int, depth + 1)}, {Pick("'w'", "'h'", "'m'", "'ns'", "'x'")})",
            3 => $"duration.abs({Of(Duration, depth + 1)})",
            _ => Duration(Deepest),
        };

    private string Path() => Pick(
        "/databases/$(database)/documents/users/alice", "/databases/$(database)/documents/users/$(request.auth.uid)", "/databases/$(database)/documents/users/nobody", "(/a/b)",
        $"{Subject()}.r", "request.path");
}
