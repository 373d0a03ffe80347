namespace RulesHarness.Tests.Specification;

/// <summary>
/// The owner of a collection group is the one that its collections have, unless the group's bullet states another.
/// </summary>
public sealed class GroupOwnerTests
{
    private const string Spec = """
        # Talk

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `rooms` | Rooms | auto-generated |
        | `rooms/{roomId}/lines` | What is said | auto-generated |
        | `walls` | Walls | auto-generated |
        | `walls/{wallId}/lines` | What is written | auto-generated |

        ## Schema Definitions

        ### `rooms`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `rooms/{roomId}/lines`

        | Field | Type | Required |
        |---|---|---|
        | `by` | string | yes |
        | `painter` | string | yes |

        ### `walls`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `walls/{wallId}/lines`

        | Field | Type | Required |
        |---|---|---|
        | `by` | string | yes |
        | `painter` | string | yes |

        ## Security Rules

        - **rooms/{roomId}/lines:** ROOM
        - **walls/{wallId}/lines:** WALL
        - **`**/lines`:** GROUP
          - Owner can list own docs.
        """;

    [TestCase("Owner is `by`.", "Owner is `by`.", "Text.", "by", TestName = "{m}(both collections state it)")]
    [TestCase("Owner is `by`.", "Owner is `painter`.", "Owner is `by`.", "by", TestName = "{m}(the group states it)")]
    public void Owner_of_group_is_found(string room, string wall, string group, string field) =>
        TestData
            .Model(With(room, wall, group))
            .Policies.Single(policy => policy.Collection.IsGroup)
            .Owner!.Field.Should()
            .Be(field);

    [TestCase("Owner is `by`.", "Owner is `painter`.", "RH1056")]
    [TestCase("Owner is `by`.", "Text.", "RH1055")]
    [TestCase("Text.", "Text.", "RH1055")]
    public void Owner_that_collections_do_not_share_is_an_error(string room, string wall, string id) =>
        TestData
            .Read(With(room, wall, "Text."))
            .Diagnostics.Where(found => found.Severity == Diagnostics.Severity.Error)
            .Should()
            .ContainSingle()
            .Which.Id.Should()
            .Be(id);

    private static string With(string room, string wall, string group) =>
        Spec.Replace("ROOM", room, StringComparison.Ordinal)
            .Replace("WALL", wall, StringComparison.Ordinal)
            .Replace("GROUP", group, StringComparison.Ordinal);
}
