namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2128.</summary>
public sealed class UnusedWildcardTests
{
    [TestCase("match /users/{userId} { §allow update: if request.auth != null; }")]
    [TestCase("match /users/{userId} { §allow create: if request.auth != null; }")]
    [TestCase("match /users/{id} { §allow write: if request.auth != null; }")]
    [TestCase("match /people/{uid} { §allow create, update: if request.auth.uid != null; }")]
    [TestCase("match /teams/{team}/members/{memberId} { §allow delete: if request.auth != null; }")]
    [TestCase(
        "function isSignedIn() { return request.auth != null; } match /accounts/{accountId} { §allow write: if isSignedIn(); }"
    )]
    [TestCase("match /users/{user_id} { §allow update: if request.auth.token.admin == true || request.auth != null; }")]
    public void Write_of_any_users_document_is_reported(string rules)
    {
        Marked.Finds("RH2128", rules);
    }

    [TestCase("match /users/{userId} { allow update: if request.auth.uid == userId; }")]
    [TestCase("match /users/{userId} { allow read: if request.auth != null; }")]
    [TestCase(
        "match /users/{userId} { allow update: if request.auth != null && resource.data.owner == request.auth.uid; }"
    )]
    [TestCase("match /users/{userId} { allow update: if request.auth != null && request.auth.token.admin == true; }")]
    [TestCase("match /posts/{postId} { allow update: if request.auth != null; }")]
    [TestCase("match /accounts/{accountId} { allow create: if request.auth != null; }")]
    [TestCase(
        "match /users/{userId} { allow update: if request.auth != null && exists(/databases/$(database)/documents/admins/$(request.auth.uid)); }"
    )]
    [TestCase(
        "match /users/{userId} { allow create: if request.auth != null && request.resource.data.uid == request.auth.uid; }"
    )]
    [TestCase("match /users/{userId}/posts/{post} { allow update: if request.auth != null; }")]
    public void Write_that_asks_for_the_user_or_document_is_not_reported(string rules)
    {
        Marked.Finds("RH2128", rules);
    }
}
