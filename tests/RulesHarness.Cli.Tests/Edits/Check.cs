namespace RulesHarness.Cli.Tests.Edits;

/// <summary>The kinds of check in rules that an edit can break. Each is edited at least once.</summary>
public enum Check
{
    ClosedWorld,
    SignedIn,
    Ownership,
    RoleByClaim,
    RoleByMembership,
    RoleByField,
    Cannot,
    Condition,
    Boundary,
    Time,
    FieldList,
    Required,
    TypeOfValue,
    Null,
    UnknownField,
    Length,
    NumberRange,
    Items,
    Pattern,
    EnumValue,
    Immutable,
    ServerTime,
    DocumentId,
    List,
    CollectionGroup,
    Limit,
    Relationship,
}
