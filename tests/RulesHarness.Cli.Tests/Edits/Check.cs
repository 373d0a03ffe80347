namespace RulesHarness.Cli.Tests.Edits;

/// <summary>What an edit spoils: the kinds of check that rules are made of. Each is edited at least once.</summary>
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
