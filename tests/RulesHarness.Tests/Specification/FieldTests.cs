using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>Rows of a schema: types, requirement, constraints.</summary>
public sealed class FieldTests
{
    [TestCase("string", "string")]
    [TestCase("text", "string")]
    [TestCase("int", "int")]
    [TestCase("Integer", "int")]
    [TestCase("float", "float")]
    [TestCase("double", "float")]
    [TestCase("number", "number")]
    [TestCase("boolean", "boolean")]
    [TestCase("bool", "boolean")]
    [TestCase("timestamp", "timestamp")]
    [TestCase("datetime", "timestamp")]
    [TestCase("date", "timestamp")]
    [TestCase("geopoint", "geopoint")]
    [TestCase("bytes", "bytes")]
    [TestCase("reference", "reference")]
    [TestCase("reference to `users`", "reference to users")]
    [TestCase("map", "map")]
    [TestCase("object", "map")]
    [TestCase("any", "any")]
    [TestCase("array", "array")]
    [TestCase("array of string", "array of string")]
    [TestCase("list of int", "array of int")]
    [TestCase("string[]", "array of string")]
    [TestCase("array of enum(\"a\", \"b\")", "array of enum(\"a\", \"b\")")]
    [TestCase("enum(\"a\", \"b\")", "enum(\"a\", \"b\")")]
    [TestCase("`enum(1, 2)`", "enum(1, 2)")]
    [TestCase("enum of \"a\" \\| \"b\"", "enum(\"a\", \"b\")")]
    [TestCase("string or null", "string or null")]
    [TestCase("string \\| null", "string or null")]
    [TestCase("string?", "string or null")]
    [TestCase("enum(\"a\") or null", "enum(\"a\") or null")]
    [TestCase("array of string or null", "array of string or null")]
    [TestCase("string or int", "string or int")]
    [TestCase("0 or map", "0 or map")]
    [TestCase("0 or 1 or map or null", "0 or 1 or map or null")]
    [TestCase("\"a\" or \"b\"", "enum(\"a\", \"b\")")]
    [TestCase("true", "enum(true)")]
    [TestCase("string \\| number", "string or number")]
    [TestCase("string? or int", "string or int or null")]
    [TestCase("string length 1..5 or int ..9", "string length 1..5 or int ..9")]
    [TestCase("array of (string or int)", "array of (string or int)")]
    [TestCase("(array of string) or int", "(array of string) or int")]
    [TestCase("int or array of string", "int or (array of string)")]
    [TestCase("string[] or int", "(array of string) or int")]
    [TestCase("(string or int)[]", "array of (string or int)")]
    [TestCase("{ a: string, b?: int }", "{ a: string, b?: int }")]
    [TestCase("`{a: string, \"zip code\": int,}`", "{ a: string, \"zip code\": int }")]
    [TestCase("array of { sku: string, qty: int 1.. }", "array of { sku: string, qty: int 1.. }")]
    [TestCase("map of string to int", "map of string to int")]
    [TestCase("map of text to { a: int or null }", "map of string to { a: int or null }")]
    [TestCase("map of string to (array of string items 1..2)", "map of string to (array of string items 1..2)")]
    [TestCase("map of string to (string or null) or null", "map of string to (string or null) or null")]
    public void Type_is_read_as(string written, string meant) =>
        Field(written, "yes", "").Type.ToString().Should().Be(meant);

    [Test]
    public void Array_or_null_is_null_as_a_whole()
    {
        var type = Field("array of string or null", "yes", "").Type;
        (type.Nullable, type.Element!.Nullable).Should().Be((true, false));
    }

    [TestCase("yes", true)]
    [TestCase("Yes", true)]
    [TestCase("no", false)]
    [TestCase("optional", false)]
    public void Requirement_is_read_as(string written, bool required) =>
        Field("string", written, "").Required.Should().Be(required);

