namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2129.</summary>
public sealed class ChangedKeysAloneTests
{
    [TestCase("allow update: if §request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']);")]
    [TestCase(
        "allow update: if resource.data.owner == request.auth.uid && §request.resource.data.diff(resource.data).changedKeys().hasOnly(['title', 'body']);"
    )]
    [TestCase("allow update: if !§request.resource.data.diff(resource.data).changedKeys().hasAny(['owner']);")]
    [TestCase("allow update: if !(§'owner' in request.resource.data.diff(resource.data).changedKeys());")]
    [TestCase("allow update: if §request.resource.data.diff(resource.data).changedKeys().size() == 0;")]
    [TestCase(
        "function only(names) { return §request.resource.data.diff(resource.data).changedKeys().hasOnly(names); } allow update: if only(['a']);"
    )]
    [TestCase("allow update: if §request.resource.data.diff(resource.data).changedKeys().hasAny(['owner']) == false;")]
    public void Limit_on_changed_fields_alone_is_reported(string rules)
    {
        Marked.Finds("RH2129", rules);
    }

    [TestCase("allow update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly(['title']);")]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']) && request.resource.data.diff(resource.data).addedKeys().size() == 0;"
    )]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']) && request.resource.data.diff(resource.data).addedKeys().hasOnly([]) && request.resource.data.diff(resource.data).removedKeys().hasOnly([]);"
    )]
    [TestCase(
        "allow update: if !request.resource.data.diff(resource.data).affectedKeys().hasAny(['owner']) && request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']);"
    )]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']) && request.resource.data.keys().hasOnly(['title', 'owner']);"
    )]
    [TestCase("allow update: if request.resource.data.diff(resource.data).unchangedKeys().hasAll(['owner']);")]
    [TestCase("allow create: if request.resource.data.diff(resource.data).changedKeys().hasOnly(['title']);")]
    public void Limit_on_all_fields_is_not_reported(string rules)
    {
        Marked.Finds("RH2129", rules);
    }
}
