namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2117.</summary>
public sealed class UnreachablePathTests
{
    [TestCase("match §/posts { allow read; }")]
    [TestCase("match §/users/{user}/posts { allow get: if request.auth != null; match /{post} { allow get; } }")]
    [TestCase("match /users/{user} { allow get; match §/posts/{post}/comments { allow get; } }")]
    [TestCase("match §/{collection} { allow read; }")]
    [TestCase("match §/databases/{db}/documents/posts/{post} { allow get; }")]
    [TestCase(
        "match §/databases/{db}/documents { match /posts/{post} { allow get; } match /users/{user} { allow get; } }"
    )]
    [TestCase("match §/databases/{db}/documents/{all=**} { allow get: if request.auth.token.admin; }")]
    [TestCase("match §/{all=**}/posts { allow get: if request.auth != null; }")]
    [TestCase("match §/posts { allow read; } match /users/{user} { allow get; } match §/tags { allow read; }")]
    public void Block_that_matches_no_document_is_reported(string rules)
    {
        Marked.Finds("RH2117", rules);
    }

    [TestCase("match /posts/{post} { allow get; }")]
    [TestCase("match /posts { match /{post} { allow get; } }")]
    [TestCase("match /users/{user} { match /posts/{post} { allow get; } }")]
    [TestCase("match /{collection}/{document} { allow get: if collection == 'a'; }")]
    [TestCase("match /{all=**} { allow get: if request.auth.token.admin; }")]
    [TestCase("match /posts/{all=**} { allow get: if request.auth.token.admin; }")]
    [TestCase("match /posts/{post}/{all=**} { allow get: if request.auth.token.admin; }")]
    [TestCase("match /{all=**}/posts/{post} { allow get; }")]
    [TestCase("match /{all=**}/posts/{post}/comments/{comment} { allow get; }")]
    [TestCase("match /databases/{document} { allow get; match /documents/{other} { allow get; } }")]
    [TestCase("match /documents/{document} { allow get; }")]
    [TestCase("match /settings/main { allow get; }")]
    public void Block_that_matches_documents_is_not_reported(string rules)
    {
        Marked.Finds("RH2117", rules);
    }

    [TestCase("match §/posts/{post} { allow get; }")]
    [TestCase("match §/database/{database}/documents/posts/{post} { allow get; }")]
    [TestCase(
        "match §/databases/{database}/document/posts/{post} { allow get; match /comments/{comment} { allow get; } }"
    )]
    [TestCase("match §/databases/{database} { allow get; }")]
    [TestCase(
        "match §/databases/{database}/documents { allow read, write: if request.auth != null; match /posts/{post} { allow get; } }"
    )]
    [TestCase("match §/databases/default/documents/posts/{post} { allow get; }")]
    [TestCase("match §/posts/{post} { allow get; } match §/users/{user} { match /posts/{post} { allow get; } }")]
    [TestCase("match §/{a}/{b} { allow get; }")]
    [TestCase("match /databases/{database} { match /documents { match /posts/{post} { allow get; } } }")]
    [TestCase("match /databases/(default)/documents/posts/{post} { allow get; }")]
    [TestCase("match /databases/archive/documents/posts/{post} { allow get; }")]
    [TestCase("match /{all=**} { allow get: if request.auth.token.admin; }")]
    [TestCase("match /databases/{database}/{all=**} { allow get: if request.auth.token.admin; }")]
    public void Block_outside_of_the_documents_is_reported(string blocks)
    {
        Marked.FindsInFile("RH2117", $"rules_version = '2';\nservice cloud.firestore {{\n{blocks}\n}}");
    }

    [TestCase("match /posts { allow read, write; }")]
    [TestCase("match /posts { allow read: if true; }")]
    public void Statement_that_matches_nothing_opens_nothing(string rules)
    {
        Marked.Finds("RH2101", rules);
    }
}
