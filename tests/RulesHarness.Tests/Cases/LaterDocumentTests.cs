using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Documents that are made for a case are stored for all cases: what was expected before is still right with them
/// there.
/// </summary>
public sealed class LaterDocumentTests
{
    private const string Spec = """
        ---
        schema-probes: off
        ---
        # Letters

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `people` | Who is here | auth uid |
        | `people/{personId}/keys` | Whom a person lets in | `{keeperId}` |
        | `people/{personId}/letters` | What a person has got | auto-generated |

        ## Schema Definitions

        ### `people`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `people/{personId}/keys`

        | Field | Type | Required |
        |---|---|---|
        | `keeperId` | string | yes |
        | `kind` | enum("all", "some") | yes |
        | `until` | timestamp | yes |
        | `lost` | boolean | yes |

        ### `people/{personId}/letters`

        | Field | Type | Required |
        |---|---|---|
        | `writerId` | string | yes |
        | `sealed` | boolean | yes |
        | `text` | string | yes |

        ## Relationships

        - `people/{personId}/keys.keeperId` -> `people.id` (one-to-many)
        - `people/{personId}/letters.writerId` -> `people.id` (one-to-many)

        ## Security Rules

        | Role | Means |
        |---|---|
        | Keeper | `people/{personId}/keys/{uid}` exists |
        | Full keeper | `people/{personId}/keys/{uid}.kind == "all" and people/{personId}/keys/{uid}.until > now` |

        ### Who may do what

        SENTENCES
        """;

    private const string Keys = """
        - **people/{personId}/keys:** Owner is `keeperId`.
          - Owner can get own docs.
          - Signed-in users can read docs where `{personId} == uid`.
          - Signed-in users can create docs where `{personId} == uid and until > now`.
          - Signed-in users can update `lost` where `{personId} == uid and lost == false`.
        """;

    [TestCase("Signed-in users can read docs where `{personId} == uid and sealed == false`.", "Keeper can read docs.")]
    [TestCase(
        "Signed-in users can read docs where `{personId} == uid and sealed == false`.",
        "Full keeper can read docs."
    )]
    [TestCase("Owner can read own docs where `sealed == false`.", "Full keeper can read and delete docs.")]
    [TestCase("Full keeper cannot delete docs.", "Owner can delete own docs.")]
    [TestCase(
        "Keeper can update `text`.",
        "Full keeper can create own docs.",
        "Others can delete docs where `{personId} == uid`."
    )]
    public void Case_is_decided_as_it_was_when_all_documents_are_there(params string[] sentences)
    {
        var model = TestData.Model(SpecOf(sentences));

        var cases = CaseGenerator.Generate(model, new FixtureOptions(), TestData.Now);

        var oracle = new AccessOracle(model, cases.Data, Firestore.Values.Timestamp.FromDateTimeOffset(TestData.Now));
        var decided = cases.Cases.Where(one => Attempt(one, cases.Data) is not null).ToList();
        decided.Should().HaveCountGreaterThan(20);
        decided
            .Where(one => oracle.IsGranted(Attempt(one, cases.Data)!) != one.IsAllowed)
            .Select(one => one.Id)
            .Should()
            .BeEmpty();
        cases
            .Cases.Select(one => one.Request)
            .OfType<CreateRequest>()
            .Where(request => cases.Data.TryGet(request.Path, out _))
            .Should()
            .BeEmpty("what is created is not there");
        // Each person that is stored has been looked up before: one more is made.
        cases
            .Cases.Should()
            .Contain(one => one.IsAllowed && one.Id.StartsWith("people/{personId}/keys/update/owner/"));
    }

    /// <summary>A spec in which many cases depend on there being no document where another case needs one.</summary>
    internal static string SpecOf(params string[] sentences)
    {
        var letters = string.Join("\n", sentences.Select(sentence => $"  - {sentence}"));
        var said = $"- **people/{{personId}}/letters:** Owner is `writerId`.\n{letters}\n{Keys}";
        return Spec.Replace("SENTENCES", said, StringComparison.Ordinal);
    }

    /// <summary>The attempt of a case that reads or deletes; null for another one.</summary>
    private static PolicyRequest? Attempt(AccessCase one, Dataset data) =>
        one.Request switch
        {
            GetRequest get => Of(one, get.Path) with { Stored = Fields(data, get.Path) },
            DeleteRequest delete => Of(one, delete.Path) with { Stored = Fields(data, delete.Path) },
            QueryRequest query => Of(one, query.Query.Path) with { Query = query.Query },
            _ => null,
        };

    private static PolicyRequest Of(AccessCase one, string path) =>
        new(one.Caller, one.Operation, one.Collection, path);

    private static IReadOnlyDictionary<string, object?> Fields(Dataset data, string path) =>
        data.TryGet(path, out var document) ? document.Fields : throw new InvalidOperationException($"no {path}");
}
