using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>The content of the sections, before they are compared with each other.</summary>
internal sealed record SpecParts(
    FrontMatter? FrontMatter,
    IReadOnlyList<InventoryRow> Inventory,
    IReadOnlyList<SchemaTable> Schemas,
    IReadOnlyList<RelationshipBullet> Relationships,
    IReadOnlyList<RoleRow> Roles,
    IReadOnlyList<PolicyBullet> Policies,
    IReadOnlyList<PatternRow> Patterns,
    IReadOnlyList<IndexEntry> Indexes,
    MigrationTables Migration
);
