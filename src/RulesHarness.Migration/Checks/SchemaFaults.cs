using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Mapping;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migration.Checks;

/// <summary>Compares documents with their schema: each stored field, filled or not.</summary>
internal sealed class SchemaFaults
{
    private readonly List<CheckedField> _fields;

    public SchemaFaults(CollectionMapping mapping)
    {
        _fields = [.. mapping.Collection.StoredFields.Select(field => CheckedField.Of(mapping, field))];
    }

    /// <summary>Adds the faults of fields that have none yet.</summary>
    public void Find(IReadOnlyDictionary<string, object?> fields, List<RowFault> faults)
    {
        var known = faults.Count;
        foreach (var field in _fields)
        {
            if (NestedFields.TryGet(fields, field.Segments, out var value))
            {
                if (SchemaCheck.Violation(field.Field, value) is { } violation)
                {
                    faults.Add(new RowFault(field.Invalid with { Reason = violation }, value));
                }
            }
            else if (field.Field.Required && !IsKnown(field, faults, known))
            {
                faults.Add(new RowFault(field.Missing, null));
            }
        }
    }

    private static bool IsKnown(CheckedField field, List<RowFault> faults, int known) =>
        faults.Take(known).Any(fault => fault.Kind.Subject == field.Missing.Subject);

    private sealed record CheckedField(Field Field, string[] Segments, FaultKind Invalid, FaultKind Missing)
    {
        public static CheckedField Of(CollectionMapping mapping, Field field)
        {
            var part = mapping.Parts.FirstOrDefault(part =>
                part.Part == FilledPart.Field && IsIn(field.Name, part.Name)
            );
            var place = part?.Row.Place ?? mapping.Place;
            var subject = $"{mapping.Collection.Path}.{field.Name}";
            var reason =
                part is { Name: var name } && name == field.Name ? "the old value is empty" : "nothing fills it";
            return new CheckedField(
                field,
                [.. FieldPath.Parse(field.Name).Segments],
                new FaultKind(MigrationDiagnostics.InvalidValue, place, subject, ""),
                new FaultKind(MigrationDiagnostics.MissingValue, place, subject, reason)
            );
        }

        private static bool IsIn(string field, string part) =>
            field == part
            || field.StartsWith($"{part}.", StringComparison.Ordinal)
            || part.StartsWith($"{field}.", StringComparison.Ordinal);
    }
}
