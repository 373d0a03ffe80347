using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Checks of a document's shape that are dropped or bent.</summary>
internal static class SchemaEdits
{
    public static readonly RulesEdit[] All =
    [
        new(
            Weakening,
            Length,
            "a length is not checked",
            "&& isText(comment.body, 1, 2000)",
            "&& comment.body is string",
            "posts/{postId}/comments/create/*",
            "### `posts/{postId}/comments`",
            "| `body` |",
            "allow create: if isComment(incoming())"
        ),
        new(
            Weakening,
            Length,
            "a length is one too long",
            "&& isText(org.name, 2, 80)",
            "&& isText(org.name, 2, 81)",
            "orgs/create/*",
            "### `orgs`",
            "| `name` |",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Tightening,
            Length,
            "a length is one too short",
            "&& isText(org.name, 2, 80)",
            "&& isText(org.name, 2, 79)",
            "orgs/create/*",
            "- **orgs:**",
            "Owner can create own docs where `plan",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Weakening,
            TypeOfValue,
            "a type is not checked",
            "&& post.featured is bool",
            "",
            "posts/update/*",
            "### `posts`",
            "| `featured` |",
            "allow update: if (isEditByAuthor()"
        ),
        new(
            Weakening,
            TypeOfValue,
            "a float may be an integer",
            "org.revenueShare is float",
            "org.revenueShare is number",
            "orgs/create/*",
            "### `orgs`",
            "| `revenueShare` |",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Weakening,
            Required,
            "a required field may be missing",
            """
            like.keys().hasAll(['kind', 'createdAt'])
                        && like.keys().hasOnly(['kind', 'createdAt'])
                        && like.kind in
            """,
            """
            like.keys().hasAll(['createdAt'])
                        && like.keys().hasOnly(['kind', 'createdAt'])
                        && like.get('kind', 'like') in
            """,
            "posts/{postId}/likes/*",
            "### `posts/{postId}/likes`",
            "| `kind` |",
            "allow create: if isUser(userId) && isLike(incoming());"
        ),
        new(
            Tightening,
            Required,
            "an optional field is required",
            "return follow.keys().hasAll(['followerId', 'followeeId', 'notify', 'createdAt'])",
            "return follow.keys().hasAll(['followerId', 'followeeId', 'notify', 'createdAt', 'note'])",
            "follows/*",
            "- **follows:**",
            "Owner can create own docs",
            "allow create: if isFollow(incoming())"
        ),
        new(
            Weakening,
            UnknownField,
            "an unknown field is let in",
            "&& comment.keys().hasOnly(['authorId', 'body', 'replyTo', 'status', 'createdAt', 'updatedAt'])",
            "",
            "posts/{postId}/comments/create/*",
            "## Collection Inventory",
            "| `posts/{postId}/comments` |",
            "allow create: if isComment(incoming())"
        ),
        new(
            Weakening,
            UnknownField,
            "an unknown field of a map is let in",
            "&& settings.keys().hasOnly(['publicRoster', 'defaultRole'])",
            "",
            "orgs/create/*",
            "### `orgs`",
            "| `settings.",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Tightening,
            EnumValue,
            "an enum lacks a value",
            "user.locale in ['en', 'de', 'fr', 'es']",
            "user.locale in ['en', 'de', 'fr']",
            "users/update/*",
            "- **users:**",
            "Owner can update own doc",
            "allow update: if isUser(userId)\n        && keeps(['plan', 'suspended', 'createdAt'])"
        ),
        new(
            Weakening,
            EnumValue,
            "an enum is any string",
            "like.kind in ['like', 'love', 'insightful']",
            "like.kind is string",
            "posts/{postId}/likes/*",
            "### `posts/{postId}/likes`",
            "| `kind` |",
            "allow create: if isUser(userId) && isLike(incoming());"
        ),
        new(
            Weakening,
            Pattern,
            "a pattern is not checked",
            "return isText(value, least, most) && value.matches('[a-z0-9-]+');",
            "return isText(value, least, most);",
            "posts/create/*",
            "### `posts`",
            "| `slug` |",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Weakening,
            Pattern,
            "a pattern of a field that is the document's id is not checked",
            "&& isSlug(topic.slug, 2, 40)",
            "&& isText(topic.slug, 2, 40)",
            "topics/create/*",
            "### `topics`",
            "| `slug` |",
            "allow create: if isAdministrator()\n        && isTopic(incoming())"
        ),
        new(
            Weakening,
            Pattern,
            "a pattern takes any link",
            "value.matches('https://.+')",
            "value.matches('.+')",
            "users/create/*",
            "### `users`",
            "| `photoUrl` |",
            "allow create: if isUser(userId)\n        && isAccount(incoming())"
        ),
        new(
            Tightening,
            Null,
            "a null is refused",
            "return value == null || (value is string && value.matches('https://.+'));",
            "return value is string && value.matches('https://.+');",
            "publicProfiles/*",
            "- **publicProfiles:**",
            "Owner can write own doc.",
            "allow create, update: if isUser(userId) && isProfile(incoming());"
        ),
        new(
            Weakening,
            NumberRange,
            "a range is wider",
            "isIntIn(report.severity, 1, 5)",
            "isIntIn(report.severity, 0, 5)",
            "reports/create/*",
            "### `reports`",
            "| `severity` |",
            "allow create: if isReport(incoming())"
        ),
        new(
            Weakening,
            Items,
            "a list may be longer",
            "return list is list && list.size() <= 5",
            "return list is list && list.size() <= 6",
            "posts/create/*",
            "### `posts`",
            "| `tags` |",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Weakening,
            Items,
            "a list's first item may be anything",
            "&& (list.size() < 1 || list[0] is string)",
            "",
            "posts/create/*",
            "### `posts`",
            "| `tags` |",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Weakening,
            Items,
            "a list's last item may be anything",
            "&& (list.size() < 5 || list[4] is string)",
            "",
            "posts/create/*",
            "### `posts`",
            "| `tags` |",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Weakening,
            ServerTime,
            "a server time is any time on create",
            "&& like.createdAt == request.time;",
            "&& like.createdAt is timestamp;",
            "posts/{postId}/likes/*",
            "### `posts/{postId}/likes`",
            "| `createdAt` |",
            "allow create: if isUser(userId) && isLike(incoming());"
        ),
        new(
            Weakening,
            ServerTime,
            "a server time is any time on update",
            "&& topic.updatedAt == request.time;",
            "&& topic.updatedAt is timestamp;",
            "topics/update/*",
            "### `topics`",
            "| `updatedAt` |",
            "allow update: if isAdministrator()\n        && keeps(['slug'])"
        ),
        new(
            Weakening,
            Immutable,
            "an immutable field that is the document's id is let go",
            "&& keeps(['postId', 'createdAt'])",
            "&& keeps(['createdAt'])",
            "users/{userId}/bookmarks/update/*",
            "- **users/{userId}/bookmarks:**",
            "Signed-in users can read/write docs",
            "allow update: if isUser(userId)\n          && keeps(['createdAt'])"
        ),
        new(
            Weakening,
            Immutable,
            "a creation time may change",
            "keeps(['plan', 'suspended', 'createdAt'])",
            "keeps(['plan', 'suspended'])",
            "users/update/*",
            "### `users`",
            "| `createdAt` |",
            "allow update: if isUser(userId)\n        && keeps(['plan', 'suspended'])"
        ),
        new(
            Weakening,
            DocumentId,
            "a document's id need not be its field",
            "&& incoming().postId == bookmarkId",
            "",
            "users/{userId}/bookmarks/create/*",
            "## Collection Inventory",
            "| `users/{userId}/bookmarks` |",
            "allow create: if isUser(userId)\n          && isBookmark(incoming())"
        ),
        new(
            Weakening,
            DocumentId,
            "a document's id need not be built from its fields",
            "&& followId == incoming().followerId + '_' + incoming().followeeId",
            "",
            "follows/*",
            "## Collection Inventory",
            "| `follows` |",
            "allow create: if isFollow(incoming())"
        ),
    ];
}
