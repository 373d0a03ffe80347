using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// A row of the Roles table: its name, and what makes the role; null after a finding, so that the name is still known.
/// </summary>
internal sealed record RoleRow(string Name, Role? Role, TextSlice Means)
{
    /// <summary>
    /// The fields of a looked-up document's condition that stand without its path, all but the first.
    /// </summary>
    public IReadOnlyList<Token> BareFields { get; init; } = [];
}

/// <summary>
/// Reads the Roles table, wherever it stands under Security Rules: it is the one with a column Role or Means.
/// </summary>
internal sealed class RoleReader(ReadingContext context)
{
    private readonly Dictionary<string, Place> _declared = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<RoleRow> Read(Section section)
    {
        var tables = section.Tables().Where(table => table.Has("Role") || table.Has("Means"));
        var rows = tables.SelectMany(table => context.Rows(table, "Role", "Means")).ToList();
        var written = rows.Select(row => row["Role"].Plain);
        var names = new ActorNames(written.Where(name => name.Length > 0));
        foreach (var row in rows)
        {
            var name = row["Role"].Plain;
            if (Unusable(name) is var (reason, help))
            {
                context.Report(
                    SpecDiagnostics.UnusableRoleName,
                    row["Role"],
                    name.Length == 0 ? "(nothing)" : name,
                    reason,
                    help
                );
                continue;
            }

            _declared.Add(name, ReadingContext.PlaceOf(row["Role"]));
            var bareFields = new List<Token>();
            var role = row.Has("Means") ? Role(row, name, bareFields, names) : null;
            yield return new RoleRow(name, role, row["Means"]) { BareFields = bareFields };
        }
    }

    /// <summary>Why no role can have a name, and what to do; null when one can.</summary>
    private (string Reason, string Help)? Unusable(string name)
    {
        const string Another = "choose another name";
        if (name.Length == 0)
        {
            return (": the cell is empty", "write a name such as `Moderator`");
        }
        if (_declared.TryGetValue(name, out var place))
        {
            return ($": it is declared twice, first in {place}", Another);
        }
        if (ActorNames.IsReserved(name))
        {
            return (": it is reserved by the spec language", Another);
        }
        if (ActorNames.Unspeakable(name) is { } part)
        {
            return ($": no sentence could name it, because of `{part}`", "write a name of words, such as `Org admin`");
        }
        return null;
    }

    private Role? Role(SpecRow row, string name, List<Token> bareFields, ActorNames roles)
    {
        var place = ReadingContext.PlaceOf(row["Role"]);
        var tokens = Lexer.Read(row["Means"]);
        var cursor = new Cursor(tokens);
        if (RoleParser.Parse(cursor, name, place, bareFields, roles) is { } role)
        {
            return role;
        }
        var failure = cursor.Failure!;
        var help = context.Nearest(
            tokens,
            Vocabulary.Role,
            nearest => RoleParser.Parse(nearest, name, place, [], roles),
            "write `token.moderator == true`, `orgs/{orgId}/members/{uid}` exists, or "
                + "`orgs/{orgId}/members/{uid}.role in [\"admin\"]`"
        );
        context.Diagnostics.Report(
            SpecDiagnostics.UnknownRole,
            row.Text.Source,
            failure.Offset,
            name,
            failure.Place,
            failure.Expected,
            help
        );
        return null;
    }
}
