namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2120. Each of the first is an error in the emulator.</summary>
public sealed class ImpossibleOperationTests
{
    [TestCase("allow get: if §request.time + 60 > resource.data.at;")]
    [TestCase("allow get: if §request.time * 2 == resource.data.at;")]
    [TestCase("allow get: if §request.time + request.time == resource.data.at;")]
    [TestCase("allow get: if §duration.value(1, 's') - request.time == resource.data.at;")]
    [TestCase("allow get: if §request.auth.uid + 1 == 'a1';")]
    [TestCase("allow get: if §'a' - 'b' == 'c';")]
    [TestCase("allow get: if §[1] + [2] == [1, 2];")]
    [TestCase("allow get: if §true + 1 == 2;")]
    [TestCase("allow get: if §-'a' == 'b';")]
    [TestCase("allow get: if §true < false;")]
    [TestCase("allow get: if §{'a': 1} < {'a': 2};")]
    [TestCase("allow get: if §resource.data.n < null;")]
    [TestCase("allow get: if §'a' in 'abc';")]
    [TestCase("allow get: if §request.auth.uid in request.auth.uid;")]
    [TestCase("allow get: if §5 in resource.data;")]
    [TestCase("allow get: if request.auth.uid.§length == 3;")]
    [TestCase("allow get: if [1, 2].§first == 1;")]
    [TestCase("allow get: if request.time.§seconds == 1;")]
    [TestCase("allow get: if null.§x == 1;")]
    [TestCase("allow get: if §null.size() == 1;")]
    [TestCase("allow get: if §request.time.keys().size() == 1;")]
    [TestCase("allow get: if §request.auth.uid.hasAny(['a']);")]
    [TestCase("allow get: if §resource.data.lower() == 'a';")]
    [TestCase("allow get: if §5[0] == 1;")]
    [TestCase("allow get: if §resource.data.keys().toSet()[0] == 'a';")]
    [TestCase("allow get: if exists(§/databases/$(database)/documents/users/$(request.auth));")]
    [TestCase(
        "function has(data) { return data.keys().hasAll(['a']); } allow create: if has(request.resource.data) || §has(null);"
    )]
    [TestCase(
        "function later(n) { return request.time + n; } allow get: if later(duration.value(1, 'h')) > resource.data.at || §later(60) > resource.data.at;"
    )]
    [TestCase(
        "function old() { return §request.time - 60 > resource.data.at; } allow get: if old(); allow update: if old();"
    )]
    public void Operation_that_is_always_an_error_is_reported(string rules)
    {
        Marked.Finds("RH2120", rules);
    }

    [TestCase("allow get: if request.time + duration.value(60, 's') > resource.data.at;")]
    [TestCase("allow get: if duration.value(1, 's') + request.time > resource.data.at - duration.value(1, 'd');")]
    [TestCase("allow get: if request.time - resource.data.at < duration.value(1, 'd');")]
    [TestCase("allow get: if request.auth.uid + '_1' == postId;")]
    [TestCase("allow get: if resource.data.n + 1 == 2 && resource.data.n * 2.5 > 1 && -resource.data.n < 0;")]
    [TestCase("allow get: if request.time < resource.data.at && 'a' < 'b' && b'a' < b'b';")]
    [TestCase("allow get: if 'a' in resource.data && 'a' in ['a'] && 'a' in resource.data.list && null in [null];")]
    [TestCase("allow get: if resource.data.list[0] == 'a' && 'abc'[0:1] == 'a' && resource.data['a'] == 1;")]
    [TestCase(
        "allow get: if request.time.toMillis() > 5 && request.time.date() == request.time && duration.value(1, 's').seconds() == 1;"
    )]
    [TestCase("allow get: if resource.data.keys().toSet().hasOnly(['a']) && resource.data.keys().size() == 1;")]
    [TestCase("allow get: if resource.data.x.y.z.size() == 1 && resource.data.x.keys().hasAny(['a']);")]
    [TestCase("allow create: if resource == null || resource.data.x == 1;")]
    [TestCase(
        "function has(data) { return data != null && data.keys().hasAll(['a']); } allow create: if has(request.resource.data) || has(resource.data);"
    )]
    [TestCase("function sum(a, b) { return a + b; } allow get: if sum(1, 2) == 3 && sum('a', 'b') == 'ab';")]
    public void Operation_that_may_have_a_value_is_not_reported(string rules)
    {
        Marked.Finds("RH2120", rules);
    }
}
