using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Wrong values that an update reaches from what is stored: where a counter grows by one, only the stored document at
/// the end of the range leads beyond it.
/// </summary>
internal sealed class FlawSteps(CaseDraft draft)
{
    /// <summary>The number of stored values that are tried.</summary>
    private const int Tries = 12;

    /// <summary>
    /// The update with the stored document from which a sentence grants the wrong value but for the schema, and the
    /// flaw as it is then; null where there is none, or where none is needed.
    /// </summary>
    public (GrantedWrite Granted, SchemaViolation Flaw)? Of(
        Collection collection,
        GrantedWrite granted,
        SchemaViolation flaw
    )
    {
        var attempt = granted.Scenario.Attempt;
        if (
            collection.Field(flaw.Path) is not { } field
            || attempt is not { Stored: { } stored, NewFields: { } next }
            || IsGranted(granted, stored, next.With(flaw.Path, flaw.Value))
        )
        {
            return null;
        }
        var steps = Steps(flaw, stored.At(flaw.Path), next.At(flaw.Path))
            .Where(step => FieldRules.Allows(field, step.Before) && !FieldRules.Allows(field, step.After))
            .Take(Tries);
        foreach (var (before, after) in steps)
        {
            var fields = stored.With(flaw.Path, before);
            if (IsGranted(granted, fields, next.With(flaw.Path, after)))
            {
                return (Stored(granted, fields), flaw with { Value = after });
            }
        }
        var wrong = next.With(flaw.Path, flaw.Value);
        return
            Solved(collection, granted, wrong) is { } solved
            && IsGranted(granted, solved, CarriedChanges.To(solved, stored, wrong))
            ? (Stored(granted, solved), flaw)
            : null;
    }

