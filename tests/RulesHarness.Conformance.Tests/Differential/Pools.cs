using RulesHarness.Firestore.Values;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// The values that documents, claims, filters and literals are drawn from: few, so that they meet, and with every edge
/// among them.
/// </summary>
internal static class Pools
{
    public static readonly IReadOnlyList<long> Ints =
    [
        0,
        1,
        1,
        2,
        3,
        5,
        7,
        10,
        42,
        100,
        -1,
        -2,
        -7,
        1L << 53,
        (1L << 53) + 1,
        long.MaxValue,
        long.MinValue,
        long.MaxValue - 1,
    ];

    public static readonly IReadOnlyList<double> Floats =
    [
        0.0,
        -0.0,
        1.0,
        0.5,
        1.5,
        2.0,
        3.0,
        -1.5,
        -2.5,
        2.5,
        0.1,
        100.0,
        1e-7,
        1e21,
        123456789.125,
        9007199254740992.0,
        9223372036854775807.0,
        double.MaxValue,
        double.Epsilon,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
    ];

    public static readonly IReadOnlyList<string> Strings =
    [
        "",
        "a",
        "b",
        "abc",
        "abc",
        "ab",
        "ABC",
        "Abc",
        " a b ",
        "alice",
        "bob",
        "draft",
        "published",
        "1",
        "-2",
        "1.5",
        "true",
        "false",
        "null",
        "a,b,c",
        "x@example.com",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "日本語",
        "😀",
        "a😀b",
        "\uFF5E",
        "tab\there",
        "line\nbreak",
        "quote'\"",
        "back\\slash",
        "a/b",
        "a.c",
        "(default)",
        "0x1F",
        "+5",
        "1e3",
        "aaa",
        "-",
        "Ünïcödé",
    ];

    public static readonly IReadOnlyList<string> Regexes =
    [
        "abc",
        "a.*",
        "^a",
        "c$",
        ".*b.*",
        "[a-z]+",
        "[A-Z][a-z]*",
        "\\\\d+",
        "\\\\w+@\\\\w+\\\\.com",
        "(a|b)*",
        "",
        ",",
        "\\\\s+",
        "(?i)ABC",
        "\\\\pL+",
        ".",
        "a{2,3}",
        "[^a-c]",
        "\\\\.",
        "(a)(b)?",
        "a|draft|published",
        "\\\\bb\\\\b",
        "[[:alpha:]]+",
        "(?s).*",
        "\\\\x{1F600}",
        "-?[0-9]+",
    ];

    public static readonly IReadOnlyList<byte[]> Bytes =
    [
        [],
        [0],
        [1, 2, 3],
        "abc"u8.ToArray(),
        [255, 254, 0],
        "abd"u8.ToArray(),
    ];

    public static readonly IReadOnlyList<Timestamp> Timestamps =
    [
        new(0, 0),
        new(-1, 0),
        new(1, 500_000_000),
        Timestamp.Parse("2020-02-29T12:34:56Z"),
        Timestamp.Parse("2020-02-29T00:00:00Z"),
        Timestamp.Parse("2024-12-31T23:59:59.999999Z"),
        Timestamp.Parse("1969-12-31T23:59:59.25Z"),
        Timestamp.Parse("0001-01-01T00:00:00Z"),
        Timestamp.Parse("9999-12-31T23:59:59.999999Z"),
        Timestamp.Parse("2021-01-03T05:06:07.089Z"),
        Timestamp.Parse("1900-03-01T01:02:03Z"),
    ];

    public static readonly IReadOnlyList<GeoPoint> Points =
    [
        new(0, 0),
        new(90, 180),
        new(-90, -180),
        new(52.5, 13.4),
        new(52.5, -13.4),
        new(-33.9, 151.2),
        new(1, 2),
    ];

    public static readonly IReadOnlyList<double[]> Vectors =
    [
        [1],
        [1, 2],
        [1, 2],
        [1, 3],
        [0.0],
        [-0.0],
        [2, 1, 0.5],
    ];

    public static readonly IReadOnlyList<string> Templates =
    [
        "/a/{x}",
        "/{x}",
        "/a/$('b')/{x}",
        "/a/{y}/{x}",
        "/databases/$(database)/documents/k/{x}",
    ];

    public static readonly IReadOnlyList<string> GlobTemplates =
    [
        "/a/{x=**}",
        "/{x=**}",
        "/a/$(1)/{x=**}",
        "/databases/$(database)/documents/{x=**}",
    ];

    public static readonly IReadOnlyList<string> Documents =
    [
        "k/d0",
        "k/d1",
        "k/d2",
        "k/d3",
        "k/none",
        "k/a",
        "k/alice",
        "k/d0/s/e0",
    ];

    public static readonly IReadOnlyList<string> Units = ["w", "d", "h", "m", "s", "ms", "ns"];

    public static readonly IReadOnlyList<string> Numerals =
    [
        "1",
        "-2",
        "1.5",
        "007",
        "+5",
        "",
        " 1",
        "1e3",
        "9223372036854775808",
        "-9223372036854775808",
        "NaN",
        "Infinity",
        "1.",
        ".5",
        "0x10",
        "abc",
        "true",
        "TRUE",
        "1_000",
        "-0",
        "1d",
    ];

    public static readonly IReadOnlyList<string> Paths =
    [
        "/databases/(default)/documents/k/d0",
        "/a/b",
        "/",
        "",
        "a/b",
        "/a//b",
        "/a/b/",
        "/é/😀",
        "/a/$(x)/b",
        "/a/{x}/b",
    ];

    /// <summary>The fields that documents have, with the type each mostly is of.</summary>
    public static readonly IReadOnlyList<(string Name, string Type)> Fields =
    [
        ("b", "bool"),
        ("i", "int"),
        ("i2", "int"),
        ("f", "float"),
        ("n", "number"),
        ("s", "string"),
        ("s2", "string"),
        ("z", "null"),
        ("l", "ints"),
        ("ls", "strings"),
        ("mixed", "list"),
        ("m", "map"),
        ("t", "timestamp"),
        ("by", "bytes"),
        ("g", "latlng"),
        ("r", "path"),
        ("v", "vector"),
        ("x", "any"),
    ];

    /// <summary>The keys to look for: fields, and keys that no document has.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        .. Fields.Select(field => field.Name),
        "a",
        "b",
        "c",
        "missing",
        "",
    ];
}
