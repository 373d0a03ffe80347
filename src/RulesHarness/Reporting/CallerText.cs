using RulesHarness.Language.Exploration.Access;

namespace RulesHarness.Reporting;

/// <summary>A caller in words.</summary>
internal static class CallerText
{
    /// <summary>The caller, as in <c>any signed-in user</c>.</summary>
    public static string Of(AccessCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Kind switch
        {
            CallerKind.Guest => "guest",
            CallerKind.SignedIn => "any signed-in user",
            CallerKind.Owner => "owner",
            _ => $"{(caller.IsOwner ? "owner" : "a user")} {string.Join(" and ", caller.Roles.Select(Of))}",
        };
    }

    /// <summary>
    /// The caller as the JSON names it: <c>guest</c>, <c>signed-in</c>, <c>owner</c>, or the role in words.
    /// </summary>
    public static string IdOf(AccessCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Kind == CallerKind.SignedIn ? "signed-in" : Of(caller);
    }

    private static string Of(CallerRelation relation) =>
        relation.Kind switch
        {
            RelationKind.Claim => $"with the claim `{relation.Field}: {relation.Value}`",
            RelationKind.OwnDocument when relation.Value is { } fields && fields.GetMembers().Count > 0 =>
                $"whose `{relation.Place}` has {fields}",
            RelationKind.OwnDocument => $"with a document `{relation.Place}`",
            RelationKind.NamedElsewhere => $"named by `{relation.Field}`{With(relation)} of `{relation.Place}`",
            RelationKind.Member => $"in `{relation.Field}`{With(relation)} of the document",
            _ => $"with the uid `{relation.Value}`",
        };

    private static string With(CallerRelation relation) => relation.Value is { } value ? $" with {value}" : "";
}
