using RulesHarness.Embedded;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Exploration;

/// <summary>
/// Writes that the rules allow as they allow a way, with one more field changed: what a condition does not ask about
/// may be anything, and a sentence may ask about it.
/// </summary>
internal sealed class WrittenVariations(CompiledRules rules, DataModel model, Dataset data)
{
    /// <summary>The allowed writes beside a scenario's, each with one field at another value of its schema.</summary>
    public IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (
            scenario.Request.NewData is not { } written
            || model.CollectionOf(scenario.Request.Path) is not { } collection
            || ScenarioValues.Fields(written) is not { } fields
        )
        {
            return [];
        }

        return from row in collection.StoredFields
            from other in Others(collection, row, fields.At(row.Name))
            let changed = Written(scenario, fields.With(row.Name, other))
            where changed.IsAllowedBy(rules.Program!)
            select changed;
    }

    private static Scenario Written(Scenario scenario, IReadOnlyDictionary<string, object?> fields) =>
        scenario with
        {
            Request = scenario.Request with { NewData = RulesValues.Of(fields) },
        };

    /// <summary>Each other value of an enum; of other types one that another document has.</summary>
    private IEnumerable<object?> Others(Collection collection, Field row, object? value)
    {
        if (row.Type.Kind == TypeKind.Enum)
        {
            return row.Type.Literals.Where(literal => !Comparisons.Same(literal, value));
        }

        return data.Of(collection.Path)
            .Select(document => document.Fields.At(row.Name))
            .Where(other => other is not null && !Comparisons.Same(other, value))
            .Take(1);
    }
}
