using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// Reads Data Migration: the table of sources, that of rows which are taken, and the mapping, which are known by their
/// columns. A section without sources is documentation.
/// </summary>
internal static class MigrationReader
{
    public static MigrationTables Read(IEnumerable<Section> sections, ReadingContext context)
    {
        var read = sections.Where(section => section.Blocks.Count > 0).ToList();
        var tables = read.SelectMany(section => section.Tables()).ToList();
        var text = string.Join("\n\n", read.Select(Text));
        var ofSources = tables.Where(IsOfSources).ToList();
        var ofMapping = tables.Where(IsOfMapping).ToList();
        if (ofSources.Count == 0)
        {
            if (ofMapping.Count > 0)
            {
                context.Report(SpecDiagnostics.MappingWithoutSources, ofMapping[0].Heading);
            }
            return new MigrationTables { Text = text };
        }
        var selections = tables.Where(table => table.Has("Collection") && table.Has("From"));
        return new MigrationTables
        {
            Text = text,
            Sources = [.. ofSources.SelectMany(table => SourceTableReader.Read(table, context))],
            Selections = [.. selections.SelectMany(table => SelectionReader.Read(table, context))],
            Rows = [.. ofMapping.SelectMany(table => MappingTableReader.Read(table, context))],
        };
    }

    private static string Text(Section section) =>
        section.Source.Slice(section.Blocks[0].Span.Start, section.Blocks[^1].Span.End + 1).Text;

    private static bool IsOfSources(SpecTable table) =>
        table.Has("Source") && (table.Has("File") || table.Has("Format"));

    private static bool IsOfMapping(SpecTable table) => table.Has("Old") || table.Has("New") || table.Has("Transform");
}
