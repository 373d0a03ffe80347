using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Resolution;
using RulesHarness.Specification.Sections;
using static RulesHarness.Specification.Markdown.SectionNames;

namespace RulesHarness.Specification;

/// <summary>
/// Reads a product's data model from its Markdown spec. The language is described in docs/spec-language.md.
/// </summary>
public static class SpecReader
{
    /// <summary>
    /// Reads one or several files into one model. Never throws on what they hold: everything that can't be read is a
    /// finding, and all findings are made in one go.
    /// </summary>
    public static SpecReading Read(params IReadOnlyList<SpecFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var context = new ReadingContext();
        var documents = files
            .Select(file => SpecDocument.Parse(new SourceText(file.Path, file.Text), context.Diagnostics))
            .ToList();
        var sections = documents.SelectMany(document => document.Sections).ToList();
        foreach (
            var name in new[] { DatabaseChoice, Inventory, SecurityRules }.Where(name =>
                documents.Count > 0 && !Named(sections, name).Any()
            )
        )
        {
            context.Diagnostics.Report(SpecDiagnostics.MissingSection, documents[0].Source, 0, name);
        }
        // A section whose name is misspelled would be left out unseen.
        foreach (
            var section in sections.Where(section =>
                !SectionNames.IsKnown(section.Name) && Suggestion.Near(section.Name, SectionNames.All).Any()
            )
        )
        {
            context.Report(
                SpecDiagnostics.MisspelledSection,
                section.Heading,
                section.Name,
                Suggestion.For(section.Name, SectionNames.All)
            );
        }
        foreach (var section in Named(sections, DatabaseChoice))
        {
            DatabaseReader.Read(section, context);
        }
        var ofIndexes = Named(sections, SectionNames.Indexes)
            .Select(section => IndexReader.LeftToFile(section) is not null)
            .ToList();
        var model = Resolve(Parts(documents, sections, context), context) with
        {
            HasIndexSection = ofIndexes.Contains(false),
            LeavesIndexesToFile = ofIndexes.Contains(true),
        };
        return new SpecReading(model, Consequences.Without(context.Diagnostics.InOrder));
    }

    private static SpecParts Parts(List<SpecDocument> documents, List<Section> sections, ReadingContext context)
    {
        var roles = Named(sections, SecurityRules).SelectMany(new RoleReader(context).Read).ToList();
        var actors = new ActorNames(roles.Select(role => role.Name));
        List<SchemaTable> schemas =
        [
            .. Named(sections, Schemas).SelectMany(section => SchemaReader.Read(section, context)),
        ];
        List<InventoryRow> inventory =
        [
            .. Named(sections, Inventory).SelectMany(section => InventoryReader.Read(section, context)),
        ];
        List<string> collections = [.. inventory.Select(row => row.Path.Text)];
        var policies = new PolicyReader(context, actors, schemas);
        var patterns = new PatternReader(context, actors);
        return new SpecParts(
            documents
                .Select(document => FrontMatterReader.Read(document.FrontMatter, collections, context))
                .FirstOrDefault(read => read is not null),
            inventory,
            schemas,
            [.. Named(sections, Relationships).SelectMany(section => RelationshipReader.Read(section, context))],
            roles,
            [.. Named(sections, SecurityRules).SelectMany(policies.Read)],
            [.. Named(sections, AccessPatterns).SelectMany(patterns.Read)],
            [.. Named(sections, SectionNames.Indexes).SelectMany(section => IndexReader.Read(section, context))],
            MigrationReader.Read(Named(sections, SectionNames.Migration), context)
        );
    }

    private static DataModel Resolve(SpecParts parts, ReadingContext context)
    {
        var collections = CollectionResolver.Resolve(parts, context);
        var checks = new FieldChecks(collections, context);
        new InvariantChecks(checks, context).Check(parts.Schemas);
        var relationships = RelationshipResolver.Resolve(parts, checks, context);
        var owners = new OwnerResolver(relationships, context);
        var roles = RoleResolver.Resolve(parts, collections, checks, context);
        var policies = new PolicyResolver(collections, roles, checks, owners, context).Resolve(parts);
        return new DataModel
        {
            FrontMatter = parts.FrontMatter,
            Collections = collections,
            Relationships = relationships,
            AccessPatterns = PatternResolver.Patterns(parts, checks, context),
            Roles = roles,
            Policies = policies,
            Indexes = PatternResolver.Indexes(parts, checks),
            Migration = new MigrationResolver(checks, context).Resolve(parts.Migration, collections),
        };
    }

    private static IEnumerable<Section> Named(List<Section> sections, string name) =>
        sections.Where(section => section.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
