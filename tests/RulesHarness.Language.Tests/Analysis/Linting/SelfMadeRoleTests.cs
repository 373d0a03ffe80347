namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2124.</summary>
public sealed class SelfMadeRoleTests
{
    [TestCase(
        "match /users/{user} { §allow write: if request.auth.uid == user; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { §allow create: if user == request.auth.uid && request.resource.data.name is string; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { §allow update: if request.auth != null && request.auth.uid == user && request.resource.data.role is string; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow create: if request.auth.uid == user && request.resource.data.role == 'user'; §allow update: if request.auth.uid == user; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "function isAdmin() { return request.auth != null && get(/databases/$(database)/documents/users/$(request.auth.uid)).data.isAdmin == true; } function isMe(id) { return request.auth.uid == id; } match /users/{user} { §allow update: if isMe(user) || isAdmin(); } match /posts/{post} { allow delete: if isAdmin(); }"
    )]
    [TestCase(
        "function me() { let doc = get(/databases/$(database)/documents/users/$(request.auth.uid)); return doc.data; } match /users/{user} { §allow update: if request.auth.uid == user; } match /posts/{post} { allow delete: if me().roles.hasAny(['admin']); }"
    )]
    [TestCase(
        "match /users/{user} { §allow update: if request.auth.uid == user; } match /posts/{post} { allow create: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.get('banned', false) == false; }"
    )]
    [TestCase(
        "match /users/{user} { §allow write: if request.auth != null; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /moderators/{user} { §allow create: if request.auth.uid == user; } match /posts/{post} { allow delete: if exists(/databases/$(database)/documents/moderators/$(request.auth.uid)); }"
    )]
    [TestCase(
        "match /org/main/admins/{user} { §allow write: if request.auth.uid == user; } match /posts/{post} { allow delete: if exists(/databases/$(database)/documents/org/main/admins/$(request.auth.uid)); }"
    )]
    [TestCase(
        "function role() { return request.auth != null ? get(/databases/$(database)/documents/users/$(request.auth.uid)).data['role'] : null; } match /users/{user} { §allow create: if request.auth.uid == user; } match /posts/{post} { allow delete: if role() == 'ADMIN'; }"
    )]
    [TestCase(
        "function doc() { return /databases/$(database)/documents/users/$(request.auth.uid); } match /users/{user}/{rest=**} { §allow write: if request.auth.uid != null; } match /posts/{post} { allow delete: if 'a' in get(doc()).data.permissions; }"
    )]
    public void Document_that_gives_its_owner_a_role_is_reported(string rules)
    {
        Marked.Finds("RH2124", rules);
    }

    [TestCase(
        "match /users/{user} { allow create: if request.auth.uid == user && request.resource.data.role == 'user'; allow update: if request.auth.uid == user && request.resource.data.role == resource.data.role; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow update: if request.auth.uid == user && !request.resource.data.diff(resource.data).affectedKeys().hasAny(['role']); } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow update: if request.auth.uid == user && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['name']); } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow create: if request.auth.uid == user && request.resource.data.keys().hasOnly(['name']); } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow create: if request.auth.uid == user && !('role' in request.resource.data); } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow delete, read: if request.auth.uid == user; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow write: if request.auth.token.admin == true; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /profiles/{user} { allow write: if request.auth.uid == user; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user}/private/{doc} { allow write: if request.auth.uid == user; } match /posts/{post} { allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /users/{user} { allow write: if request.auth.uid == user; } match /posts/{post} { allow create: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.name == request.resource.data.author; }"
    )]
    [TestCase(
        "match /users/{user} { allow create: if request.auth.uid == user; } match /posts/{post} { allow create: if exists(/databases/$(database)/documents/users/$(request.auth.uid)); }"
    )]
    [TestCase(
        "match /users/{user} { allow write: if request.auth.uid == user; } match /posts/{post} { allow create: if get(/databases/$(database)/documents/users/$(resource.data.owner)).data.role == 'admin'; }"
    )]
    [TestCase(
        "match /admins/{user} { allow create: if request.auth.uid == user && exists(/databases/$(database)/documents/invitations/$(user)); } match /posts/{post} { allow delete: if exists(/databases/$(database)/documents/admins/$(request.auth.uid)); }"
    )]
    public void Document_whose_role_its_owner_cannot_set_is_not_reported(string rules)
    {
        Marked.Finds("RH2124", rules);
    }
}
