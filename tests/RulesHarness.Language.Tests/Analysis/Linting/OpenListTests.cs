namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2118. Each of the first was run on the emulator: a list without a filter is allowed.</summary>
public sealed class OpenListTests
{
    [TestCase("allow list: if !(§'hidden' in resource.data);")]
    [TestCase("allow read: if !(§'hidden' in resource.data.keys());")]
    [TestCase("allow list: if !§resource.data.keys().hasAny(['hidden', 'secret']);")]
    [TestCase("allow list: if !§resource.data.keys().hasAll(['hidden']);")]
    [TestCase("allow list: if §resource.data.keys().hasOnly(['title']);")]
    [TestCase("allow list: if §resource.data.get('state', 'open') == 'open';")]
    [TestCase("allow list: if §resource.data.get('state', 'open') != 'closed';")]
    [TestCase("allow list: if !§resource.data.get('hidden', false);")]
    [TestCase("allow list: if §resource.data.get('level', 0) < 3;")]
    [TestCase("allow list: if §resource.data.get('owner', null) == null;")]
    [TestCase("allow list: if §resource.data.size() == 0;")]
    [TestCase("allow list: if §resource.data.keys().size() == 0;")]
    [TestCase(
        "allow list: if request.auth != null && (resource.data.owner == request.auth.uid || !(§'hidden' in resource.data));"
    )]
    [TestCase("allow list: if §'hidden' in resource.data ? resource.data.hidden == false : true;")]
    [TestCase("allow list: if !(§'hidden' in resource.data && resource.data.hidden == true);")]
    [TestCase("function isShown(data) { return !(§'hidden' in data); } allow get, list: if isShown(resource.data);")]
    [TestCase(
        "function isShown() { let state = resource.data.get('state', 'open'); return §state == 'open'; } allow list: if isShown();"
    )]
    [TestCase("match /{path=**}/notes/{note} { allow list: if §resource.data.get('state', 'open') == 'open'; }")]
    public void Test_that_holds_without_a_filter_is_reported(string rules)
    {
        Marked.Finds("RH2118", rules);
    }

    [TestCase("allow get: if !('hidden' in resource.data);")]
    [TestCase("allow list: if resource.data.hidden == false;")]
    [TestCase("allow list: if 'hidden' in resource.data;")]
    [TestCase("allow list: if resource.data.get('state', 'open') == 'closed';")]
    [TestCase("allow list: if resource.data.get('level', 0) > 3;")]
    [TestCase("allow list: if !(resource.data.hidden == true);")]
    [TestCase("allow list: if resource.data.hidden != true;")]
    [TestCase("allow update: if !('hidden' in resource.data) && !request.resource.data.keys().hasAny(['hidden']);")]
    [TestCase("allow list: if !('hidden' in get(/databases/$(database)/documents/users/$(request.auth.uid)).data);")]
    [TestCase(
        "allow list: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.get('banned', false) == false;"
    )]
    [TestCase("allow list: if request.auth.token.get('banned', false) == false;")]
    [TestCase("allow list: if postId == request.auth.uid && !('hidden' in resource.data);")]
    [TestCase(
        "function isShown(data) { return !('hidden' in data); } allow get: if isShown(resource.data); allow list: if resource.data.hidden == false;"
    )]
    [TestCase("allow list: if !(!('hidden' in resource.data));")]
    public void Test_that_a_query_must_meet_is_not_reported(string rules)
    {
        Marked.Finds("RH2118", rules);
    }
}
