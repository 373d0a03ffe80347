namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2119. Each of the first is an error in the emulator, or finds nothing.</summary>
public sealed class LostDocumentTests
{
    [TestCase("allow get: if exists(§/users/$(request.auth.uid));")]
    [TestCase("allow get: if get(§/documents/users/$(request.auth.uid)).data.x == 1;")]
    [TestCase("allow get: if exists(§/databases/$(database)/document/users/$(request.auth.uid));")]
    [TestCase("allow get: if exists(§/databases/$(database)/users/$(request.auth.uid));")]
    [TestCase("allow get: if exists(§/$(database)/documents/users/$(request.auth.uid));")]
    [TestCase("allow get: if exists(§/projects/p/databases/$(database)/documents/users/a);")]
    [TestCase("allow get: if !exists(§/databases/$(database)/documents/users);")]
    [TestCase("allow get: if exists(§/databases/$(database)/documents/users/$(request.auth.uid)/roles);")]
    [TestCase("allow get: if exists(§/databases/$(database)/documents/$(request.auth.uid));")]
    [TestCase(
        "allow get: if exists(§/databases/$(database)/documents/users/$(resource.data.owner)/$(resource.data.kind));"
    )]
    [TestCase("allow get: if exists(§/databases/default/documents/users/a);")]
    [TestCase("allow get: if get(§'users/a').data.x == 1;")]
    [TestCase("allow get: if exists(§'/databases/(default)/documents/users/' + request.auth.uid);")]
    [TestCase("allow get: if exists(§/databases/$(database)/documents/users/{postId});")]
    [TestCase(
        "allow create: if existsAfter(§/databases/$(database)/documents/users/request.auth.uid) && getAfter(§/users/a).data.x == 1;"
    )]
    [TestCase(
        "function has(role) { return get(§/users/$(request.auth.uid)).data.role == role; } allow get: if has('a'); allow update: if has('b');"
    )]
    [TestCase("function user() { return /users/$(request.auth.uid); } allow get: if exists(§user());")]
    public void Look_up_that_finds_no_document_is_reported(string rules)
    {
        Marked.Finds("RH2119", rules);
    }

    [TestCase("allow get: if exists(/databases/$(database)/documents/users/$(request.auth.uid));")]
    [TestCase("allow get: if exists(/databases/(default)/documents/users/$(request.auth.uid));")]
    [TestCase(
        "allow get: if exists(/databases/$(database)/documents/users/$(request.auth.uid)/roles/$(resource.data.role));"
    )]
    [TestCase("allow get: if exists(resource.data.ref) && get(request.path).data.x == 1;")]
    [TestCase("allow get: if exists(path('/databases/(default)/documents/users/a'));")]
    [TestCase("allow get: if exists(/databases/$(database)/documents/users/{id}.bind({'id': 'a'}));")]
    [TestCase(
        "function user() { return /users/$(request.auth.uid); } allow get: if exists(/databases/$(database)/documents/$(user()));"
    )]
    [TestCase("match /a/{rest=**} { allow get: if exists(/databases/$(database)/documents/a/$(rest)); }")]
    [TestCase(
        "function exists2(path) { return exists(path); } allow get: if exists2(/users/a) || exists2(resource.data.ref);"
    )]
    [TestCase("allow get: if exists(/databases/$(database)/documents/users/me) && resource.data.get('/a', 1) == 1;")]
    [TestCase("allow get: if exists(/databases/$(database)/documents/$(resource.data.kind)/$(resource.data.id));")]
    public void Look_up_that_may_find_one_is_not_reported(string rules)
    {
        Marked.Finds("RH2119", rules);
    }
}
