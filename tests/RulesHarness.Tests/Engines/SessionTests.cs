using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Engines;

/// <summary>Verdicts of both engines: allowed or not, why, and by which line of the rules.</summary>
[TestFixture("emulator")]
[TestFixture("embedded")]
public sealed class SessionTests(string engine)
{
    // Line 3 of the rules is the first of these.
    private const string Rules = """
        match /posts/{id} {
          allow get: if resource.data.open == true;
          allow get: if request.auth.uid == 'ann';
          allow list: if resource.data.open == true;
          allow create: if request.auth != null;
          allow update: if resource.data.owner == request.auth.uid;
          allow delete: if resource.data.missing.field == 1;
        }
        match /always/{id} { allow read, write: if true; }
        match /deep/{id} { allow get: if resource.data.open || exists(/databases/$(database)/documents/none/1) || exists(/databases/$(database)/documents/none/2)
            || exists(/databases/$(database)/documents/none/3) || exists(/databases/$(database)/documents/none/4) || exists(/databases/$(database)/documents/none/5)
            || exists(/databases/$(database)/documents/none/6) || exists(/databases/$(database)/documents/none/7) || exists(/databases/$(database)/documents/none/8)
            || exists(/databases/$(database)/documents/none/9) || exists(/databases/$(database)/documents/none/10) || exists(/databases/$(database)/documents/none/11); }
        match /missing/{id} { allow get: if get(/databases/$(database)/documents/none/1).data.open; }
        match /slow/{id} { allow get: if slow(resource.data.rank); }
        function slow(n) { return steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n) || steps(n); }
        function steps(n) {
          return n == 1 || n == 2 || n == 3 || n == 4 || n == 5 || n == 6 || n == 7 || n == 8 || n == 9 || n == 10 || n == 11 || n == 12 || n == 13 || n == 14
            || n == 15 || n == 16 || n == 17 || n == 18 || n == 19 || n == 20 || n == 21 || n == 22 || n == 23 || n == 24 || n == 25 || n == 26 || n == 27;
        }
        match /doors/{id} {
          allow get: if exists(/databases/$(database)/documents/posts/open);
          allow get: if request.auth.uid == 'ann';
          allow get: if exists(/databases/$(database)/documents/posts/closed);
        }
        """;

    private static readonly ConcurrentDictionary<string, Lazy<Task<IRulesSession>>> Openings = new();

    private bool IsEmulator => engine == "emulator";

    [TestCase("get posts/open", "bob", true, Cause.True, 4, TestName = "{m}(two statements could have allowed it)")]
    [TestCase("get posts/closed", "ann", true, Cause.True, 5, TestName = "{m}(the second of two statements)")]
    [TestCase("get posts/closed", "bob", false, Cause.False, 4, TestName = "{m}(false)")]
    [TestCase("get posts/none", "ann", true, Cause.True, 5, TestName = "{m}(a document that does not exist)")]
    [TestCase("delete posts/open", "ann", false, Cause.Error, 9, TestName = "{m}(an evaluation error)")]
    [TestCase("get nowhere/x", "ann", false, Cause.NoMatch, 3, TestName = "{m}(no match block)")]
    [TestCase("delete slow/x", "ann", false, Cause.NoMatch, 17, TestName = "{m}(no statement in the block)")]
    [TestCase("get slow/x", "ann", false, Cause.Limit, 17, TestName = "{m}(a limit)")]
    [TestCase("get deep/x", "ann", false, Cause.Limit, 12, TestName = "{m}(an eleventh document)")]
    [TestCase(
        "get deep/open",
        "ann",
        true,
        Cause.True,
        12,
        TestName = "{m}(an eleventh document that need not be asked for)"
    )]
    [TestCase("get missing/x", "ann", false, Cause.Error, 16, TestName = "{m}(a document that can't be had)")]
    [TestCase("get always/x", "guest", true, Cause.True, 11, TestName = "{m}(the only statement)")]
    [TestCase("create posts/new", "ann", true, Cause.True, 7)]
    [TestCase("create posts/new", "guest", false, Cause.False, 7)]
    [TestCase("update posts/open", "ann", true, Cause.True, 8)]
    [TestCase("update posts/open", "bob", false, Cause.False, 8)]
    public async Task Request_is_decided(string request, string caller, bool allowed, Cause cause, int? line)
    {
        var session = await OpenedAsync();
        var verdict = await session.RunAsync(Case(Request(request), caller, allowed));
        // Which of several statements allowed a request the emulator does not tell.
        var expected =
            IsEmulator && allowed && request.StartsWith("get posts/", StringComparison.Ordinal) ? null : line;
        (verdict.Status, verdict.IsAllowed, verdict.Cause, verdict.RuleLine)
            .Should()
            .Be((CaseStatus.Passed, allowed, cause, expected), verdict.Message);
    }

