namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class SchemaMismatchTests
{
    [TestCase("allow get: if resource.data.§titel == 'a';")]
    [TestCase("allow get: if resource.data[§'titel'] == 'a';")]
    [TestCase("allow get: if resource['data'].§titel == 'a';")]
    [TestCase("allow get: if resource.data.get(§'titel', null) == 'a';")]
    [TestCase("allow get: if §'titel' in resource.data;")]
    [TestCase("allow get: if §'titel' in resource.data.keys();")]
    [TestCase("allow get: if resource.data.stats.§like == 1;")]
    [TestCase("allow get: if resource.data.get('stats', null).§like == 1;")]
    [TestCase("allow create: if request.resource.data.keys().hasAll(['title', §'titel', §'stauts']);")]
    [TestCase("allow create: if request.resource.data.keys().toSet().hasOnly(['title', §'titel']);")]
    [TestCase("allow update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly([§'titel']);")]
    [TestCase("allow update: if !resource.data.diff(request.resource.data).addedKeys().hasAny([§'titel']);")]
    [TestCase("allow write: if resource.data.§titel == 'a';")]
    [TestCase(
        "function of(post) { return post.§titel == 'a'; } allow create: if of(request.resource.data); allow get: if of(resource.data);"
    )]
    [TestCase(
        "function stored(field) { return resource.data.get(field, null); } allow get: if stored(§'titel') == stored('title');"
    )]
    [TestCase(
        "function only(fields) { return request.resource.data.keys().hasOnly(fields); } allow create: if only(['title', §'titel']);"
    )]
    [TestCase("function of() { let post = resource.data; return post.§titel == 'a'; } allow get: if of();")]
    [TestCase("allow get: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.§rol == 'admin';")]
    [TestCase(
        "function user(id) { return /databases/$(database)/documents/users/$(id); } allow get: if get(user(postId)).data.§rol == 'admin';"
    )]
    [TestCase("match /{path=**}/comments/{id} { allow get: if resource.data.§bdy == 'a'; }")]
    [TestCase("match /posts/{p} { match /comments/{id} { allow get: if resource.data.§title == 'a'; } }")]
    public void Field_that_the_schema_does_not_know_is_reported(string statements)
    {
        Marked.Finds("RH2106", statements, Marked.Schema);
    }

    [TestCase("allow get: if resource.data.title == resource.data.stats.likes;")]
    [TestCase("allow get: if resource.data.extra.anything.at.all == 1;")]
    [TestCase("allow get: if resource.data.get(['stats', 'x'], 1) == 1;")]
    [TestCase("allow get: if request.auth.token.titel == 1;")]
    [TestCase("allow get: if resource.data.tags.hasAny(['titel']);")]
    [TestCase("allow get: if resource.data.get(resource.data.title, 1) == 1;")]
    [TestCase("match /other/{id} { allow get: if resource.data.titel == 'a'; }")]
    [TestCase("match /{any}/{id} { allow get: if resource.data.titel == 'a'; }")]
    [TestCase("match /{all=**} { allow get: if resource.data.titel == 'a'; }")]
    [TestCase("match /posts/{p}/likes/{id} { allow get: if resource.data.titel == 'a'; }")]
    [TestCase("allow get: if get(/databases/$(database)/documents/other/$(postId)).data.titel == 'a';")]
    [TestCase("allow get: if get(/databases/$(database)/documents/$(resource.data.title)/a).data.titel == 'a';")]
    [TestCase(
        "function of() { return resource.data.body == 'a'; } match /posts/{p} { allow get: if of(); match /comments/{c} { allow get: if of(); } }"
    )]
    public void Field_that_it_knows_or_says_nothing_of_is_not_reported(string statements)
    {
        Marked.Finds("RH2106", statements, Marked.Schema);
    }

    [Test]
    public void Nearest_field_is_offered()
    {
        Marked
            .Finds("RH2106", "allow get: if resource.data.§titel == 'a' && resource.data.§zzz == 1;", Marked.Schema)
            .Select(finding => finding.Help)
            .Should()
            .Equal("did you mean `title`?", "correct the name, or add the field to the schema");
    }

    [TestCase("allow get: if resource.data.status == §'publised';")]
    [TestCase("allow get: if §'publised' != resource.data.status;")]
    [TestCase("allow create: if request.resource.data.status in ['draft', §'publised'];")]
    [TestCase(
        "function stored(field) { return resource.data.get(field, null); } allow get: if stored('status') == §'publised';"
    )]
    [TestCase(
        "function isIn(states) { return resource.data.status in states; } allow get: if isIn([§'done', 'draft']);"
    )]
    [TestCase(
        "function hasRole(role) { return get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == role; } allow get: if hasRole('admin') || hasRole(§'editor');"
    )]
    public void Value_that_the_schema_does_not_know_is_reported(string statements)
    {
        Marked.Finds("RH2113", statements, Marked.Schema);
    }

    [TestCase("allow get: if resource.data.status == 'draft' || resource.data.status in ['published'];")]
    [TestCase("allow get: if resource.data.title == 'publised';")]
    [TestCase("allow get: if resource.data.status == resource.data.title;")]
    [TestCase("allow get: if resource.data.status == null;")]
    [TestCase("match /other/{id} { allow get: if resource.data.status == 'publised'; }")]
    public void Value_that_it_knows_or_says_nothing_of_is_not_reported(string statements)
    {
        Marked.Finds("RH2113", statements, Marked.Schema);
    }
}
