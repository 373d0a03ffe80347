namespace RulesHarness.Specification.Markdown;

/// <summary>The headings of a spec's sections; a section of another name is documentation.</summary>
internal static class SectionNames
{
    public const string DatabaseChoice = "Database Choice";
    public const string Inventory = "Collection Inventory";
    public const string Schemas = "Schema Definitions";
    public const string Relationships = "Relationships";
    public const string AccessPatterns = "Access Patterns";
    public const string SecurityRules = "Security Rules";
    public const string Indexes = "Indexes";
    public const string Migration = "Data Migration";

    public static IReadOnlyList<string> All { get; } =
    [DatabaseChoice, Inventory, Schemas, Relationships, AccessPatterns, SecurityRules, Indexes, Migration];

    public static bool IsKnown(string name) => All.Contains(name, StringComparer.OrdinalIgnoreCase);
}
