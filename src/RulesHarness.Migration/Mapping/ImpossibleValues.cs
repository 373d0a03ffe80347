using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migration.Mapping;

/// <summary>Finds values that a transform writes out and that the schema never allows, whatever the data is.</summary>
internal static class ImpossibleValues
{
    public static IEnumerable<Diagnostic> Of(CollectionMapping mapping, FieldMapping part)
    {
        if (part.Field is not { } field || part.Row.Steps.Count == 0)
        {
            yield break;
        }
        foreach (var written in Written(part.Row.Steps[^1]).Where(value => value is not null).Distinct())
        {
            var value = written;
            var violation = FieldConversion.Convert(field.Type, ref value) ?? SchemaCheck.Violation(field, value);
            if (violation is null)
            {
                continue;
            }
            var place = part.Row.Place;
            var subject = $"{mapping.Collection.Path}.{field.Name}";
            yield return MigrationDiagnostics.ImpossibleValue.At(
                place.File,
                place.Line,
                place.Column,
                $"`{Literal.Show(written)}`",
                subject,
                violation
            );
        }
    }

    /// <summary>The values of the last step, which nothing changes any more.</summary>
    private static IEnumerable<object?> Written(TransformStep step) =>
        step switch
        {
            ValueMapStep map => map.Pairs.Select(pair => pair.Value).Append(map.Otherwise),
            AlwaysStep always => [always.Value],
            DefaultStep one => [one.Value],
            _ => [],
        };
}
