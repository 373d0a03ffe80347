using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>A row of the Roles table: its name, and what makes the role; null after a finding, so that the name is still known.</summary>
internal sealed record RoleRow(string Name, Role? Role, TextSlice Means);

/// <summary>Reads the Roles table, wherever it stands under Security Rules: it is the one with a column Role or Means.</summary>
internal static class RoleReader
{
    public static IEnumerable<RoleRow> Read(Section section, ReadingContext context)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tables = section.Tables().Where(table => table.Has("Role") || table.Has("Means"));
        foreach (var row in tables.SelectMany(table => context.Rows(table, "Role", "Means")))
        {
            var name = row["Role"].Plain;
            if (name.Length == 0 || ActorNames.IsBuiltIn(name) || !names.Add(name))
                context.Report(SpecFindings.DuplicateRole, row["Role"], name);
            else
                yield return new RoleRow(name, row.Has("Means") ? Role(row, name, context) : null, row["Means"]);
        }
    }

    private static Role? Role(SpecRow row, string name, ReadingContext context)
    {
        var cursor = ReadingContext.Cursor(row["Means"]);
        if (RoleParser.Parse(cursor, name, ReadingContext.PlaceOf(row["Role"])) is { } role)
            return role;
        var failure = cursor.Failure!;
        context.Diagnostics.Report(SpecFindings.UnknownRole, row.Text.Source, failure.Offset, name, failure.Found, failure.Expected);
        return null;
    }
}
