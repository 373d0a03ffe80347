using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Cases of updates that do what their sentence says, and leave a value that the schema forbids because of what was
/// stored: a list gets one item more and was full, or had that item. A wrong value by itself would be denied by the
/// condition, and rules that forget the schema here let it grow.
/// </summary>
internal sealed class GrownValueCases(CaseDraft draft, InvalidWriteCases flawed)
{
    /// <summary>Adds a case for each stored value after which the update breaks the schema.</summary>
    public void Add(Collection collection, GrantedWrite update)
    {
        foreach (var (written, grown) in update.OfRequest.Select(Grown).OfType<(FieldOperand, ArithmeticOperand)>())
        {
            if (collection.Field(written.Path) is not { } field || field.Constraints.Immutable)
            {
                continue;
            }
            var kinds = new HashSet<string>();
            foreach (var stored in Stored(update, field, grown))
            {
                if (Made(update, field, grown, stored) is { } made && kinds.Add(made.Violation))
                {
                    Add(collection, field, made.Update, made.Value, made.Violation);
                }
            }
        }
    }

    private void Add(Collection collection, Field field, GrantedWrite update, object? value, string violation)
    {
        var changed = new Dictionary<string, object?>(update.Changed) { [field.Name] = value };
        flawed.Add(
            collection,
            update,
            DocumentRequirement.Of(field),
            Operation.Update,
            $"{field.Name} {violation} after the change",
            new UpdateRequest(update.Scenario.Document.Path, changed),
            isAllowed: false
        );
    }

    /// <summary>A new value that is made of the stored one: <c>new.members == members + [uid]</c>.</summary>
    private static (FieldOperand Written, ArithmeticOperand Grown)? Grown(Comparison comparison) =>
        comparison switch
        {
            { Comparator: not Comparator.Equal } => null,
            { Left: FieldOperand { IsNew: true } left, Right: ArithmeticOperand right } when IsOf(left, right) => (
                left,
                right
            ),
            { Left: ArithmeticOperand left, Right: FieldOperand { IsNew: true } right } when IsOf(right, left) => (
                right,
                left
            ),
            _ => null,
        };

    private static bool IsOf(FieldOperand written, ArithmeticOperand grown) =>
        ConditionTransform.Inside(grown).Contains(written with { IsNew = false });

    /// <summary>The stored values at which one step more or less may leave what the schema allows.</summary>
    private IEnumerable<object> Stored(GrantedWrite update, Field field, ArithmeticOperand grown)
    {
        if (field.Type.Kind == TypeKind.Int)
        {
            return Ends(field.Constraints.Range);
        }
        var attempt = update.Scenario.Attempt;
        if (
            field.Type.Kind != TypeKind.Array
            || attempt.Stored?.At(field.Name) is not IReadOnlyList<object?> stored
            || !draft.Oracle.Scope(attempt).TryGetValue(grown, out var value)
            || value is not IReadOnlyList<object?> left
        )
        {
            return [];
        }
        var (added, removed) = (Without(left, stored), Without(stored, left));
        var most = field.Constraints.Items?.Maximum is { } items and < int.MaxValue ? (int)items : 0;
        var full = most > 0 ? draft.Context.Fixtures.OfSize(field, stored, most) : null;
        var others = stored.Take(Math.Max(0, most > 0 ? most - 1 - added.Count : stored.Count));
        return new object?[] { full, others.Concat(added).ToList(), removed }.OfType<object>();
    }

    private static IEnumerable<object> Ends(Bounds? range) =>
        new[] { range?.Maximum, range?.Minimum }
            .OfType<double>()
            .Where(double.IsInteger)
            .Select(end => (object)(long)end);

    private static List<object?> Without(IReadOnlyList<object?> items, IReadOnlyList<object?> others) =>
        [.. items.Where(item => !others.Any(other => Comparisons.Same(item, other)))];

    /// <summary>
    /// The update of a document that has the stored value, if the sentence grants it and the schema alone forbids it.
    /// </summary>
    private (GrantedWrite Update, object? Value, string Violation)? Made(
        GrantedWrite update,
        Field field,
        ArithmeticOperand grown,
        object stored
    )
    {
        if (!FieldRules.Allows(field, stored))
        {
            return null;
        }
        var before = update.Scenario.Document.Fields.With(field.Name, stored);
        var scope = draft.Oracle.Scope(On(update.Scenario, before).Attempt);
        if (
            !scope.TryGetValue(grown, out var value)
            || value is NoValue
            || SchemaCheck.Violation(field, value) is not { } violation
        )
        {
            return null;
        }
        var after = update.Scenario.Attempt.NewFields!.With(field.Name, value);
        var made = update with { Scenario = On(update.Scenario, before), Alone = On(update.Alone, before) };
        return draft.Oracle.IsGranted(made.Scenario.Attempt with { NewFields = after })
            ? (made, value, violation)
            : null;
    }

    private static Scenario On(Scenario scenario, IReadOnlyDictionary<string, object?> before)
    {
        var other = scenario with
        {
            Document = scenario.Document with { Fields = before },
            Attempt = scenario.Attempt with { Stored = before },
        };
        return other.With(scenario.Document.Path, before);
    }
}
