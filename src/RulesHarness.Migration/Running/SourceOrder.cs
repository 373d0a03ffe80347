using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>
/// The order in which sources are read, such that most references are to documents that were made before, and the
/// sources whose ids have to be known before all that.
/// </summary>
internal sealed record SourceOrder(IReadOnlyList<CompiledSource> Sources, IReadOnlyList<CompiledSource> IdsFirst)
{
    public static SourceOrder Of(CompiledMigration migration, IReadOnlyList<Relationship> relationships)
    {
        var left = migration.Sources.ToList();
        var ordered = new List<CompiledSource>();
        var early = new HashSet<CompiledSource>();
        while (left.Count > 0)
        {
            var next = left.Find(IsReady) ?? left[0];
            left.Remove(next);
            ordered.Add(next);
            early.UnionWith(Targets(next, [.. left, next], relationships));
        }
        return new SourceOrder(ordered, [.. migration.Sources.Where(early.Contains)]);

        bool IsReady(CompiledSource source) => Targets(source, left, relationships).All(target => target == source);
    }

    /// <summary>Those of some sources whose documents a source refers to.</summary>
    private static IEnumerable<CompiledSource> Targets(
        CompiledSource source,
        IEnumerable<CompiledSource> among,
        IReadOnlyList<Relationship> relationships
    )
    {
        var named = relationships
            .Where(one => Makes(source, one.From.Collection))
            .Select(one => one.To.Collection)
            .ToHashSet(StringComparer.Ordinal);
        return among.Where(IsNamed);

        bool IsNamed(CompiledSource other) => named.Any(collection => Makes(other, collection));
    }

    private static bool Makes(CompiledSource source, string collection) =>
        source.Mappers.Any(mapper => mapper.Mapping.Collection.Path.Text == collection);
}