    /// <summary>
    /// The stored document whose other fields let the wrong value be written, as a quota that is large enough; null
    /// where there is none.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Solved(
        Collection collection,
        GrantedWrite granted,
        IReadOnlyDictionary<string, object?> wrong
    )
    {
        var attempt = granted.Scenario.Attempt;
        var changed = FieldTree.ChangedFields(attempt.Stored!, wrong).ToList();
        var asked = granted.Wanted.OfCaller.Where(comparison => !LookUpPlacer.IsLookUp(comparison));
        return draft.Context.Solver.Satisfy(
            collection,
            attempt.Stored!,
            [.. asked.Select(comparison => (Comparison)ConditionTransform.Replace(comparison, Known))],
            attempt.Caller,
            PathIds.Of(draft.Context.Model, attempt)
        );

        // What the update does not change is chosen with the stored document.
        Operand Known(Operand operand) =>
            operand is not FieldOperand { IsNew: true } field ? operand
            : changed.Exists(path => FieldTree.IsWithin(path, field.Path) || FieldTree.IsWithin(field.Path, path))
                ? new LiteralOperand(wrong.At(field.Path))
            : field with { IsNew = false };
    }

    private bool IsGranted(
        GrantedWrite granted,
        IReadOnlyDictionary<string, object?> stored,
        IReadOnlyDictionary<string, object?> next
    )
    {
        var attempt = granted.Scenario.Attempt with { Stored = stored, NewFields = next };
        return granted.IsGranted(draft.Oracle, attempt, granted.Wanted.OfCaller);
    }

    private static GrantedWrite Stored(GrantedWrite granted, IReadOnlyDictionary<string, object?> fields)
    {
        return granted with { Scenario = In(granted.Scenario), Alone = In(granted.Alone) };

        // The stored document is there for the one case alone.
        Scenario In(Scenario scenario) => scenario.WithStored(fields).With(scenario.Document.Path, fields);
    }

    /// <summary>Stored values, each with the wrong one that is like it.</summary>
    private static IEnumerable<(object? Before, object? After)> Steps(
        SchemaViolation flaw,
        object? before,
        object? after
    ) =>
        (flaw.Kind, flaw.Value, before, after) switch
        {
            (ViolationKind.OutOfRange, long wrong, long from, long to) => [(from + wrong - to, wrong)],
            (
                ViolationKind.TooLong
                    or ViolationKind.TooShort,
                IReadOnlyList<object?> wrong,
                IReadOnlyList<object?> from,
                IReadOnlyList<object?> to
            ) => OfSize(wrong, from, to),
            (
                ViolationKind.TooLong
                    or ViolationKind.TooShort,
                IReadOnlyDictionary<string, object?> wrong,
                IReadOnlyDictionary<string, object?> from,
                IReadOnlyDictionary<string, object?> to
            ) => OfSize(wrong, from, to),
            (
                ViolationKind.WrongItem,
                IReadOnlyDictionary<string, object?> wrong,
                IReadOnlyDictionary<string, object?> from,
                IReadOnlyDictionary<string, object?> to
            ) when flaw.Entry is null => OfValue(wrong, from, to),
            (ViolationKind.Repeated, _, IReadOnlyList<object?> from, IReadOnlyList<object?> to) => Again(from, to),
            _ => [],
        };

    /// <summary>The same change of a list that has more items already, or fewer.</summary>
    private static IEnumerable<(object? Before, object? After)> OfSize(
        IReadOnlyList<object?> wrong,
        IReadOnlyList<object?> from,
        IReadOnlyList<object?> to
    )
    {
        var more = wrong.Count - to.Count;
        if (more > 0)
        {
            // Items that are not there yet, as far as there are such.
            var others = wrong
                .OrderBy(item => Comparisons.IsAmong(item, from) || Comparisons.IsAmong(item, to))
                .Take(more)
                .ToList();
            yield return ((List<object?>)[.. others, .. from], (List<object?>)[.. others, .. to]);
        }
        var kept = from.Where(item => Comparisons.IsAmong(item, to)).Take(-more).ToList();
        if (more < 0)
        {
            yield return (Without(from), Without(to));
        }

        List<object?> Without(IReadOnlyList<object?> items) =>
            [.. items.Where(item => !Comparisons.IsAmong(item, kept))];
    }

    /// <summary>The same items added to a list that has them already, and may have less of its own.</summary>
    private static IEnumerable<(object? Before, object? After)> Again(
        IReadOnlyList<object?> from,
        IReadOnlyList<object?> to
    )
    {
        var added = to.Where(item => !Comparisons.IsAmong(item, from)).ToList();
        for (var kept = from.Count; added.Count > 0 && kept >= 0; kept--)
        {
            List<object?> before = [.. from.Take(kept), .. added];
            yield return (before, (List<object?>)[.. before, .. added]);
        }
    }

    /// <summary>
    /// The same change of a map that has more names already, or fewer; and one name more, or fewer, than a map that is
    /// as large as it may be, or as small.
    /// </summary>
    private static IEnumerable<(object? Before, object? After)> OfSize(
        IReadOnlyDictionary<string, object?> wrong,
        IReadOnlyDictionary<string, object?> from,
        IReadOnlyDictionary<string, object?> to
    )
    {
        var isMore = wrong.Count > to.Count;
        var others = isMore
            ? wrong.Where(each => !from.ContainsKey(each.Key) && !to.ContainsKey(each.Key)).ToList()
            : from.Where(each => to.TryGetValue(each.Key, out var value) && Comparisons.Same(each.Value, value))
                .ToList();
        yield return (Changed(from, Math.Abs(wrong.Count - to.Count)), Changed(to, Math.Abs(wrong.Count - to.Count)));
        var steps = Math.Abs(wrong.Count - from.Count);
        for (var at = 0; steps > 0 && at < others.Count; at++)
        {
            others = [.. others[1..], others[0]];
            yield return (Changed(from, steps - 1), Changed(from, steps));
        }

        Dictionary<string, object?> Changed(IReadOnlyDictionary<string, object?> map, int count)
        {
            var names = others.Take(count).ToDictionary();
            return isMore
                ? map.Concat(names).ToDictionary()
                : map.Where(each => !names.ContainsKey(each.Key)).ToDictionary();
        }
    }

    /// <summary>The wrong value under each name that changes.</summary>
    private static IEnumerable<(object? Before, object? After)> OfValue(
        IReadOnlyDictionary<string, object?> wrong,
        IReadOnlyDictionary<string, object?> from,
        IReadOnlyDictionary<string, object?> to
    ) =>
        to
            .Keys.Where(name => !from.TryGetValue(name, out var value) || !Comparisons.Same(value, to[name]))
            .Select(name =>
                ((object?)from, (object?)new Dictionary<string, object?>(to) { [name] = wrong.Values.Last() })
            );
}
