namespace RulesHarness.Analyzers.Tests;

public sealed class AwaitedAnalyzerTests
{
    [TestCase(
        "void M() { doc.GetSnapshotAsync(); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(statement of a method that is not async)"
    )]
    [TestCase(
        "async Task M() { doc.DeleteAsync(); await Task.Yield(); }",
        "RHA0001 DeleteAsync",
        TestName = "{m}(statement of an async method)"
    )]
    [TestCase("void M() { _ = doc.GetSnapshotAsync(); }", "RHA0001 GetSnapshotAsync", TestName = "{m}(discard)")]
    [TestCase(
        "void M() => doc.GetSnapshotAsync();",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(body of a method without a result)"
    )]
    [TestCase(
        "Action A = () => doc.GetSnapshotAsync();",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(lambda without a result)"
    )]
    [TestCase(
        "Func<Task> A = async () => { doc.GetSnapshotAsync(); await Task.Yield(); };",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(statement of a lambda)"
    )]
    [TestCase(
        "void M() { void L() => doc.GetSnapshotAsync(); L(); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(local function without a result)"
    )]
    [TestCase(
        "void M() { NUnit.Framework.Assert.Throws<Exception>(() => doc.SetAsync(new { })); }",
        "RHA0001 SetAsync",
        TestName = "{m}(delegate of NUnit without a result)"
    )]
    [TestCase(
        "void M() { db?.Document(\"a/b\").GetSnapshotAsync(); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(conditional access)"
    )]
    [TestCase(
        "void M() { (doc.GetSnapshotAsync() as Task)!.ConfigureAwait(false); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(configured)"
    )]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().WaitAsync(TimeSpan.FromSeconds(1)); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(with a limit)"
    )]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().ContinueWith(done => 1); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(continued)"
    )]
    [TestCase(
        "void M(bool b) { _ = b ? doc.GetSnapshotAsync() : Task.FromResult<DocumentSnapshot>(null!); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(one of two)"
    )]
    [TestCase(
        "void M(Task<DocumentSnapshot>? t) { _ = t ?? doc.GetSnapshotAsync(); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(if there is no other)"
    )]
    [TestCase(
        "void M(int n) { _ = n switch { 1 => doc.GetSnapshotAsync(), _ => null }; }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(arm of a switch)"
    )]
    [TestCase(
        "void M() { Task.WhenAll(doc.SetAsync(new { }), doc.DeleteAsync()); }",
        "RHA0001 SetAsync, RHA0001 DeleteAsync",
        TestName = "{m}(together)"
    )]
    [TestCase(
        "void M() { Task.WhenAny([doc.SetAsync(new { })]); }",
        "RHA0001 SetAsync",
        TestName = "{m}(first of a list)"
    )]
    [TestCase(
        "void M() { for (doc.DeleteAsync(); ; doc.DeleteAsync()) { } }",
        "RHA0001 DeleteAsync, RHA0001 DeleteAsync",
        TestName = "{m}(head of a loop)"
    )]
    [TestCase("void M() { db.StartBatch().CommitAsync(); }", "RHA0001 CommitAsync", TestName = "{m}(batch)")]
    [TestCase(
        "void M() { db.RunTransactionAsync(async t => { t.GetSnapshotAsync(doc); await Task.Yield(); }); }",
        "RHA0001 RunTransactionAsync, RHA0001 GetSnapshotAsync",
        TestName = "{m}(transaction)"
    )]
    [TestCase(
        "void M() { db.Collection(\"a\").WhereEqualTo(\"b\", 1).Count().GetSnapshotAsync(); }",
        "RHA0001 GetSnapshotAsync",
        TestName = "{m}(aggregate)"
    )]
    [TestCase(
        "void M() { RulesHarness.NUnit.FixtureSeeding.SeedAsync(db, RulesHarness.NUnit.Fixture.Of(\"a\")); }",
        "RHA0001 SeedAsync",
        TestName = "{m}(method that is marked)"
    )]
    public async Task Operation_whose_outcome_nobody_looks_at_is_found(string members, string expected) =>
        Shown(await Analysis.OfMembersAsync(members)).Should().Be(expected);

    [TestCase("void M() { doc.GetSnapshotAsync().Should(); }", "RHA0002 Should", TestName = "{m}(subject alone)")]
    [TestCase("void M() { _ = doc.DeleteAsync().Should(); }", "RHA0002 Should", TestName = "{m}(subject discarded)")]
    [TestCase("Action A = () => doc.DeleteAsync().Should();", "RHA0002 Should", TestName = "{m}(subject of a lambda)")]
    [TestCase(
        "void M() { Task.CompletedTask.Should(); }",
        "RHA0002 Should",
        TestName = "{m}(subject that is any task)"
    )]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().Should().BeDeniedAsync(); }",
        "RHA0003 BeDeniedAsync",
        TestName = "{m}(assertion alone)"
    )]
    [TestCase(
        "async Task M() { doc.GetSnapshotAsync().Should().BeDeniedAsync(); await Task.Yield(); }",
        "RHA0003 BeDeniedAsync",
        TestName = "{m}(assertion of its own kind in an async method)"
    )]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().Should().BeAllowedAsync(); }",
        "RHA0003 BeAllowedAsync",
        TestName = "{m}(assertion that is a task)"
    )]
    [TestCase(
        "void M() { doc.DeleteAsync().Should().BeDeniedAsync().Because(\"x\").Because(\"y\"); }",
        "RHA0003 Because",
        TestName = "{m}(assertion that goes on)"
    )]
    [TestCase(
        "void M() { _ = doc.DeleteAsync().Should().BeDeniedAsync().Because(\"x\"); }",
        "RHA0003 Because",
        TestName = "{m}(assertion discarded)"
    )]
    [TestCase(
        "void M() { Task.WhenAll(doc.DeleteAsync().Should().BeAllowedAsync()); }",
        "RHA0003 BeAllowedAsync",
        TestName = "{m}(assertions together)"
    )]
    public async Task Assertion_that_can_not_fail_is_found(string members, string expected) =>
        Shown(await Analysis.OfMembersAsync(members)).Should().Be(expected);

    [TestCase("void M() { var t = doc.GetSnapshotAsync(); }", "RHA0004 GetSnapshotAsync", TestName = "{m}(declared)")]
    [TestCase(
        "void M() { Task t; t = doc.GetSnapshotAsync(); }",
        "RHA0004 GetSnapshotAsync",
        TestName = "{m}(assigned)"
    )]
    [TestCase(
        "void M() { var t = doc.GetSnapshotAsync(); _ = t; Take(nameof(t)); }",
        "RHA0004 GetSnapshotAsync",
        TestName = "{m}(used for nothing)"
    )]
    [TestCase(
        "async Task M() { Task t = doc.DeleteAsync(); await t; t = doc.GetSnapshotAsync(); }",
        "RHA0004 GetSnapshotAsync",
        TestName = "{m}(used before)"
    )]
    [TestCase("void M() { var s = doc.DeleteAsync().Should(); }", "RHA0004 Should", TestName = "{m}(subject)")]
    [TestCase(
        "void M() { var s = doc.DeleteAsync().Should().BeDeniedAsync().Because(\"x\"); }",
        "RHA0004 Because",
        TestName = "{m}(assertion)"
    )]
    [TestCase(
        "void M(bool b) { var t = b ? doc.DeleteAsync() : Task.CompletedTask; }",
        "RHA0004 DeleteAsync",
        TestName = "{m}(one of two)"
    )]
    [TestCase(
        "void M() { var all = Task.WhenAll(doc.DeleteAsync()); }",
        "RHA0004 DeleteAsync",
        TestName = "{m}(together)"
    )]
    public async Task Local_that_is_never_used_is_found(string members, string expected) =>
        Shown(await Analysis.OfMembersAsync(members)).Should().Be(expected);

    [TestCase("void M() { doc.GetSnapshotAsync().Should(); }", "RHA0002 Should", TestName = "{m}(subject alone)")]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().Should().NotBeNull(); }",
        "",
        TestName = "{m}(assertion about the task itself)"
    )]
    public async Task Assertions_of_another_library_are_its_own_affair(string members, string expected) =>
        Shown(await Analysis.OfMembersAsync(members, "FluentAssertions")).Should().Be(expected);

    [TestCase("void M() { doc.GetSnapshotAsync().Should(); }", "RHA0002 Should", TestName = "{m}(subject alone)")]
    [TestCase(
        "void M() { doc.DeleteAsync().Should(); }",
        "RHA0002 Should",
        TestName = "{m}(subject of a task without a result)"
    )]
    [TestCase(
        "void M() { doc.GetSnapshotAsync().Should().BeDeniedAsync(); }",
        "RHA0003 BeDeniedAsync",
        TestName = "{m}(denied)"
    )]
    [TestCase(
        "void M() { _ = doc.GetSnapshotAsync().Should().BeDeniedAsync(\"so\").ByRule(\"a/{b}\").AtLine(3); }",
        "RHA0003 AtLine",
        TestName = "{m}(denied at a line)"
    )]
    [TestCase(
        "void M() { db.Collection(\"a\").GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments(\"b\"); }",
        "RHA0003 ReturnDocuments",
        TestName = "{m}(result)"
    )]
    [TestCase(
        "void M() { FluentActions.Awaiting(() => doc.DeleteAsync()).Should().BeDeniedAsync(); }",
        "RHA0003 BeDeniedAsync",
        TestName = "{m}(function)"
    )]
    [TestCase(
        "void M() { var a = doc.GetSnapshotAsync().Should().BeAllowedAsync(); }",
        "RHA0004 BeAllowedAsync",
        TestName = "{m}(local)"
    )]
    [TestCase(
        "async Task M() { await doc.GetSnapshotAsync().Should().BeDeniedAsync().ByRule(\"a/{b}\"); }",
        "",
        TestName = "{m}(awaited)"
    )]
    [TestCase(
        "async Task M() { var found = await db.Collection(\"a\").GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments(\"b\"); Take(found); }",
        "",
        TestName = "{m}(result awaited)"
    )]
    [TestCase(
        "async Task M() => await FluentActions.Awaiting(() => doc.DeleteAsync()).Should().BeDeniedAsync();",
        "",
        TestName = "{m}(function awaited)"
    )]
    [TestCase("void M() { 3.Should().Be(3); \"x\".Should().NotBeNull(); }", "", TestName = "{m}(no operation)")]
    [TestCase(
        "void M() { Task.WhenAll(doc.DeleteAsync().Should().BeDeniedAsync(), doc.GetSnapshotAsync().Should().BeAllowedAsync()); }",
        "RHA0003 BeDeniedAsync, RHA0003 BeAllowedAsync",
        TestName = "{m}(together)"
    )]
    [TestCase(
        "void M() { doc.DeleteAsync().Should().BeDeniedAsync().AsTask(); }",
        "RHA0003 AsTask",
        TestName = "{m}(as a task)"
    )]
    [TestCase(
        "void M() { Task kept = doc.DeleteAsync().Should().BeDeniedAsync(); }",
        "RHA0004 BeDeniedAsync",
        TestName = "{m}(kept as a task)"
    )]
    [TestCase(
        "async Task M() => await Task.WhenAll(doc.DeleteAsync().Should().BeDeniedAsync(), doc.GetSnapshotAsync().Should().BeAllowedAsync());",
        "",
        TestName = "{m}(awaited together)"
    )]
    [TestCase("Task M() => doc.DeleteAsync().Should().BeDeniedAsync().AtLine(3);", "", TestName = "{m}(returned)")]
    [TestCase(
        "Task<DocumentSnapshot> M() => doc.GetSnapshotAsync().Should().BeAllowedAsync();",
        "",
        TestName = "{m}(result returned)"
    )]
    [TestCase(
        "Func<Task> A = () => doc.GetSnapshotAsync().Should().BeAllowedAsync();",
        "",
        TestName = "{m}(returned by a lambda)"
    )]
    public async Task Assertions_about_rules_are_known(string members, string expected) =>
        Shown(await Analysis.OfMembersAsync(members, "FluentAssertions", "RulesHarness.NUnit")).Should().Be(expected);

    [TestCase("async Task M() => await doc.GetSnapshotAsync();", TestName = "{m}(awaited)")]
    [TestCase(
        "async Task M() { await doc.GetSnapshotAsync().ConfigureAwait(false); await doc.DeleteAsync().WaitAsync(TimeSpan.FromSeconds(1)); }",
        TestName = "{m}(awaited with more)"
    )]
    [TestCase("async Task M() { _ = await doc.GetSnapshotAsync(); }", TestName = "{m}(result discarded)")]
    [TestCase("Task M() => doc.GetSnapshotAsync();", TestName = "{m}(returned by a body)")]
    [TestCase(
        "Task M(bool b) { if (b) return doc.DeleteAsync(); return b ? doc.DeleteAsync() : doc.GetSnapshotAsync(); }",
        TestName = "{m}(returned)"
    )]
    [TestCase("Func<Task> A = () => doc.GetSnapshotAsync();", TestName = "{m}(returned by a lambda)")]
    [TestCase(
        "void M() { NUnit.Framework.Assert.ThrowsAsync<Exception>(() => doc.SetAsync(new { })); }",
        TestName = "{m}(delegate of NUnit with a result)"
    )]
    [TestCase("IEnumerable<Task> M() { yield return doc.DeleteAsync(); }", TestName = "{m}(yielded)")]
    [TestCase("void M() { Take(doc.DeleteAsync()); }", TestName = "{m}(passed on)")]
    [TestCase(
        "void M() { doc.DeleteAsync().Wait(); Take(doc.GetSnapshotAsync().Result); doc.DeleteAsync().GetAwaiter().GetResult(); }",
        TestName = "{m}(waited for)"
    )]
    [TestCase(
        "async Task M() => await Task.WhenAll(doc.SetAsync(new { }), doc.DeleteAsync());",
        TestName = "{m}(awaited together)"
    )]
    [TestCase(
        "async Task M() => await Task.WhenAll([doc.SetAsync(new { }), doc.DeleteAsync()]);",
        TestName = "{m}(awaited together as a list)"
    )]
    [TestCase(
        "async Task M() => await Task.WhenAll(Enumerable.Range(0, 3).Select(n => doc.SetAsync(new { n })));",
        TestName = "{m}(awaited together as a query)"
    )]
    [TestCase("async Task M() { var t = doc.DeleteAsync(); await t; }", TestName = "{m}(local awaited)")]
    [TestCase(
        "async Task M() { var all = new List<Task> { doc.DeleteAsync() }; all.Add(doc.DeleteAsync()); await Task.WhenAll(all); }",
        TestName = "{m}(kept in a list)"
    )]
    [TestCase("Task? f; void M() { f = doc.DeleteAsync(); }", TestName = "{m}(kept in a field)")]
    [TestCase("Task F { get; } = doc.DeleteAsync();", TestName = "{m}(kept in a property)")]
    [TestCase(
        "async Task M() { Task? t = null; while (true) { if (t != null) await t; t = doc.DeleteAsync(); } }",
        TestName = "{m}(local used in the loop's next turn)"
    )]
    [TestCase(
        "async Task M() { Task t = Task.CompletedTask; Func<Task> wait = () => t; t = doc.DeleteAsync(); await wait(); }",
        TestName = "{m}(local used by a lambda)"
    )]
    [TestCase(
        "async Task M() => await doc.DeleteAsync().Should().BeDeniedAsync();",
        TestName = "{m}(assertion awaited)"
    )]
    [TestCase(
        "async Task M() => await doc.GetSnapshotAsync().Should().BeDeniedAsync().Because(\"x\");",
        TestName = "{m}(assertion awaited at its end)"
    )]
    [TestCase("Task M() => doc.GetSnapshotAsync().Should().BeAllowedAsync();", TestName = "{m}(assertion returned)")]
    [TestCase(
        "async Task M() { var s = doc.DeleteAsync().Should(); await s.BeAllowedAsync(); }",
        TestName = "{m}(subject in a local)"
    )]
    [TestCase(
        "void M() { db.Document(\"a/b\"); db.As(Identity.Admin); doc.ToString(); }",
        TestName = "{m}(no operation)"
    )]
    [TestCase(
        "void M() { Task.Delay(1); System.IO.File.ReadAllTextAsync(\"x\"); }",
        TestName = "{m}(somebody else's task)"
    )]
    [TestCase(
        "async Task M() { await foreach (var one in db.ListRootCollectionsAsync()) Take(one); }",
        TestName = "{m}(listing)"
    )]
    [TestCase("string M() => nameof(doc.GetSnapshotAsync);", TestName = "{m}(only named)")]
    public async Task Operation_that_somebody_has_is_fine(string members) =>
        Shown(await Analysis.OfMembersAsync(members)).Should().BeEmpty();

    [Test]
    public async Task Message_says_what_to_write()
    {
        var found = await Analysis.OfMembersAsync(
            "void M() { doc.SetAsync(new { }); doc.DeleteAsync().Should(); doc.DeleteAsync().Should().BeDeniedAsync(); var kept = doc.DeleteAsync(); }"
        );

        found
            .Select(one => $"{one.Severity}: {one.Message}")
            .Should()
            .Equal(
                "Warning: Nothing awaits `SetAsync`, so the test goes on whatever its result is: await it, return it, or assert its outcome, as in `await ….Should().BeAllowedAsync()`",
                "Error: `Should()` asserts nothing by itself: add an assertion, as in `await ….Should().BeDeniedAsync()`",
                "Error: Nothing awaits `BeDeniedAsync`, so it can't fail the test: write `await` before the whole assertion, or return it",
                "Error: `kept` holds the result of `DeleteAsync`, and nothing uses it afterwards: await it, return it, or assert its outcome"
            );
    }

    private static string Shown(IReadOnlyList<Finding> found) =>
        string.Join(", ", found.Select(one => $"{one.Id} {one.Marked}"));
}
