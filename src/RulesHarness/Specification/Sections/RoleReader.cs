using Markdig.Extensions.Tables;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the Roles table, wherever it stands under Security Rules: it is the one with the columns Role and Means.</summary>
internal static class RoleReader
{
    public static IEnumerable<Role> Read(Section section, ReadingContext context)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tables = section.Blocks.OfType<Table>().Select(table => SpecTable.Of(section.Source, table)).Where(table => table.Has("Role"));
        foreach (var row in tables.SelectMany(table => context.Rows(table, "Role", "Means")))
        {
            var name = row["Role"].Plain;
            var cursor = ReadingContext.Cursor(row["Means"]);
            if (name.Length == 0 || ActorNames.IsBuiltIn(name) || !names.Add(name))
                context.Report(SpecFindings.DuplicateRole, row["Role"], name);
            else if (RoleParser.Parse(cursor, name, ReadingContext.PlaceOf(row["Role"])) is { } role)
                yield return role;
            else
                Unreadable(row, name, cursor, context);
        }
    }

    private static void Unreadable(SpecRow row, string name, Cursor cursor, ReadingContext context)
    {
        var failure = cursor.Failure!;
        context.Diagnostics.Report(SpecFindings.UnknownRole, row.Text.Source, failure.Offset, name, failure.Found, failure.Expected);
    }
}
