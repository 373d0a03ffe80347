using RulesHarness.Diagnostics;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Resolves the names in the section Data Migration, and makes of its rows a mapping for each source and collection.
/// </summary>
internal sealed class MigrationResolver(FieldChecks checks, ReadingContext context)
{
    public MigrationPlan Resolve(MigrationTables tables, IReadOnlyList<Collection> collections)
    {
        var sources = Sources(tables.Sources);
        var rows = new List<ResolvedRow>();
        foreach (var entry in tables.Rows)
        {
            if (KnownSource(entry, sources) && Targets(entry) is { } targets)
            {
                rows.Add(new ResolvedRow(entry, Row(entry), targets));
            }
        }
        var mappings = new CollectionMappings(sources, rows, context).Make(tables.Selections, collections);
        return new MigrationPlan
        {
            Text = tables.Text,
            Sources = [.. sources.Values],
            Rows = [.. rows.Select(row => row.Row)],
            Mappings = mappings,
        };
    }

    private Dictionary<string, MigrationSource> Sources(IReadOnlyList<SourceEntry> entries)
    {
        var sources = new Dictionary<string, MigrationSource>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!sources.TryAdd(entry.Source.Name, entry.Source))
            {
                var first = sources[entry.Source.Name].Place;
                context.Report(SpecDiagnostics.DuplicateSource, entry.Name, entry.Source.Name, first);
            }
        }
        return sources;
    }

    private bool KnownSource(MappingEntry entry, Dictionary<string, MigrationSource> sources)
    {
        var lookedUp = entry.Transform.Steps.OfType<LookUpStep>().Select(step => (step.Source, entry.TransformCell));
        var named = entry.Old.Select(column => (column.Source, entry.OldCell)).Concat(lookedUp).Distinct().ToList();
        var unknown = named.Where(name => !sources.ContainsKey(name.Source)).ToList();
        foreach (var (name, cell) in unknown)
        {
            var suggestion = Suggestion.For(name, sources.Keys);
            context.Report(SpecDiagnostics.UnknownSource, cell, name, suggestion);
        }
        var own = entry.Old.Select(column => column.Source).Distinct().ToList();
        if (unknown.Count == 0 && own.Count > 1)
        {
            context.Report(SpecDiagnostics.MixedSources, entry.OldCell, own[0], own[1]);
            return false;
        }
        return unknown.Count == 0;
    }

    private List<ResolvedTarget>? Targets(MappingEntry entry)
    {
        var targets = new List<ResolvedTarget>();
        foreach (var target in entry.New)
        {
            if (Target(target, entry.NewCell) is not { } resolved)
            {
                return null;
            }
            targets.Add(resolved);
        }
        return targets;
    }

    private ResolvedTarget? Target(MappingTarget target, TextSlice cell)
    {
        if (target.Collection.IsGroup)
        {
            context.Report(SpecDiagnostics.MisplacedGroup, cell, target.Collection);
            return null;
        }
        if (checks.Members(target.Collection, cell) is not [var collection])
        {
            return null;
        }
        if (collection.Path.Captures.Contains(target.Field))
        {
            return new ResolvedTarget(collection, FilledPart.ParentId, target.Field, null);
        }
        if (collection.Field(target.Field) is { } field)
        {
            return new ResolvedTarget(collection, FilledPart.Field, field.Name, field);
        }
        if (target.Field == "id" || target.Field == collection.IdName)
        {
            return new ResolvedTarget(collection, FilledPart.DocumentId, "id", null);
        }
        return checks.Check([target.Field], [collection], cell)
            ? new ResolvedTarget(collection, FilledPart.Field, target.Field, null)
            : null;
    }

    private static MappingRow Row(MappingEntry entry) =>
        new(
            entry.Old,
            entry.New,
            entry.Transform.Steps,
            entry.Transform.Kind,
            ReadingContext.PlaceOf(entry.Old.Count > 0 ? entry.OldCell : entry.NewCell)
        );
}

/// <summary>A new field that was found, or an id.</summary>
internal sealed record ResolvedTarget(Collection Collection, FilledPart Part, string Name, Field? Field);

/// <summary>A row of the mapping whose names were found.</summary>
internal sealed record ResolvedRow(MappingEntry Entry, MappingRow Row, IReadOnlyList<ResolvedTarget> Targets);
