using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>A document of the caller's that a condition reads a role from.</summary>
/// <param name="Collection">Its collection, relative to the database: <c>users</c>.</param>
/// <param name="Field">The field; null where the document itself is the role.</param>
internal sealed partial record RoleSource(string Collection, string? Field)
{
    // Names by which a field, or a collection, says who may do more than others.
    private static readonly ImmutableHashSet<string> Roles =
    [
        "admin",
        "admins",
        "administrator",
        "administrators",
        "moderator",
        "moderators",
        "mod",
        "mods",
        "staff",
        "superuser",
        "superusers",
        "role",
        "roles",
        "permission",
        "permissions",
        "privilege",
        "privileges",
        "rights",
        "editor",
        "editors",
        "manager",
        "managers",
        "employee",
        "employees",
        "operator",
        "operators",
        "approved",
        "banned",
        "blocked",
        "suspended",
        "premium",
        "subscription",
        "tier",
        "access",
        "superadmin",
        "superadmins",
    ];

    /// <summary>The documents that a part reads a role of the caller from.</summary>
    public static IEnumerable<RoleSource> Of(Part part)
    {
        foreach (Match match in Read().Matches(part.Text))
        {
            var field = match.Groups.Values.Skip(2).First(group => group.Success).Value;
            if (IsRole(field))
            {
                yield return new RoleSource(match.Groups[1].Value, field);
            }
        }

        if (Exists().Match(part.Text) is { Success: true } exists && IsRole(exists.Groups[1].Value.Split('/')[^1]))
        {
            yield return new RoleSource(exists.Groups[1].Value, null);
        }
    }

    /// <summary>Returns true if a block is about the document.</summary>
    public bool IsIn(MatchPath path, int version)
    {
        var own = new SourceSpan(0, 0, 0, 0);
        ImmutableArray<PathSegment> segments =
        [
            new LiteralSegment("databases", own),
            new CaptureSegment("database", own),
            new LiteralSegment("documents", own),
            .. Collection.Split('/').Select(name => (PathSegment)new LiteralSegment(name, own)),
            new CaptureSegment("id", own),
        ];
        var document = new PathPattern(segments, own);
        return PathOverlap.Shape(path.Path) == PathOverlap.Shape(document)
            || PathOverlap.IsWider(path.Path, document, version);
    }

    private static bool IsRole(string name) =>
        Words().Matches(name).Any(word => Roles.Contains(word.Value.ToLowerInvariant()));

    [GeneratedRegex(
        @"get\(/databases/[^/]+/documents/([\w/-]+)/\$\(request\.auth\.uid\),\)\.data(?:\.get\('(\w+)'|\.(\w+)|\['(\w+)'\])"
    )]
    private static partial Regex Read();

    [GeneratedRegex(@"^exists\(/databases/[^/]+/documents/([\w/-]+)/\$\(request\.auth\.uid\),\)$")]
    private static partial Regex Exists();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+")]
    private static partial Regex Words();
}
