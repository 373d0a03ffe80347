using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>A row of the Roles table: its name, and what makes the role; null after a finding, so that the name is still known.</summary>
internal sealed record RoleRow(string Name, Role? Role, TextSlice Means);

/// <summary>Reads the Roles table, wherever it stands under Security Rules: it is the one with a column Role or Means.</summary>
internal sealed class RoleReader(ReadingContext context)
{
    private readonly Dictionary<string, Place> declared = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<RoleRow> Read(Section section)
    {
        var tables = section.Tables().Where(table => table.Has("Role") || table.Has("Means"));
        foreach (var row in tables.SelectMany(table => context.Rows(table, "Role", "Means")))
        {
            var name = row["Role"].Plain;
            var first = declared.TryGetValue(name, out var place) ? $": it is in {place}" : "";
            if (name.Length == 0 || first.Length > 0 || ActorNames.IsReserved(name))
            {
                context.Report(SpecFindings.DuplicateRole, row["Role"], name, first);
                continue;
            }

            declared.Add(name, ReadingContext.PlaceOf(row["Role"]));
            yield return new RoleRow(name, row.Has("Means") ? Role(row, name) : null, row["Means"]);
        }
    }

    private Role? Role(SpecRow row, string name)
    {
        var place = ReadingContext.PlaceOf(row["Role"]);
        var tokens = Lexer.Read(row["Means"]);
        var cursor = new Cursor(tokens);
        if (RoleParser.Parse(cursor, name, place) is { } role)
            return role;
        var failure = cursor.Failure!;
        var help = context.Nearest(tokens, Vocabulary.Role, nearest => RoleParser.Parse(nearest, name, place),
            "write `token.moderator == true`, `orgs/{orgId}/members/{uid}` exists, or `orgs/{orgId}/members/{uid}.role in [\"admin\"]`");
        context.Diagnostics.Report(SpecFindings.UnknownRole, row.Text.Source, failure.Offset, name, failure.Found, failure.Expected, help);
        return null;
    }
}