    [TestCase("get posts/open", "bob", 4, TestName = "{m}(a statement by its value)")]
    [TestCase("get posts/closed", "ann", 5, TestName = "{m}(a statement by its caller)")]
    [TestCase("get posts/open", "ann", 5, TestName = "{m}(the statement that needs no document, of two that are true)")]
    [TestCase("get doors/x", "ann", 25, TestName = "{m}(the statement that looks nothing up, of three that are true)")]
    [TestCase("get doors/x", "bob", 24, TestName = "{m}(the first of two true look-ups)")]
    [TestCase("get always/x", "guest", 11, TestName = "{m}(an unconditional statement)")]
    [TestCase("create posts/new", "ann", 7)]
    public async Task Request_that_should_be_denied_fails_with_the_line_that_allowed_it(
        string request,
        string caller,
        int line
    )
    {
        var session = await OpenedAsync();
        var verdict = await session.RunAsync(Case(Request(request), caller, allowed: false));
        (verdict.Status, verdict.IsAllowed, verdict.RuleLine).Should().Be((CaseStatus.Failed, true, line));
    }

    [Test]
    public async Task Request_that_should_be_allowed_fails_with_the_emulators_words()
    {
        var verdict = await (await OpenedAsync()).RunAsync(Case(Request("update posts/open"), "bob", allowed: true));
        (verdict.Status, verdict.IsAllowed, verdict.RuleLine).Should().Be((CaseStatus.Failed, false, 8));
        verdict.Message.Should().Contain("false for 'update' @ L8");
    }

