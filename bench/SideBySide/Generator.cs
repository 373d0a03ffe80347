namespace SideBySide;

/// <summary>
/// Makes assertions about <c>publishing.rules</c>: in turn each kind of operation, by each of five identities, every
/// other one denied. A write has a document to itself, so no assertion depends on what another one left.
/// </summary>
internal static class Generator
{
    private static readonly string[] Users = ["alice", "bob", "carol", "dave"];

    private static readonly Dictionary<string, Claims?> Identities = new()
    {
        ["alice"] = new Claims("alice", new() { ["email"] = "alice@example.com", ["email_verified"] = true }),
        ["bob"] = new Claims("bob", new() { ["email"] = "bob@example.com" }),
        ["carol"] = new Claims("carol", new() { ["role"] = "moderator" }),
        ["dave"] = new Claims("dave", []),
        ["guest"] = null,
    };

    // Out of twenty: seven gets, three lists, three creates, three updates, two deletes, two batches.
    private static readonly Func<int, bool, Assertion>[] Kinds =
    [
        GetPost,
        SetPost,
        ListPublished,
        GetUser,
        UpdatePost,
        GetProject,
        DeletePost,
        GetPost,
        SetNote,
        UpdateNote,
        ListOwn,
        GetProject,
        Batch,
        GetPost,
        SetComment,
        UpdatePost,
        GetUser,
        ListPublished,
        DeleteNote,
        Batch,
    ];

    public static AssertionSet Make(string rules, int count) =>
        new(rules, Identities, [.. Enumerable.Range(0, count).Select(Nth)]);

    private static Assertion Nth(int n) => Kinds[n % Kinds.Length](n, (n + (n / Kinds.Length)) % 2 == 0);

    private static string Author(int n) => Users[n / 7 % 2];

    private static Dictionary<string, object> Post(string author, string status = "published", int likes = 0) =>
        new()
        {
            ["authorId"] = author,
            ["title"] = $"What {author} wrote",
            ["body"] = "Rules and indexes are all that stands between the internet and your data.",
            ["status"] = status,
            ["likes"] = likes,
            ["tags"] = new List<string> { "news", "rules" },
        };

    private static Dictionary<string, Dictionary<string, object>> Needs(string path, Dictionary<string, object> data) =>
        new() { [path] = data };

    private static Assertion GetPost(int n, bool allowed)
    {
        var (author, path) = (Author(n), $"posts/get-{n % 100}{(allowed ? "" : "-draft")}");
        return new Assertion(
            allowed && n % 3 == 0 ? "guest"
                : allowed ? author
                : n % 3 == 0 ? "guest"
                : "dave",
            "get",
            path,
            allowed
        )
        {
            Needs = Needs(path, Post(author, allowed ? "published" : "draft")),
        };
    }

    private static Assertion GetUser(int n, bool allowed)
    {
        var owner = Users[n / 2 % 3];
        var path = $"users/{owner}";
        return new Assertion(
            allowed ? (n % 3 == 0 ? "carol" : owner)
                : n % 3 == 0 ? "guest"
                : "dave",
            "get",
            path,
            allowed
        )
        {
            Needs = Needs(path, new() { ["name"] = owner, ["plan"] = "free" }),
        };
    }

    private static Assertion GetProject(int n, bool allowed)
    {
        var (team, member) = ($"team-{n % 10}", Author(n));
        var path = $"teams/{team}/projects/p-{n % 50}";
        return new Assertion(
            allowed ? member
                : n % 3 == 0 ? "guest"
                : "dave",
            "get",
            path,
            allowed
        )
        {
            Needs = new()
            {
                [path] = new() { ["name"] = "Spring" },
                [$"teams/{team}/members/{member}"] = new() { ["role"] = "editor" },
            },
        };
    }

    private static Assertion ListPublished(int n, bool allowed) =>
        new(Users[n / Kinds.Length % 4], "list", "posts", allowed)
        {
            Where = new() { ["status"] = "published" },
            Limit = allowed ? 10 : 100,
            Needs = Needs($"posts/get-{n % 100}", Post(Author(n))),
        };

    private static Assertion ListOwn(int n, bool allowed) =>
        new(Author(n), "list", "posts", allowed)
        {
            Where = new() { ["authorId"] = allowed ? Author(n) : "carol" },
            Limit = 5,
            Needs = Needs($"posts/get-{n % 100}", Post(Author(n))),
        };

    private static Assertion SetPost(int n, bool allowed) =>
        new(Author(n), "set", $"posts/set-{n}", allowed) { Data = Post(Author(n), "draft", allowed ? 0 : 5) };

    private static Assertion SetNote(int n, bool allowed) =>
        new(Author(n), "set", $"users/{(allowed ? Author(n) : "carol")}/notes/set-{n}", allowed)
        {
            Data = new() { ["text"] = "Buy milk", ["pinned"] = true },
        };

    private static Assertion SetComment(int n, bool allowed)
    {
        var post = $"posts/get-{n % 100}{(allowed ? "" : "-draft")}";
        return new Assertion("dave", "set", $"{post}/comments/set-{n}", allowed)
        {
            Data = new() { ["authorId"] = "dave", ["text"] = "Well said." },
            Needs = Needs(post, Post(Author(n), allowed ? "published" : "draft")),
        };
    }

    private static Assertion UpdatePost(int n, bool allowed) =>
        new(Author(n), "update", $"posts/update-{n}", allowed)
        {
            Data = new() { [allowed ? "title" : "likes"] = allowed ? "A better title" : 99 },
            Needs = Needs($"posts/update-{n}", Post(Author(n), "draft")),
        };

    private static Assertion UpdateNote(int n, bool allowed)
    {
        var path = $"users/{Author(n)}/notes/update-{n}";
        return new Assertion(Author(n), "update", path, allowed)
        {
            Data = allowed ? new() { ["pinned"] = true } : new() { ["pinned"] = "yes" },
            Needs = Needs(path, new() { ["text"] = "Buy milk", ["pinned"] = false }),
        };
    }

    private static Assertion DeletePost(int n, bool allowed) =>
        new(allowed && n % 3 == 0 ? "carol" : Author(n), "delete", $"posts/delete-{n}", allowed)
        {
            Needs = Needs($"posts/delete-{n}", Post(Author(n), allowed ? "draft" : "published")),
        };

    private static Assertion DeleteNote(int n, bool allowed)
    {
        var path = $"users/{Author(n)}/notes/delete-{n}";
        return new Assertion(allowed ? Author(n) : "carol", "delete", path, allowed)
        {
            Needs = Needs(path, new() { ["text"] = "Buy milk", ["pinned"] = false }),
        };
    }

    private static Assertion Batch(int n, bool allowed) =>
        new(Author(n), "batch", "", allowed)
        {
            Writes = [SetPost(n, true), SetNote(n, allowed), UpdatePost(n, true)],
            Needs = UpdatePost(n, true).Needs,
        };
}
