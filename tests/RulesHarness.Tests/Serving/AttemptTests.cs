using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;
using Precondition = RulesHarness.Protocol.Precondition;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Writes without a precondition, and commits of several writes: a denial names everything that was tried.
/// </summary>
public sealed class AttemptTests
{
    private static readonly Identity Alice = Identity.User("alice");

    private const string Nobody = "request.auth.uid == 'nobody'";
    private const string Anybody = "request.auth.uid == 'alice'";
    private const string Lookup = "exists(/databases/$(database)/documents/users/nobody)";
    private const string Broken = "request.auth.nope";

    /// <summary>
    /// The conditions of create and update, on lines 4 and 5, and what is said when `c/new` and `c/old` are set.
    /// </summary>
    private static readonly TestCaseData[] Sets =
    [
        Set(
            Nobody,
            Nobody,
            "false for 'create' @ L4, false for 'update' @ L5",
            "false for 'create' @ L4, false for 'update' @ L5"
        ),
        Set(
            "false",
            "false",
            "false for 'create' @ L4, false for 'update' @ L5",
            "false for 'create' @ L4, false for 'update' @ L5"
        ),
        Set(
            Broken,
            Nobody,
            "Property nope is undefined on object. for 'create' @ L4, false for 'update' @ L5",
            "Property nope is undefined on object. for 'create' @ L4, false for 'update' @ L5"
        ),
        Set(
            Nobody,
            Broken,
            "false for 'create' @ L4, Property nope is undefined on object. for 'update' @ L5",
            "false for 'create' @ L4, Property nope is undefined on object. for 'update' @ L5"
        ),
        Set(Anybody, Nobody, null, "false for 'create' @ L4, false for 'update' @ L5"),
        Set(Nobody, Anybody, "false for 'create' @ L4, false for 'update' @ L5", null),
        Set(
            Lookup,
            Nobody,
            "false for 'create' @ L4, false for 'update' @ L5",
            "evaluation error at L4:18 for 'create' @ L4, false for 'update' @ L5"
        ),
        Set(
            Nobody,
            Lookup,
            "false for 'create' @ L4, evaluation error at L5:18 for 'update' @ L5",
            "false for 'create' @ L4, false for 'update' @ L5"
        ),
        Set(Anybody, "resource.data.n == 2", null, "false for 'create' @ L4, false for 'update' @ L5"),
        Set(Anybody, Anybody, null, null),
    ];

    [TestCaseSource(nameof(Sets))]
    public async Task Set_without_a_precondition_names_both_attempts(
        string create,
        string update,
        string? ofNew,
        string? ofOld
    )
    {
        using var both = await OpenAsync(create, update, Nobody);

        await both.DenialAsync(Alice, database => Commit(database, Put("c/new")), ofNew);
        await both.DenialAsync(Alice, database => Commit(database, Put("c/old")), ofOld);
    }

    private static readonly TestCaseData[] Commits =
    [
        new(Anybody, Nobody, new[] { "create new", "update old" }, "false for 'create' @ L4, false for 'update' @ L5"),
        new(Nobody, Nobody, new[] { "create new", "update old" }, "false for 'create' @ L4"),
        new(Anybody, Nobody, new[] { "delete old", "create new" }, "false for 'delete' @ L6"),
        new(Anybody, Lookup, new[] { "create new", "update old" }, "false for 'create' @ L4, false for 'update' @ L5"),
        new(
            Lookup,
            Nobody,
            new[] { "create new", "update old" },
            "evaluation error at L4:18 for 'create' @ L4, false for 'update' @ L5"
        ),
        new(Anybody, Nobody, new[] { "set new", "set old" }, "false for 'create' @ L4, false for 'update' @ L5"),
        new(Anybody, Anybody, new[] { "set new", "update old" }, null),
    ];

    [TestCaseSource(nameof(Commits))]
    public async Task Commit_names_what_was_tried_before_it_was_denied(
        string create,
        string update,
        string[] writes,
        string? message
    )
    {
        using var both = await OpenAsync(create, update, Nobody);

        await both.DenialAsync(Alice, database => Commit(database, [.. writes.Select(Named)]), message);
    }

    private const string NeverTrue = "resource.data.n == 2";

    /// <summary>
    /// The conditions of c on line 4, of the block that matches it as well on line 7, and of d on line 10; and what is
    /// said when `c/old` and `d/old` are updated.
    /// </summary>
    private static readonly TestCaseData[] SeveralBlocks =
    [
        new(Anybody, Anybody, Nobody, "false for 'update' @ L4, false for 'update' @ L7, false for 'update' @ L10"),
        new(Anybody, Broken, Nobody, "false for 'update' @ L4, false for 'update' @ L7, false for 'update' @ L10"),
        new(
            Broken,
            Anybody,
            Nobody,
            "Property nope is undefined on object. for 'update' @ L4, false for 'update' @ L7, false for 'update' @ L10"
        ),
        new(NeverTrue, Nobody, Anybody, "false for 'update' @ L4, false for 'update' @ L7, false for 'update' @ L10"),
    ];

    [TestCaseSource(nameof(SeveralBlocks))]
    public async Task Commit_names_the_statements_of_every_block_even_of_a_write_that_is_allowed(
        string first,
        string second,
        string third,
        string message
    )
    {
        var matches =
            $"match /c/{{id}} {{\nallow update: if {first};\n}}\nmatch /{{c}}/old {{\nallow update: if c == 'c' && {second};\n}}\nmatch /d/{{id}} {{\nallow update: if {third};\n}}";
        using var both = await BothServers.OpenAsync(matches, SeedAsync);

        await both.DenialAsync(
            Alice,
            database => Commit(database, Put("c/old", exists: true), Put("d/old", exists: true)),
            message
        );
    }

    private static async Task SeedAsync(FirestoreDb admin)
    {
        await admin.Document("c/old").SetAsync(new { n = 1 });
        await admin.Document("d/old").SetAsync(new { n = 1 });
    }

    private static Task<BothServers> OpenAsync(string create, string update, string delete) =>
        BothServers.OpenAsync(
            $"match /c/{{id}} {{\nallow create: if {create};\nallow update: if {update};\nallow delete: if {delete};\n}}",
            admin => admin.Document("c/old").SetAsync(new { n = 1 })
        );

    private static CommitRequest Commit(FirestoreDb database, params Func<FirestoreDb, Write>[] writes) =>
        new()
        {
            Database = database.RootPath[..database.RootPath.IndexOf("/documents", StringComparison.Ordinal)],
            Writes = { writes.Select(write => write(database)) },
        };

    private static Func<FirestoreDb, Write> Named(string write) =>
        write.Split(' ') switch
        {
            ["create", var id] => Put($"c/{id}", exists: false),
            ["update", var id] => Put($"c/{id}", exists: true),
            ["set", var id] => Put($"c/{id}"),
            [_, var id] => database => new Write { Delete = $"{database.RootPath}/c/{id}" },
            _ => throw new ArgumentException($"`{write}` is not a write", nameof(write)),
        };

    private static Func<FirestoreDb, Write> Put(string path, bool? exists = null) =>
        database => new Write
        {
            Update = new Document
            {
                Name = $"{database.RootPath}/{path}",
                Fields = { ["n"] = new Value { IntegerValue = 1 } },
            },
            CurrentDocument = exists is { } there ? new Precondition { Exists = there } : null,
        };

    private static TestCaseData Set(string create, string update, string? ofNew, string? ofOld) =>
        new(create, update, ofNew, ofOld);
}
