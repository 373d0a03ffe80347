namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Tests the look-ups of conditions.</summary>
public sealed class DocumentTests
{
    private const string Path = "/databases/$(database)/documents/b/here";

    [TestCase($"exists({Path})", "true")]
    [TestCase("exists(/databases/$(database)/documents/b/later)", "false")]
    [TestCase("existsAfter(/databases/$(database)/documents/b/later)", "true")]
    [TestCase("getAfter(/databases/$(database)/documents/b/later).id == 'later'", "true")]
    [TestCase(
        $"get({Path}).data.path == 'b/here' && get({Path}).id == 'here' && get({Path}).__name__ == {Path}",
        "true"
    )]
    [TestCase("exists(/databases/$(database)/documents/$(/b/here))", "true")]
    [TestCase("exists(1)", "Unsupported operation error. Received: exists(int). Expected: exists(path).")]
    [TestCase("get(request.nope)", "Property nope is undefined on object.")]
    [TestCase("get()", "Incorrect number of arguments. Received: 0. Expected: get(path).")]
    public void Look_up_evaluates_to(string condition, string expected) =>
        Programs.Outcome(condition, documents: new StoredDocuments(["b/here"], ["b/later"])).Should().Be(expected);

    [TestCase("get(/databases/$(database)/documents/b/nowhere)", "nowhere")]
    [TestCase("exists(/databases/$(database)/documents/b)", "b", TestName = "Path_of_a_collection_is_no_document")]
    [TestCase("exists(/databases/other/documents/b/here)", "here")]
    [TestCase("exists(/b/here)", "here")]
    [TestCase("exists(/databases/$(database)/documents/b/$(''))", "", TestName = "Empty_id_is_no_document")]
    public void Look_up_fails(string condition, string last)
    {
        var outcome = Programs.Outcome(condition, documents: new StoredDocuments(["b/here"]));

        outcome
            .Should()
            .StartWith("Service call error. Function: [")
            .And.EndWith($"    simple: \"{last}\"\n  }}\n}}\n].");
    }

    [Test]
    public void Nothing_is_looked_up_that_is_not_needed()
    {
        var documents = new StoredDocuments(["b/here"]);

        Programs.Outcome($"true || exists({Path})", documents: documents).Should().Be("true");

        documents.Asked.Should().BeEmpty();
    }
}
