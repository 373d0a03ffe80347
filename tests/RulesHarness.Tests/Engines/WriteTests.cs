using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Engines;

/// <summary>Tests what rules see of writes, on both engines: set fields, deleted fields, and transforms.</summary>
[TestFixture("emulator")]
[TestFixture("embedded")]
public sealed class WriteTests(string engine)
{
    private const string After = "request.resource.data.";

    private static readonly TestCaseData[] Updates =
    [
        Row("a field by its path", "m", Map("x", 1L), "m.y", 2L, After + "m == {'x': 1, 'y': 2}"),
        Row("a path through what is no map", "m", 5L, "m.y", 2L, After + "m == {'y': 2}"),
        Row("a deleted field", "n", 1L, "n", FieldValue.Delete, "request.resource.data.keys().hasOnly(['kept'])"),
        Row("a deletion that leaves an empty map", "m", Map("y", 1L), "m.y", FieldValue.Delete, After + "m == {}"),
        Row("a deletion inside what is no map", "m", 5L, "m.y", FieldValue.Delete, After + "m == 5"),
        Row(
            "a deletion inside what is not there",
            "n",
            1L,
            "q.y",
            FieldValue.Delete,
            "!('q' in request.resource.data)"
        ),
        Row("the server's time", "n", 1L, "t", FieldValue.ServerTimestamp, After + "t == request.time"),
        Row(
            "a time inside a new map",
            "n",
            1L,
            "m",
            Map("t", FieldValue.ServerTimestamp),
            After + "m == {'t': request.time}"
        ),
        Row("an increment", "n", 1L, "n", FieldValue.Increment(2), After + "n == 3 && request.resource.data.n is int"),
        Row("an increment by a part", "n", 1L, "n", FieldValue.Increment(0.5), After + "n == 1.5"),
        Row(
            "an increment beyond the largest",
            "n",
            long.MaxValue - 1,
            "n",
            FieldValue.Increment(5),
            After + "n == 9223372036854775807"
        ),
        Row(
            "an increment below the smallest",
            "n",
            long.MinValue + 1,
            "n",
            FieldValue.Increment(-5),
            After + "n == -9223372036854775807 - 1"
        ),
        Row("an increment of no number", "n", "text", "n", FieldValue.Increment(2), After + "n == 2"),
        Row("a maximum", "n", 1L, "n", FieldValue.Maximum(5), After + "n == 5"),
        Row("a maximum that is there", "n", 5L, "n", FieldValue.Maximum(5.0), After + "n is int"),
        Row(
            "a maximum of what is no number to compare",
            "n",
            double.NaN,
            "n",
            FieldValue.Maximum(4),
            $"!({After}n == 4)"
        ),
        Row("a minimum", "n", 5L, "n", FieldValue.Minimum(1), After + "n == 1"),
        Row("a minimum of nothing", "other", 5L, "n", FieldValue.Minimum(1), After + "n == 1"),
        Row("a union", "l", List(1L, 2L), "l", FieldValue.ArrayUnion(2L, 3L, 3L), After + "l == [1, 2, 3]"),
        Row("a union with what is no array", "l", "text", "l", FieldValue.ArrayUnion(1L, 1L), After + "l == [1]"),
        Row("a removal", "l", List(1L, 2L, 1L), "l", FieldValue.ArrayRemove(1L), After + "l == [2]"),
        Row("a removal from what is no array", "l", 5L, "l", FieldValue.ArrayRemove(1L), After + "l == []"),
        Row("nanoseconds", "n", 1L, "t", new Timestamp(1, 123_456_789), After + "t.nanos() == 123456000"),
        Row(
            "a reference",
            "n",
            1L,
            "r",
            new DocumentName("demo", "(default)", "c/x"),
            After + "r == /databases/(default)/documents/c/x"
        ),
    ];

    [TestCaseSource(nameof(Updates))]
    public async Task Update_is_seen_as_it_will_be(
        string field,
        object? stored,
        string path,
        object? change,
        string condition
    )
    {
        await using var session = await TestEngines.OpenAsync(
            $"match /c/{{id}} {{ allow update: if {condition}; }}",
            Data(field, stored),
            engine
        );

        var verdict = await session.RunAsync(
            SessionTests.Case(
                new UpdateRequest("c/x", new Dictionary<string, object?> { [path] = change }),
                "ann",
                allowed: true
            )
        );

        (verdict.Status, verdict.Cause).Should().Be((CaseStatus.Passed, Cause.True), verdict.Message);
    }

    [Test]
    public async Task Create_is_seen_with_what_the_server_works_out()
    {
        await using var session = await OpenAsync(
            "allow create: if request.resource.data == {'n': 2, 'l': [1], 'm': {'t': request.time}} && resource == null;"
        );

        var fields = new Dictionary<string, object?>
        {
            ["n"] = FieldValue.Increment(2),
            ["l"] = FieldValue.ArrayUnion(1L),
            ["m"] = Map("t", FieldValue.ServerTimestamp),
        };
        (await session.RunAsync(SessionTests.Case(new CreateRequest("c/new", fields), "ann", allowed: true)))
            .Status.Should()
            .Be(CaseStatus.Passed);
    }

