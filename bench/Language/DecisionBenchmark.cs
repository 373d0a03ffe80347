using BenchmarkDotNet.Attributes;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Bench.Language;

/// <summary>
/// One decision of a rule that most products have: the caller owns the document, and it has the fields it should.
/// </summary>
[MemoryDiagnoser]
public class DecisionBenchmark
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            function isPost(post) {
              return post.keys().hasOnly(['title', 'body', 'status', 'authorId', 'likes', 'tags'])
                && post.title is string && post.title.size() <= 120
                && post.body is string && post.body.size() <= 10000
                && post.likes is int && post.tags is list && post.tags.size() <= 5;
            }
            match /posts/{postId} {
              allow read: if true;
              allow create: if request.auth != null
                && request.resource.data.authorId == request.auth.uid
                && isPost(request.resource.data);
              allow update: if request.auth != null
                && resource.data.authorId == request.auth.uid
                && request.resource.data.authorId == resource.data.authorId
                && isPost(request.resource.data);
            }
            match /members/{uid} {
              allow get: if get(/databases/$(database)/documents/orgs/$(uid)).data.owner == request.auth.uid;
            }
          }
        }
        """;

    private readonly RulesProgram _program = RulesProgram.Compile(RulesParser.Parse(Rules));
    private readonly RulesRequest _create;
    private readonly RulesRequest _update;
    private readonly RulesRequest _stranger;
    private readonly RulesRequest _list;
    private readonly RulesRequest _member;
    private readonly Documents _documents = new();

    /// <summary>Makes the requests.</summary>
    public DecisionBenchmark()
    {
        var post = RulesValue.FromMap(
            new Dictionary<string, RulesValue>
            {
                ["title"] = RulesValue.From("On deciding"),
                ["body"] = RulesValue.From("Once upon a time"),
                ["status"] = RulesValue.From("draft"),
                ["authorId"] = RulesValue.From("alice"),
                ["likes"] = RulesValue.From(3L),
                ["tags"] = RulesValue.FromList([RulesValue.From("rules")]),
            }
        );
        _create = new RulesRequest
        {
            Method = RulesMethod.Create,
            Path = "posts/p1",
            Token = Token("alice"),
            NewData = post,
            Time = DateTimeOffset.UnixEpoch,
        };
        _update = _create with { Method = RulesMethod.Update, Stored = post };
        _stranger = _update with { Token = Token("bob") };
        _list = _create with { Method = RulesMethod.List, Path = "posts", NewData = null, Query = new RulesQuery() };
        _member = _create with { Method = RulesMethod.Get, Path = "members/m1", NewData = null };
    }

    /// <summary>Allowed, with all fields looked at.</summary>
    [Benchmark]
    public Decision Create() => _program.Decide(_create, _documents);

    /// <summary>Allowed, with all fields looked at, and the owner in both documents.</summary>
    [Benchmark]
    public Decision Update() => _program.Decide(_update, _documents);

    /// <summary>Denied, since the caller isn't the owner.</summary>
    [Benchmark]
    public Decision UpdateOfStranger() => _program.Decide(_stranger, _documents);

    /// <summary>A query that everybody may run.</summary>
    [Benchmark]
    public Decision List() => _program.Decide(_list, _documents);

    /// <summary>Denied, after a look at another document.</summary>
    [Benchmark]
    public Decision LookUp() => _program.Decide(_member, _documents);

    private static RulesValue Token(string uid) =>
        RulesValue.FromMap(new Dictionary<string, RulesValue> { ["sub"] = RulesValue.From(uid) });

    private sealed class Documents : IDocumentLookup
    {
        private static readonly RulesValue Org = RulesValue.FromMap(
            new Dictionary<string, RulesValue> { ["owner"] = RulesValue.From("bob") }
        );

        public RulesValue? Get(string path) => Org;

        public RulesValue? GetAfter(string path) => Org;
    }
}
