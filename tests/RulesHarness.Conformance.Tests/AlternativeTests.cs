using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests;

/// <summary>
/// Queries with several alternatives, each of which rules decide by itself: a denial names the statements of all that
/// were tried, in the emulator's order.
/// </summary>
public sealed class AlternativeTests
{
    private const string One = "exists(/databases/(default)/documents/k/one)";
    private const string None = "exists(/databases/(default)/documents/k/none)";
    private const string Missing = "get(/databases/(default)/documents/k/none).data.x == 1";

    private static readonly Dictionary<string, IReadOnlyDictionary<string, object?>> Documents = new()
    {
        ["k/one"] = new Dictionary<string, object?> { ["v"] = 1L },
    };

    private static readonly string[] Blocks =
    [
        $$"""
            match /u/{id} {
              allow list: if resource.data.s == 'a' && {{One}};
              allow list: if resource.data.s == 'b';
            }
            match /u/{id} {
              allow list: if resource.data.s == 'c' && {{Missing}};
              allow list: if 1;
            }
            """,
        $$"""
            match /u/{id} {
              allow list: if {{None}} && false;
              allow list: if resource.data.s == 'c' ? 1 : false;
              allow list: if resource.data.s == 'a';
            }
            """,
        $$"""
            match /u/{id} {
              allow list: if [{{None}}, 1][1] == 1 && resource.data.s == 'a';
              allow list: if resource.data.s == 'c' ? 1 : false;
              allow list: if {{None}} == 5;
            }
            match /{all=**} {
              allow list: if resource.data.s == 'b';
              allow read: if false;
            }
            """,
    ];

    private static readonly string[] Values =
    [
        "a",
        "d",
        "a d",
        "d a",
        "b d",
        "a b d",
        "b a d",
        "a c",
        "c a",
        "b c",
        "c d",
        "a b",
        "a b c",
        "b a c b",
    ];

    [Test]
    public async Task Alternatives_are_decided_as_in_the_emulator(
        [ValueSource(nameof(Blocks))] string blocks,
        [Values] bool isOr
    )
    {
        var rules =
            $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{blocks}\n}} }}";
        var emulator = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        await emulator.LoadAsync(rules);
        await emulator.StoreAsync(Documents.Select(document => (document.Key, (object)document.Value)));
        var own = new ProgramJudge(RulesProgram.Compile(RulesParser.Parse(rules)), Documents, TimeProvider.System);
        var attempts = Values.Select(values => Ask(values.Split(' '), isOr)).ToList();

        var expected = await emulator.JudgeAsync(attempts);

        Told(attempts.Select(attempt => own.Judge(attempt, tellValue: false))).Should().Equal(Told(expected));
    }

    private static IEnumerable<string> Told(IEnumerable<Judgement> judgements) =>
        Values.Zip(judgements, (values, judgement) => $"{values}: {judgement}");

    private static Attempt Ask(string[] values, bool isOr) =>
        new()
        {
            Method = RulesMethod.List,
            Path = "u",
            Identity = Identity.User("alice"),
            Query = new TestQuery(isOr ? Or(values) : In(values), [], null, null, IsGroup: false),
        };

    private static TestFilter In(string[] values) => new("s", "in", new List<object?>(values), []);

    private static TestFilter Or(string[] values) =>
        new("", "or", null, [.. values.Select(value => new TestFilter("s", "==", value, []))]);
}
