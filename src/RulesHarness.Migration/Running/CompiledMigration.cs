using RulesHarness.Diagnostics;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Sources;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>A source with what is made of its rows.</summary>
internal sealed record CompiledSource(
    int Number,
    SourceFile File,
    RowCondition? Where,
    IReadOnlyList<DocumentMapper> Mappers
);

/// <summary>A mapping whose steps can be carried out.</summary>
internal sealed record CompiledMigration(IReadOnlyList<CompiledSource> Sources, LookUpTables LookUps)
{
    public static CompiledMigration Of(MigrationPlan plan, MigrationOptions options, List<Diagnostic> findings)
    {
        var lookUps = new LookUpTables();
        var sources = plan
            .Sources.Index()
            .Select(source => Source(source.Index, source.Item, plan, lookUps, options, findings))
            .ToList();
        return new CompiledMigration(sources, lookUps);
    }

    private static CompiledSource Source(
        int number,
        MigrationSource source,
        MigrationPlan plan,
        LookUpTables lookUps,
        MigrationOptions options,
        List<Diagnostic> findings
    )
    {
        var file = new SourceFile(source, options.Root);
        var compiler = new StepCompiler(file.Columns, lookUps, options.ImportTime, findings);
        var where = source.Where is null ? null : compiler.Condition(source.Where, source.Place);
        var mappers = plan
            .Mappings.Where(mapping => mapping.Source.Name == source.Name)
            .Select(mapping => Mapper(mapping, file.Columns, compiler, findings))
            .ToList();
        var columns = plan.Rows.SelectMany(row => row.Old);
        foreach (var column in columns.Where(column => column.Source == source.Name))
        {
            file.Columns.Of(column.Path);
        }
        return new CompiledSource(number, file, where, mappers);
    }

    private static DocumentMapper Mapper(
        CollectionMapping mapping,
        SourceColumns columns,
        StepCompiler compiler,
        List<Diagnostic> findings
    )
    {
        var where = mapping.Where is null ? null : compiler.Condition(mapping.Where, mapping.Place);
        var parts = mapping
            .Parts.Where(part => part.Row.Kind == MappingKind.Mapped)
            .Select(part => Part(mapping, part, columns, compiler))
            .ToList();
        findings.AddRange(mapping.Parts.SelectMany(part => ImpossibleValues.Of(mapping, part)));
        return new DocumentMapper(mapping, where, parts);
    }

    private static CompiledPart Part(
        CollectionMapping mapping,
        FieldMapping part,
        SourceColumns columns,
        StepCompiler compiler
    )
    {
        var steps = part.Row.Steps.Select(step => compiler.Compile(step, part.Row.Place)).OfType<ValueStep>();
        var subject = $"{mapping.Collection.Path}.{part.Name}";
        return new CompiledPart(part, subject, [.. part.Row.Old.Select(column => columns.Of(column.Path))], [.. steps]);
    }
}
