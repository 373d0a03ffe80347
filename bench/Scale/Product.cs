using System.Text;

namespace RulesHarness.Bench.Scale;

/// <summary>
/// A made-up product of any size: users, teams and their members, and then as many collections of records as are asked
/// for, all alike, each with ten sentences, a schema, a relationship, two queries and an index.
/// </summary>
internal static class Product
{
    /// <summary>The collections that all products have: users, teams, and the teams' members.</summary>
    private const int Shared = 3;

    public static string Spec(int collections)
    {
        var names = Names(collections);
        var text = new StringBuilder();
        text.AppendLine(
            """
            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `users` | Accounts | auth uid |
            | `teams` | Teams | auto-generated |
            | `teams/{teamId}/members` | Who belongs to a team | auth uid |
            """
        );
        Each(names, name => text.AppendLine($"| `{name}` | Records | auto-generated |"));
        text.AppendLine(
            """

            ## Schema Definitions

            ### `users`

            | Field | Type | Required | Constraints | Description |
            |---|---|---|---|---|
            | `displayName` | string | yes | length 1..60 | |

            ### `teams`

            | Field | Type | Required | Constraints | Description |
            |---|---|---|---|---|
            | `name` | string | yes | length 1..60 | |

            ### `teams/{teamId}/members`

            | Field | Type | Required | Constraints | Description |
            |---|---|---|---|---|
            | `role` | enum("reader", "writer") | yes | | |
            """
        );
        Each(
            names,
            name =>
                text.AppendLine(
                    $"""

                    ### `{name}`

                    | Field | Type | Required | Constraints | Description |
                    |---|---|---|---|---|
                    | `ownerId` | string | yes | immutable | |
                    | `teamId` | string | yes | immutable | |
                    | `title` | string | yes | length 1..80 | |
                    | `status` | enum("draft", "open", "closed") | yes | | |
                    | `priority` | int | yes | 1..5 | |
                    | `note` | string | no | length ..200 | |
                    | `createdAt` | timestamp | yes | server time, immutable | |
                    | `updatedAt` | timestamp | yes | server time | |
                    """
                )
        );
        text.AppendLine(
            """

            ## Relationships

            """
        );
        Each(names, name => text.AppendLine($"- `{name}.ownerId` → references `users.id` (one-to-many)"));
        text.AppendLine(
            """

            ## Access Patterns

            | Query | Collection | Filters | Sort | Used By |
            |---|---|---|---|---|
            """
        );
        Each(
            names,
            name =>
                text.AppendLine(
                    $"""
                    | Open ones of {name} | `{name}` | `status == "open"` | `createdAt desc` | Home |
                    | Own ones of {name} | `{name}` | `ownerId == uid` | `createdAt desc` | Desk |
                    """
                )
        );
        text.AppendLine(
            """

            ## Security Rules

            ### Roles

            | Role | Means |
            |---|---|
            | Moderator | `token.moderator == true` |
            | Team member | `teams/{teamId}/members/{uid}` exists |

            - **users:** Owner can read own doc.
            - **teams:** Signed-in users can get docs.
            - **teams/{teamId}/members:** Team member can read docs.
            """
        );
        Each(
            names,
            name =>
                text.AppendLine(
                    $"""
                    - **{name}:** Owner is `ownerId`.
                      - Anyone can read docs where `status == "open"`.
                      - Owner can read own docs.
                      - Team member can read docs.
                      - Moderator can read docs.
                      - Owner can create own docs where `status == "draft"`.
                      - Owner can update own docs, only `title`, `status` and `note`, where `status != "closed"`.
                      - Team member can update `note`.
                      - Moderator can update `priority`.
                      - Owner can delete own docs where `status == "draft"`.
                      - Moderator can delete docs.
                    """
                )
        );
        text.AppendLine(
            """

            ## Indexes

            | Collection | Fields | Scope |
            |---|---|---|
            """
        );
        Each(
            names,
            name =>
                text.AppendLine(
                    $"""
                    | `{name}` | `status` asc, `createdAt` desc | collection |
                    | `{name}` | `ownerId` asc, `createdAt` desc | collection |
                    """
                )
        );
        return text.ToString();
    }

    public static string Rules(int collections)
    {
        var text = new StringBuilder();
        text.AppendLine(
            """
            rules_version = '2';
            service cloud.firestore {
              match /databases/{database}/documents {
                function signedIn() { return request.auth != null; }
                function isUser(uid) { return signedIn() && request.auth.uid == uid; }
                function isModerator() { return signedIn() && request.auth.token.get('moderator', false) == true; }
                function isMember(teamId) {
                  return signedIn() && teamId is string && exists(/databases/$(database)/documents/teams/$(teamId)/members/$(request.auth.uid));
                }
                function stored(field) { return resource.data.get(field, null); }
                function changesOnly(fields) { return request.resource.data.diff(resource.data).affectedKeys().hasOnly(fields); }
                function isRecord(record) {
                  return record.keys().hasAll(['ownerId', 'teamId', 'title', 'status', 'priority', 'createdAt', 'updatedAt'])
                    && record.keys().hasOnly(['ownerId', 'teamId', 'title', 'status', 'priority', 'note', 'createdAt', 'updatedAt'])
                    && record.ownerId is string && record.teamId is string
                    && record.title is string && record.title.size() >= 1 && record.title.size() <= 80
                    && record.status in ['draft', 'open', 'closed']
                    && record.priority is int && record.priority >= 1 && record.priority <= 5
                    && record.get('note', '') is string && record.get('note', '').size() <= 200
                    && record.createdAt is timestamp && record.updatedAt == request.time;
                }
                match /users/{userId} { allow get: if isUser(userId); }
                match /teams/{teamId} {
                  allow get: if signedIn();
                  match /members/{userId} { allow read: if isMember(teamId); }
                }
            """
        );
        Each(
            Names(collections),
            name =>
                text.AppendLine(
                    $$"""
                        match /{{name}}/{recordId} {
                          allow read: if stored('status') == 'open' || isUser(stored('ownerId')) || isMember(stored('teamId')) || isModerator();
                          allow create: if isUser(request.resource.data.ownerId) && request.resource.data.status == 'draft'
                            && request.resource.data.createdAt == request.time && isRecord(request.resource.data);
                          allow update: if (isUser(resource.data.ownerId) && resource.data.status != 'closed' && changesOnly(['title', 'status', 'note', 'updatedAt'])
                              || isMember(resource.data.teamId) && changesOnly(['note', 'updatedAt'])
                              || isModerator() && changesOnly(['priority', 'updatedAt']))
                            && isRecord(request.resource.data);
                          allow delete: if isUser(resource.data.ownerId) && resource.data.status == 'draft' || isModerator();
                        }
                    """
                )
        );
        text.AppendLine("  }\n}");
        return text.ToString();
    }

    private static List<string> Names(int collections) =>
        [.. Enumerable.Range(1, Math.Max(1, collections - Shared)).Select(number => $"records{number}")];

    private static void Each(List<string> names, Action<string> write) => names.ForEach(write);
}
