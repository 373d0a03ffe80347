using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Cases;

/// <summary>Cases that the fixtures have no data for: it is made for them, and changes no other case.</summary>
public sealed class MadeForThePurposeTests
{
    private const string Spec = """
        ---
        schema-probes: off
        ---
        # Club

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `people` | Who is here | auth uid |
        | `blocked` | Who may not write | auth uid |
        | `clubs` | Clubs | auto-generated |
        | `clubs/{clubId}/members` | Who belongs to a club | auth uid |
        | `clubs/{clubId}/events` | What goes on | auto-generated |
        | `tickets` | Of an event's visitor | auto-generated |
        | `ratings` | One of each ticket | `{ticketId}` |

        ## Schema Definitions

        ### `people`

        | Field | Type | Required |
        |---|---|---|
        | `trade` | enum("host", "guest") | yes |

        ### `blocked`

        | Field | Type | Required |
        |---|---|---|
        | `why` | string | yes |

        ### `clubs`

        | Field | Type | Required |
        |---|---|---|
        | `founderId` | string | yes |
        | `guestIds` | array of string | yes |
        | `open` | boolean | yes |

        ### `clubs/{clubId}/members`

        | Field | Type | Required |
        |---|---|---|
        | `rank` | enum("chair", "helper", "junior") | yes |

        ### `clubs/{clubId}/events`

        | Field | Type | Required |
        |---|---|---|
        | `state` | enum("planned", "open", "over") | yes |
        | `by` | string | yes |

        ### `tickets`

        | Field | Type | Required |
        |---|---|---|
        | `visitorId` | string | yes |

        ### `ratings`

        | Field | Type | Required |
        |---|---|---|
        | `ticketId` | string | yes |
        | `visitorId` | string | yes |
        | `stars` | int | yes |

        ## Relationships

        - `clubs.founderId` -> `people.id` (one-to-many)
        - `ratings.ticketId` -> `tickets.id` (one-to-one, must exist)

        ## Security Rules

        ### Roles

        | Role | Means |
        |---|---|
        | Admin | `token.admin == true` |
        | Blocked user | `blocked/{uid}` exists |
        | Registered user | `people/{uid}` exists |
        | Club guest | `clubs/{clubId}.guestIds has uid` |
        | Member | `clubs/{clubId}/members/{uid}` exists |
        | Junior | `clubs/{clubId}/members/{uid}.rank == "junior"` |
        | Helper | `clubs/{clubId}/members/{uid}.rank in ["chair", "helper"]` |

        ### Who may do what

        - **clubs:** Owner is `founderId`.
        - **clubs/{clubId}/events:** Owner is `by`.
        - **ratings:** Owner is `visitorId`.
          - Owner can create own docs.

        """;

    // Fixtures have a document for each user in `blocked`, and in `people`.
    [TestCase(
        "clubs",
        "Owner can create own docs. Blocked user cannot create docs.",
        "clubs/create/owner/",
        true,
        false
    )]
    [TestCase("clubs", "Owner can update `open`. Blocked user cannot update docs.", "clubs/update/owner/", true, false)]
    [TestCase("clubs", "Owner can get own docs. Blocked user cannot read docs.", "clubs/get/owner/", true, false)]
    [TestCase("clubs", "Admin can delete docs. Blocked user cannot delete docs.", "clubs/delete/admin/", true, false)]
    [TestCase("clubs", "Registered user can create own docs.", "clubs/create/owner/", false)]
    [TestCase(
        "clubs/{clubId}/events",
        "Club guest can create own docs. Blocked user cannot create docs.",
        "clubs/{clubId}/events/create/club-guest/",
        true,
        false
    )]
    // A member is at least a junior or a helper.
    [TestCase(
        "clubs/{clubId}/events",
        "Member can get docs where `state == \"open\"`. Helper can get docs.",
        "clubs/{clubId}/events/get/member/",
        true,
        false
    )]
    [TestCase(
        "clubs/{clubId}/events",
        "Member can get docs where `state == \"open\"`. Junior can get docs.",
        "clubs/{clubId}/events/get/member/",
        true,
        false
    )]
    [TestCase(
        "clubs/{clubId}/events",
        "Member can list docs where `state == \"open\"`. Helper can list docs.",
        "clubs/{clubId}/events/list/member/",
        true,
        false
    )]
    [TestCase(
        "clubs/{clubId}/events",
        "Member can list docs where `state == \"open\"`. Junior can list docs.",
        "clubs/{clubId}/events/list/member/",
        true,
        false
    )]
    [TestCase("clubs/{clubId}/events", "Helper can delete docs.", "clubs/{clubId}/events/delete/member/", false)]
    [TestCase("clubs/{clubId}/events", "Junior can delete docs.", "clubs/{clubId}/events/delete/member/", false)]
    // Each ticket of the fixtures has its rating.
    [TestCase("ratings", "Owner can update `stars`.", "ratings/update/owner/", true, false)]
    [TestCase("ratings", "Admin can delete docs.", "ratings/delete/admin/", true)]
    [TestCase("ratings", "Nobody can delete docs.", "ratings/create/guests/", false)]
    public void Cell_is_shown_from_each_side(string collection, string sentences, string cell, params bool[] sides)
    {
        var shown = Generate(collection, sentences)
            .Cases.Where(one => one.Id.StartsWith(cell, StringComparison.Ordinal))
            .Select(one => one.IsAllowed)
            .Distinct();
        shown.Should().Contain(sides);
    }

    [TestCase(
        "clubs",
        "Owner can create and update own docs. Admin can update docs. Blocked user cannot create and update docs."
    )]
    [TestCase(
        "clubs/{clubId}/events",
        "Club guest and Helper can create own docs. Owner can delete own docs. Blocked user cannot create and delete docs."
    )]
    [TestCase("clubs/{clubId}/events", "Signed-in users can create own docs. Blocked user cannot create docs.")]
    public void Caller_of_a_granted_request_is_never_one_to_whom_it_is_taken_back(string collection, string sentences)
    {
        var set = Generate(collection, sentences);
        var granted = set.Cases.Where(one =>
            one.IsAllowed && one.Operation is not (Operation.Get or Operation.List) && one.Collection.Text == collection
        );
        granted.Select(one => set.Data.TryGet($"blocked/{one.Caller.Uid}", out _)).Distinct().Should().Equal(false);
    }

    private static CaseSet Generate(string collection, string sentences)
    {
        var bullet = $"- **{collection}:**";
        var at = Spec.IndexOf('\n', Spec.IndexOf(bullet, StringComparison.Ordinal)) + 1;
        var bullets = string.Concat(sentences.Split(". ").Select(sentence => $"  - {sentence.TrimEnd('.')}.\n"));
        return CaseGenerator.Generate(TestData.Model(Spec.Insert(at, bullets)), new FixtureOptions(), TestData.Now);
    }
}
