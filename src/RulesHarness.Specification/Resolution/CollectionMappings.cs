using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Groups the rows of the mapping by source and collection, and finds what no row fills.</summary>
internal sealed class CollectionMappings(
    IReadOnlyDictionary<string, MigrationSource> sources,
    IReadOnlyList<ResolvedRow> rows,
    ReadingContext context
)
{
    public IReadOnlyList<CollectionMapping> Make(
        IReadOnlyList<SelectionEntry> selections,
        IReadOnlyList<Collection> collections
    )
    {
        var taken = rows.Where(row => row.Row.Kind != MappingKind.LeftBehind && row.Row.Old.Count > 0);
        var all = from row in taken from target in row.Targets select (row.Row.Old[0].Source, target.Collection);
        var pairs = all.Distinct().ToList();
        ReportWithoutOrigin(pairs);
        var selected = Selected(selections, pairs);
        return [.. pairs.Select(pair => Mapping(pair.Source, pair.Collection, selected))];
    }

    private CollectionMapping Mapping(
        string source,
        Collection collection,
        Dictionary<(string, string), SelectionEntry> selected
    )
    {
        var parts = new Dictionary<(FilledPart, string), FieldMapping>();
        ResolvedRow? first = null;
        foreach (var row in rows.Where(row => row.Row.Old.Count == 0 || row.Row.Old[0].Source == source))
        {
            foreach (var target in row.Targets.Where(target => target.Collection.Path == collection.Path))
            {
                first ??= row;
                var part = new FieldMapping(target.Part, target.Name, target.Field, row.Row);
                if (!parts.TryAdd((target.Part, target.Name), part))
                {
                    context.Report(
                        SpecDiagnostics.FilledTwice,
                        row.Entry.NewCell,
                        $"{collection.Path}.{target.Name}",
                        source,
                        parts[(target.Part, target.Name)].Row.Place
                    );
                }
            }
        }
        var mapping = new CollectionMapping(sources[source], collection, first!.Row.Place)
        {
            Where = selected.GetValueOrDefault((source, collection.Path.Text))?.Where,
            Parts = [.. parts.Values],
        };
        ReportUnfilled(mapping, first.Entry.NewCell);
        return mapping;
    }

    private void ReportUnfilled(CollectionMapping mapping, TextSlice place)
    {
        var collection = mapping.Collection;
        var names = mapping.Parts.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in collection.StoredFields.Where(field => IsNeeded(field) && !IsFilled(field, names)))
        {
            context.Report(SpecDiagnostics.NothingFills, place, field.Name, collection.Path, mapping.Source.Name);
        }
        foreach (var parent in collection.Path.Captures.Where(name => !IsParentFilled(name, mapping)))
        {
            var what = $"the id `{{{parent}}}` in the path";
            context.Report(SpecDiagnostics.NothingFillsId, place, what, collection.Path, mapping.Source.Name, parent);
        }
        var hasId = mapping.Parts.Any(part => part.Part == FilledPart.DocumentId);
        if (!hasId && collection.Key.Kind != KeyKind.Template)
        {
            context.Report(
                SpecDiagnostics.NothingFillsId,
                place,
                "the document id",
                collection.Path,
                mapping.Source.Name,
                "id"
            );
        }
    }

    private static bool IsNeeded(Field field) => field.Required && field.Constraints.Default is null;

    /// <summary>Returns true if the field itself is filled, a map that it is in, or a part of it.</summary>
    private static bool IsFilled(Field field, HashSet<string> names) =>
        names.Any(name =>
            name == field.Name
            || field.Name.StartsWith($"{name}.", StringComparison.Ordinal)
            || name.StartsWith($"{field.Name}.", StringComparison.Ordinal)
        );

    private static bool IsParentFilled(string name, CollectionMapping mapping) =>
        mapping.Parts.Any(part => part.Part == FilledPart.ParentId && part.Name == name);

    private Dictionary<(string, string), SelectionEntry> Selected(
        IReadOnlyList<SelectionEntry> selections,
        List<(string Source, Collection Collection)> pairs
    )
    {
        var selected = new Dictionary<(string, string), SelectionEntry>();
        foreach (var selection in selections)
        {
            if (!pairs.Any(pair => pair.Source == selection.Source && pair.Collection.Path == selection.Collection))
            {
                context.Report(
                    SpecDiagnostics.UnusedSelection,
                    selection.Row.Text,
                    selection.Collection,
                    selection.Source
                );
            }
            selected.TryAdd((selection.Source, selection.Collection.Text), selection);
        }
        return selected;
    }

    private void ReportWithoutOrigin(List<(string Source, Collection Collection)> pairs)
    {
        foreach (var row in rows.Where(row => row.Row.Old.Count == 0))
        {
            var lost = row.Targets.FirstOrDefault(target =>
                !pairs.Any(pair => pair.Collection.Path == target.Collection.Path)
            );
            if (lost is not null)
            {
                context.Report(SpecDiagnostics.WithoutOrigin, row.Entry.NewCell, lost.Collection.Path);
            }
        }
    }
}
