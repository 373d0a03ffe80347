namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2125.</summary>
public sealed class TakeoverTests
{
    [TestCase("§allow update: if request.resource.data.owner == request.auth.uid;")]
    [TestCase("§allow write: if request.auth != null && request.auth.uid == request.resource.data.owner;")]
    [TestCase(
        "§allow create, update: if request.auth.uid == request.resource.data.createdBy && request.resource.data.title is string;"
    )]
    [TestCase("§allow update: if request.auth.uid in request.resource.data.members;")]
    [TestCase(
        "function isMine(data) { return data.owner == request.auth.uid; } §allow update: if isMine(request.resource.data);"
    )]
    [TestCase(
        "function isMine() { let data = request.resource.data; return request.auth != null && data.owner == request.auth.uid; } §allow create, update: if isMine();"
    )]
    [TestCase("§allow update: if request.resource.data.owner == request.auth.uid || request.auth.token.admin == true;")]
    public void Update_that_makes_any_document_the_callers_is_reported(string rules)
    {
        Marked.Finds("RH2125", rules);
    }

    [TestCase("allow create: if request.resource.data.owner == request.auth.uid;")]
    [TestCase("allow update: if resource.data.owner == request.auth.uid;")]
    [TestCase(
        "allow update: if resource.data.owner == request.auth.uid && request.resource.data.owner == request.auth.uid;"
    )]
    [TestCase(
        "allow update: if request.resource.data.owner == request.auth.uid && request.resource.data.owner == resource.data.owner;"
    )]
    [TestCase(
        "allow update: if request.resource.data.owner == request.auth.uid && !request.resource.data.diff(resource.data).affectedKeys().hasAny(['owner']);"
    )]
    [TestCase("allow update: if request.resource.data.owner == request.auth.uid && postId == request.auth.uid;")]
    [TestCase(
        "allow write: if request.resource.data.owner == request.auth.uid && postId.matches(request.auth.uid + '_.*');"
    )]
    [TestCase("allow update: if request.resource.data.owner == request.auth.uid && request.auth.token.admin == true;")]
    [TestCase(
        "allow update: if request.resource.data.owner == request.auth.uid && exists(/databases/$(database)/documents/editors/$(request.auth.uid));"
    )]
    [TestCase("allow update: if request.resource.data.updatedBy == request.auth.uid;")]
    [TestCase(
        "allow update: if request.resource.data.lastEditor == request.auth.uid && request.resource.data.text is string;"
    )]
    [TestCase(
        "match /users/{user}/posts/{post} { allow update: if request.resource.data.owner == request.auth.uid && user == request.auth.uid; }"
    )]
    public void Update_that_asks_for_the_stored_document_is_not_reported(string rules)
    {
        Marked.Finds("RH2125", rules);
    }
}
