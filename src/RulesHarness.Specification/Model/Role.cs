namespace RulesHarness.Specification.Model;

/// <summary>A row of the Roles table: who has the role.</summary>
public abstract record Role(string Name, Place Place);

/// <summary>A role by a condition on the caller, such as <c>token.moderator == true</c>.</summary>
public sealed record ClaimRole(string Name, Condition Condition, Place Place) : Role(Name, Place)
{
    /// <summary>The definition of the role, as the Roles table writes it.</summary>
    public override string ToString() => $"{Condition}";
}

/// <summary>
/// A role by a document: it exists, and when <c>Condition</c> is given its fields satisfy that. <c>Segments</c> is its
/// path; a name in braces is <c>{uid}</c>, an id in the path of the document asked for, or one of its fields.
/// </summary>
public sealed record DocumentRole(string Name, IReadOnlyList<string> Segments, Condition? Condition, Place Place)
    : Role(Name, Place)
{
    /// <summary>The path as written.</summary>
    public string Path => string.Join('/', Segments);

    /// <summary>The definition of the role, as the Roles table writes it.</summary>
    public override string ToString() => Condition is null ? $"{Path} exists" : $"{Path}.{Condition}";
}