    [TestCase("string", "length 1..120", 1.0, 120.0)]
    [TestCase("string", "length ..120", null, 120.0)]
    [TestCase("string", "length 1..", 1.0, null)]
    public void Length_is_read_as(string type, string written, double? least, double? most) =>
        Field(type, "yes", written).Constraints.Length.Should().Be(new Bounds(least, most));

    [TestCase("int", "0..1_000_000", 0.0, 1000000.0)]
    [TestCase("int", "-5..-1", -5.0, -1.0)]
    [TestCase("float", "0.25..0.5", 0.25, 0.5)]
    [TestCase("number", "..10", null, 10.0)]
    [TestCase("int", "`0..`", 0.0, null)]
    public void Range_is_read_as(string type, string written, double? least, double? most) =>
        Field(type, "yes", written).Constraints.Range.Should().Be(new Bounds(least, most));

    [Test]
    public void Items_are_read() =>
        Field("array of string", "yes", "items 0..10").Constraints.Items.Should().Be(new Bounds(0, 10));

    [TestCase(@"pattern ""[a-z]{2,3}""", "[a-z]{2,3}")]
    [TestCase(@"`pattern ""\d+\.\w""`", @"\d+\.\w")]
    [TestCase(@"pattern ""a\\""", @"a\\")]
    [TestCase(@"pattern ""a\|b""", "a|b")]
    [TestCase(@"`pattern ""a|b""`", "a|b")]
    [TestCase(@"pattern ""say \""a\""""", @"say ""a""")]
    [TestCase(@"pattern ""(?P<word>a)""", "(?P<word>a)")]
    public void Pattern_is_read_as(string written, string meant) =>
        Field("string", "yes", written).Constraints.Pattern.Should().Be(meant);

    [TestCase("string", "default \"x\"", "x")]
    [TestCase("int", "default -3", -3L)]
    [TestCase("float", "default 0.5", 0.5)]
    [TestCase("boolean", "default true", true)]
    [TestCase("string or null", "default null", null)]
    public void Default_is_read(string type, string written, object? value) =>
        Field(type, "yes", written).Constraints.Default.Should().Be(value);

    [TestCase("immutable")]
    [TestCase("Immutable")]
    public void Immutable_is_read(string written) =>
        Field("string", "yes", written).Constraints.Immutable.Should().BeTrue();

    [TestCase("server time")]
    [TestCase("`server-time`")]
    public void Server_time_is_read(string written) =>
        Field("timestamp", "yes", written).Constraints.ServerTime.Should().BeTrue();

    [TestCase("")]
    [TestCase("-")]
    [TestCase("—")]
    public void No_constraint_is_none(string written) =>
        Field("string", "yes", written).Constraints.Should().Be(new FieldConstraints());

    [Test]
    public void Several_constraints_are_read_together() =>
        Field("string", "yes", "length 1..9, pattern \"[a-z, ]+\", immutable; default \"a\"")
            .Constraints.Should()
            .Be(
                new FieldConstraints
                {
                    Length = new Bounds(1, 9),
                    Pattern = "[a-z, ]+",
                    Immutable = true,
                    Default = "a",
                }
            );

    [TestCase("| `id` | string | yes | | Document id |", false)]
    [TestCase("| `id` | string | yes | | Auto-generated document ID |", false)]
    [TestCase("| `id` | string | yes | | The document id, stored again |", true)]
    [TestCase("| `id` | string | yes | | Number in the old system |", true)]
    public void Document_id_among_the_fields_is_stored_only_if_said(string row, bool stored) =>
        (
            TestData
                .Model(TestData.BlogWith("| `id` | string | yes | | Document id |", row))
                .Collection("posts")!
                .Field("id")
            is not null
        )
            .Should()
            .Be(stored);

    private static Field Field(string type, string required, string constraints)
    {
        var row = $"| `name` | string | yes | | Name |\n| `probe` | {type} | {required} | {constraints} | Probe |\n";
        return TestData
            .Model(TestData.BlogWith("| `name` | string | yes | | Name |\n", row))
            .Collection("teams")!
            .Field("probe")!;
    }
}
