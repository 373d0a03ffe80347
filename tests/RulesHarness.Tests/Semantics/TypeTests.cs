using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using RulesHarness.Tests.Engines;

namespace RulesHarness.Tests.Semantics;

/// <summary>Tests that <c>is</c> gives for every kind of value the same result as in the emulator's rules.</summary>
public sealed class TypeTests
{
    private static readonly (string Spec, string Rules)[] Types =
    [
        ("string", "string"),
        ("int", "int"),
        ("float", "float"),
        ("number", "number"),
        ("boolean", "bool"),
        ("array", "list"),
        ("map", "map"),
        ("timestamp", "timestamp"),
        ("bytes", "bytes"),
        ("geopoint", "latlng"),
        ("reference", "path"),
    ];

    private static readonly (string Name, object? Value)[] Values =
    [
        ("text", "a"),
        ("whole", 1L),
        ("fraction", 1.5),
        ("round", 1.0),
        ("flag", true),
        ("list", new List<object?> { 1L }),
        ("map", FieldTree.Empty.With("a", 1L)),
        ("time", new Timestamp(1, 0)),
        ("octets", Blob.CopyFrom([1])),
        ("point", new GeoPoint(1, 2)),
        ("name", new DocumentName("demo-rulesharness", "(default)", "a/b")),
        ("nothing", null),
    ];

    private static readonly Lazy<Task<IRulesSession>> Opening = new(() =>
        TestEngines.OpenAsync(
            string.Join(
                '\n',
                Types.Select(type => $"match /{type.Spec}/{{id}} {{ allow get: if resource.data.v is {type.Rules}; }}")
            ),
            Data()
        )
    );

    [Test]
    public async Task Value_is_of_the_types_that_rules_say_it_is_of(
        [ValueSource(nameof(TypeNames))] string type,
        [ValueSource(nameof(ValueNames))] string value
    )
    {
        var model = TestData.Model(
            TestData.BlogWith(
                "- **teams:** Team member can get docs.",
                $"- **teams:** Anyone can get docs where `name is {type}`."
            )
        );
        var stored = FieldTree.Empty.With("name", Values.Single(one => one.Name == value).Value);
        var attempt = new PolicyRequest(
            Identity.Unauthenticated,
            Operation.Get,
            model.Collection("teams")!.Path,
            "teams/x"
        )
        {
            Stored = stored,
        };
        var granted = new AccessOracle(model, new Dataset(), default).IsGranted(attempt);

        var verdict = await (await Opening.Value).RunAsync(
            SessionTests.Case(new GetRequest($"{type}/{value}"), "guest", granted)
        );

        verdict.Status.Should().Be(CaseStatus.Passed, verdict.Message);
    }

    private static IEnumerable<string> TypeNames() => Types.Select(type => type.Spec);

    private static IEnumerable<string> ValueNames() => Values.Select(value => value.Name);

    private static Dataset Data()
    {
        var data = new Dataset();
        foreach (var type in TypeNames())
        {
            foreach (var (name, value) in Values)
            {
                data.Add(new Document($"{type}/{name}", FieldTree.Empty.With("v", value)));
            }
        }

        return data;
    }
}