    [Test]
    public async Task Creates_of_one_document_that_should_all_be_denied_all_fail_and_none_finds_what_another_wrote()
    {
        await using var session = await TestEngines.OpenAsync(Rules, Data(), engine);
        var verdicts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => session.RunAsync(Case(Request("create posts/new"), "ann", allowed: false)))
        );
        verdicts.Should().OnlyContain(verdict => verdict.Status == CaseStatus.Failed && verdict.IsAllowed == true);
    }

    [Test]
    public async Task Line_is_reported_for_more_failures_than_are_looked_up()
    {
        await using var session = await TestEngines.OpenAsync(Rules, Data(), engine);
        for (var time = 0; time < 103; time++)
        {
            (await session.RunAsync(Case(Request("get posts/closed"), "ann", allowed: false)))
                .RuleLine.Should()
                .Be(5, $"time {time}");
        }
    }

    [Test]
    public async Task Rules_that_are_loaded_anew_decide_as_before()
    {
        await using var session = await TestEngines.OpenAsync(Rules, Data());
        await ((EmulatorSession)session).RenewAsync();
        (await session.RunAsync(Case(Request("get posts/open"), "bob", allowed: true)))
            .Status.Should()
            .Be(CaseStatus.Passed);
        (await session.RunAsync(Case(Request("get posts/closed"), "bob", allowed: false)))
            .Status.Should()
            .Be(CaseStatus.Passed);
    }

    [Test]
    public async Task Allowed_write_is_put_back(
        [Values("create posts/new", "update posts/open", "delete always/x", "update always/x")] string request
    )
    {
        await using var session = await TestEngines.OpenAsync(Rules, Data(), engine);
        for (var time = 0; time < 7; time++)
        {
            (await session.RunAsync(Case(Request(request), "ann", allowed: true)))
                .Status.Should()
                .Be(CaseStatus.Passed, $"time {time}");
        }
    }

    [Test]
    public async Task Request_that_firestore_rejects_is_neither_allowed_nor_denied([Values] bool allowed)
    {
        var session = await OpenedAsync();
        var odd = new CreateRequest("always/y", FieldTree.Empty.With("__reserved__", 1L));
        var verdict = await session.RunAsync(Case(odd, "ann", allowed));
        (verdict.Status, verdict.IsAllowed, verdict.Cause).Should().Be((CaseStatus.Error, null, null));
        verdict.Message.Should().StartWith("InvalidArgument: ");
    }

    [TestCase("update")]
    [TestCase("delete")]
    public async Task Write_of_a_document_that_is_missing_is_neither_allowed_nor_denied(string operation)
    {
        var verdict = await (await OpenedAsync()).RunAsync(
            Case(Request($"{operation} always/none"), "ann", allowed: true)
        );
        verdict.Status.Should().Be(CaseStatus.Error);
    }

    [Test]
    public async Task Rules_that_do_not_compile_open_no_session()
    {
        var opening = await TestEngines
            .Named(engine)
            .OpenAsync(TestRules.Of("match /a/{b} { allow read: if = true; }"), Task.FromResult<Dataset?>(Data()));
        opening.Session.Should().BeNull();
        opening
            .Findings.Should()
            .Contain(finding =>
                finding.Severity == Severity.Error && finding.Line == 3 && finding.File == "firestore.rules"
            );
    }

    [Test]
    public async Task Sessions_are_apart_from_each_other()
    {
        await using var open = await TestEngines.OpenAsync("match /{any=**} { allow read: if true; }", Data(), engine);
        await using var closed = await TestEngines.OpenAsync(
            "match /{any=**} { allow read: if false; }",
            Data(),
            engine
        );
        (await open.RunAsync(Case(Request("get posts/open"), "ann", true))).Status.Should().Be(CaseStatus.Passed);
        (await closed.RunAsync(Case(Request("get posts/open"), "ann", false))).Status.Should().Be(CaseStatus.Passed);
        await open.VerifyAsync();
    }

    private Task<IRulesSession> OpenedAsync() =>
        Openings
            .GetOrAdd(engine, name => new Lazy<Task<IRulesSession>>(() => TestEngines.OpenAsync(Rules, Data(), name)))
            .Value;

    internal static AccessCase Case(AccessRequest request, string caller, bool allowed)
    {
        var path = request switch
        {
            GetRequest get => get.Path,
            CreateRequest create => create.Path,
            UpdateRequest update => update.Path,
            DeleteRequest delete => delete.Path,
            QueryRequest query => $"{query.Query.Path}/x",
            AggregateRequest aggregate => $"{aggregate.Query.Path}/x",
            _ => "",
        };
        var operation = request switch
        {
            GetRequest => Operation.Get,
            CreateRequest => Operation.Create,
            UpdateRequest => Operation.Update,
            DeleteRequest => Operation.Delete,
            _ => Operation.List,
        };
        return new AccessCase(
            "case",
            CaseKind.Permission,
            "case",
            new Place("spec.md", 1, 1),
            "",
            CollectionPath.TryParse(path.Split('/')[0])!,
            operation,
            caller,
            caller == "guest" ? Identity.Unauthenticated : Identity.User(caller),
            request,
            allowed
        );
    }

    private static AccessRequest Request(string text)
    {
        var (operation, path) = (text.Split(' ')[0], text.Split(' ')[1]);
        return operation switch
        {
            "get" => new GetRequest(path),
            "create" => new CreateRequest(path, FieldTree.Empty.With("owner", "ann")),
            "update" => new UpdateRequest(path, FieldTree.Empty.With("title", "changed")),
            _ => new DeleteRequest(path),
        };
    }

    internal static Dataset Data()
    {
        var data = new Dataset();
        data.Add(new Document("posts/open", FieldTree.Empty.With("open", true).With("owner", "ann").With("rank", 1L)));
        data.Add(
            new Document("posts/closed", FieldTree.Empty.With("open", false).With("owner", "ann").With("rank", 2L))
        );
        data.Add(new Document("posts/other", FieldTree.Empty.With("open", true).With("owner", "bob").With("rank", 3L)));
        data.Add(new Document("deep/x", FieldTree.Empty.With("open", false)));
        data.Add(new Document("deep/open", FieldTree.Empty.With("open", true)));
        data.Add(new Document("missing/x", FieldTree.Empty.With("open", false)));
        data.Add(new Document("slow/x", FieldTree.Empty.With("rank", 0L)));
        data.Add(new Document("always/x", FieldTree.Empty.With("a", 1L)));
        return data;
    }
}
