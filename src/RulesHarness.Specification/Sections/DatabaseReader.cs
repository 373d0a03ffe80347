using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads Database Choice: it must name Firestore, before any other database that it speaks of.</summary>
internal static class DatabaseReader
{
    private static readonly string[] Others =
    [
        "PostgreSQL",
        "Postgres",
        "MySQL",
        "MariaDB",
        "SQLite",
        "SQL Server",
        "MongoDB",
        "DynamoDB",
        "Cassandra",
        "Supabase",
        "Realtime Database",
        "Cosmos DB",
        "Redis",
    ];

    public static void Read(Section section, ReadingContext context)
    {
        var text =
            section.Blocks.Count == 0
                ? ""
                : section.Source.Slice(section.Blocks[0].Span.Start, section.Blocks[^1].Span.End + 1).Text;
        var firestore = text.IndexOf("Firestore", StringComparison.OrdinalIgnoreCase);
        var other = Others
            .Select(name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        if (firestore < 0 || other < firestore)
        {
            context.Report(SpecDiagnostics.OtherDatabase, section.Heading);
        }
    }
}
