namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class ImpossibleComparisonTests
{
    // The emulator's compiler warns of some of these too; the others it takes without a word, and each is false or an
    // error in it.
    [TestCase("allow get: if §request.auth.uid == 5;")]
    [TestCase("allow get: if §5 != request.auth.uid;")]
    [TestCase("allow get: if §request.time == 5;")]
    [TestCase("allow get: if §request.time > 5;")]
    [TestCase("allow get: if §request.auth.uid <= 5;")]
    [TestCase("allow get: if §request.auth == 'alice';")]
    [TestCase("allow get: if §request.path == 'a';")]
    [TestCase("allow get: if §resource.id == 5;")]
    [TestCase("allow get: if §resource.data == 'a';")]
    [TestCase("allow get: if §resource.__name__ == 'a';")]
    [TestCase("allow get: if §request.auth.token.email_verified == 'true';")]
    [TestCase("allow get: if §exists(/databases/$(database)/documents/a/b) == 1;")]
    [TestCase("allow get: if §request.auth.uid in [5, 6];")]
    [TestCase("allow get: if §request.auth.uid is int;")]
    [TestCase("allow get: if §resource.data.n.size() == '3';")]
    [TestCase("allow list: if §request.query.limit == '10';")]
    [TestCase("function uid() { return request.auth.uid; } allow get: if §uid() == 5;")]
    [TestCase("function has(n) { return §resource.data.size() == n; } allow get: if has('3');")]
    public void Comparison_of_kinds_that_are_never_equal_is_reported(string statements)
    {
        Marked.Finds("RH2107", statements);
    }

    [TestCase("allow get: if §resource.data.count == '1';")]
    [TestCase("allow get: if §resource.data.title > 1;")]
    [TestCase("allow get: if §resource.data.at > 1;")]
    [TestCase("allow create: if §request.resource.data.count is string;")]
    [TestCase("allow get: if §resource.data.stats == 1;")]
    [TestCase("allow get: if §resource.data.get('count', 0) == 'a';")]
    [TestCase("allow get: if §resource.data.count in ['a', 'b'];")]
    [TestCase("allow get: if §get(/databases/$(database)/documents/users/a).data.email == 5;")]
    [TestCase("allow get: if §resource.data.author == request.auth.uid;")]
    [TestCase("allow get: if §resource.data.author != '/users/a';")]
    [TestCase("allow get: if §resource.data.author in ['a', request.auth.uid];")]
    [TestCase(
        "function isText(value) { return value is string; } allow get: if isText(resource.data.title) || §isText(resource.data.count);"
    )]
    [TestCase(
        "function isText(value) { return value is string; } allow create: if §isText(request.resource.data.title) && isText(request.resource.data.count);"
    )]
    public void Comparison_that_the_schema_makes_impossible_is_reported(string statements)
    {
        var found = Marked.Finds("RH2107", statements, Marked.Schema);

        found
            .Single()
            .Message.Should()
            .MatchRegex(
                "`(count|title|at|stats|email|author)`, of type (int|string|timestamp|map|path) in the schema,"
            );
    }

    [TestCase("allow get: if §request.auth.uid in resource.data.editors;")]
    [TestCase("allow create: if §'a' in request.resource.data.editors;")]
    public void String_in_a_list_of_references_is_reported(string statements)
    {
        Marked
            .Finds("RH2107", statements, Marked.Schema)
            .Single()
            .Message.Should()
            .Be("a value of type string is never in a list of path");
    }

    [TestCase("allow get: if §request.time > 5;", "`.toMillis()`")]
    [TestCase("allow get: if §5 <= request.time;", "`.toMillis()`")]
    [TestCase("allow get: if §request.auth.uid == 5;", "`string()`")]
    public void Help_names_a_conversion_between_the_kinds(string statements, string conversion)
    {
        Marked.Finds("RH2107", statements).Single().Help.Should().Contain(conversion);
    }

    [TestCase(
        "allow get: if request.auth.uid == 'a' && request.auth != null && request.time > timestamp.date(2020, 1, 1);"
    )]
    [TestCase("allow get: if request.auth.uid == null;")]
    [TestCase("allow get: if request.auth.token.get('level', null) == 5;")]
    [TestCase("allow get: if request.auth.token.level == 5 && request.auth.token.level is string;")]
    [TestCase("allow get: if resource.data.count == 1.5 && resource.data.ratio >= 1;")]
    [TestCase("allow get: if resource.data.count is number && resource.data.count is int;")]
    [TestCase("allow get: if resource.data.count == null;")]
    [TestCase("allow get: if resource.data.owner is string && resource.data.owner == 'a';")]
    [TestCase("allow get: if resource.data.get('count', 'none') == 'none';")]
    [TestCase("allow get: if resource.data.extra.x == 1 && resource.data.extra.x == 'a';")]
    [TestCase("allow get: if resource.data.keys() == ['a'].toSet() && resource.data.tags == ['a'];")]
    [TestCase("allow get: if 1 in [request.auth.uid, 1];")]
    [TestCase("allow get: if request.auth.uid in resource.data.tags;")]
    [TestCase("allow get: if /databases/$(database)/documents/users/$(request.auth.uid) in resource.data.editors;")]
    [TestCase(
        "allow get: if resource.data.author == /databases/$(database)/documents/users/$(request.auth.uid) && resource.data.author is path;"
    )]
    [TestCase("allow list: if request.query.limit <= 10 && request.query.limit != null;")]
    [TestCase("allow get: if resource.data.title + 'a' == 'ba' && resource.data.count + 1 > 2;")]
    [TestCase("allow get: if request.time - resource.data.at < duration.value(1, 'd');")]
    [TestCase("allow get: if resource.data.tags[0] == 1 && resource.data.title[0:1] == 'a';")]
    [TestCase(
        "function isText(value) { return value is string; } allow get: if isText(resource.data.title) && !isText(resource.data.count);"
    )]
    [TestCase(
        "function of(value) { return value == null || value == 5; } allow get: if of(resource.data.title) || of(resource.data.count);"
    )]
    [TestCase("allow get: if (resource.data.count > 1 ? 'a' : 1) == 1;")]
    [TestCase("allow get: if debug(request.auth.uid) == 'a' && unknown(1) == 'a';")]
    public void Comparison_that_can_hold_is_not_reported(string statements)
    {
        Marked.Finds("RH2107", statements, Marked.Schema);
    }
}
