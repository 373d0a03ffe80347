using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>A part of a document with the columns and the steps that make it.</summary>
internal sealed class CompiledPart(FieldMapping mapping, string subject, Column[] columns, ValueStep[] steps)
{
    public FieldMapping Mapping { get; } = mapping;

    /// <summary>The part as messages name it: <c>posts.title</c>.</summary>
    public string Subject { get; } = subject;

    /// <summary>The names of the maps around a field, and its own.</summary>
    public string[] Segments { get; } = [.. FieldPath.Parse(mapping.Name).Segments];

    /// <summary>Makes the value of a row, or gives the fault.</summary>
    public RowFault? Make(RowScope scope, out object? value)
    {
        value = columns.Length switch
        {
            0 => null,
            1 => scope.Row.Value(columns[0]),
            _ => columns.Select(scope.Row.Value).ToList(),
        };
        foreach (var step in steps)
        {
            if (step.Apply(scope, ref value) is { } failure)
            {
                return Fault(failure, value);
            }
        }
        var shown = value;
        return Mapping.Field is { } field && FieldConversion.Convert(field.Type, ref value) is { } wrong
            ? Fault(wrong, shown)
            : null;
    }

    private RowFault Fault(string reason, object? value) =>
        new(new FaultKind(MigrationDiagnostics.UnmadeValue, Mapping.Row.Place, Subject, reason), value);
}