    [TestCase(
        "create",
        "!exists(/databases/$(database)/documents/c/$(id)) && getAfter(/databases/$(database)/documents/c/$(id)).data.n == 5",
        TestName = "{m}(a create)"
    )]
    [TestCase(
        "update",
        "get(/databases/$(database)/documents/c/$(id)).data.n == 1 && getAfter(/databases/$(database)/documents/c/$(id)).data.n == 5",
        TestName = "{m}(an update)"
    )]
    [TestCase(
        "delete",
        "exists(/databases/$(database)/documents/c/$(id)) && !existsAfter(/databases/$(database)/documents/c/$(id))",
        TestName = "{m}(a delete)"
    )]
    public async Task Documents_are_looked_up_before_and_after(string operation, string condition)
    {
        await using var session = await OpenAsync($"allow {operation}: if {condition};");
        var five = new Dictionary<string, object?> { ["n"] = 5L };
        AccessRequest request = operation switch
        {
            "create" => new CreateRequest("c/new", five),
            "update" => new UpdateRequest("c/x", five),
            _ => new DeleteRequest("c/x"),
        };

        for (var time = 0; time < 3; time++)
        {
            (await session.RunAsync(SessionTests.Case(request, "ann", allowed: true)))
                .Status.Should()
                .Be(CaseStatus.Passed, $"what was written is put back, time {time}");
        }
    }

    [TestCase("create", "c/x", "AlreadyExists: ")]
    [TestCase("update", "c/none", "NotFound: ")]
    [TestCase("delete", "c/none", "NotFound: ")]
    public async Task Rules_are_asked_before_the_document_is(string operation, string path, string refused)
    {
        await using var allowing = await OpenAsync("allow write: if request.auth.uid == 'ann';");
        var fields = new Dictionary<string, object?> { ["n"] = 5L };
        AccessRequest request = operation switch
        {
            "create" => new CreateRequest(path, fields),
            "update" => new UpdateRequest(path, fields),
            _ => new DeleteRequest(path),
        };

        var denied = await allowing.RunAsync(SessionTests.Case(request, "bob", allowed: false));
        var neither = await allowing.RunAsync(SessionTests.Case(request, "ann", allowed: true));

        (denied.Status, denied.IsAllowed, denied.Cause)
            .Should()
            .Be((CaseStatus.Passed, false, Cause.False), denied.Message);
        (neither.Status, neither.IsAllowed).Should().Be((CaseStatus.Error, null), neither.Message);
        neither.Message.Should().StartWith(refused);
    }

    private static readonly TestCaseData[] Refused =
    [
        new(Map("__n__", 1L)) { TestName = "{m}(a reserved name)" },
        new(Map("m", Map("__n__", 1L))) { TestName = "{m}(a reserved name inside)" },
        new(Map("l", List(List(1L)))) { TestName = "{m}(a list in a list)" },
        new(Map("s", new string('x', 1_048_488))) { TestName = "{m}(a text that is too long)" },
        new(Map(new string('n', 1_501), 1L)) { TestName = "{m}(a name that is too long)" },
        new(Deep(22)) { TestName = "{m}(maps that are too deep)" },
    ];

    private static readonly TestCaseData[] Taken =
    [
        new(Map("__", 1L)) { TestName = "{m}(underscores)" },
        new(Map("l", List(Map("l", List(1L))))) { TestName = "{m}(a list in a map in a list)" },
        new(Map("s", new string('x', 1_048_487))) { TestName = "{m}(a text that is just short enough)" },
        new(Deep(20)) { TestName = "{m}(maps that are just shallow enough)" },
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task What_firestore_rejects_is_neither_allowed_nor_denied(Dictionary<string, object?> fields)
    {
        await using var session = await OpenAsync("allow create: if false;");
        var verdict = await session.RunAsync(
            SessionTests.Case(new CreateRequest("c/new", fields), "ann", allowed: false)
        );
        (verdict.Status, verdict.IsAllowed).Should().Be((CaseStatus.Error, null));
        verdict.Message.Should().StartWith("InvalidArgument: ");
    }

    [TestCaseSource(nameof(Taken))]
    public async Task What_firestore_accepts_is_asked_of_the_rules(Dictionary<string, object?> fields)
    {
        await using var session = await OpenAsync("allow create: if false;");
        (await session.RunAsync(SessionTests.Case(new CreateRequest("c/new", fields), "ann", allowed: false)))
            .Status.Should()
            .Be(CaseStatus.Passed);
    }

    private Task<IRulesSession> OpenAsync(string allow) =>
        TestEngines.OpenAsync($"match /c/{{id}} {{ {allow} }}", Data("n", 1L), engine);

    private static Dataset Data(string field, object? value)
    {
        var data = new Dataset();
        data.Add(new Document("c/x", new Dictionary<string, object?> { ["kept"] = true, [field] = value }));
        return data;
    }

    private static TestCaseData Row(
        string name,
        string field,
        object? stored,
        string path,
        object? change,
        string condition
    ) => new(field, stored, path, change, condition) { TestName = $"{{m}}({name})" };

    private static Dictionary<string, object?> Map(string name, object? value) => new() { [name] = value };

    private static List<object?> List(params object?[] items) => [.. items];

    private static Dictionary<string, object?> Deep(int depth) => Map("a", depth == 1 ? 1L : Deep(depth - 1));
}
