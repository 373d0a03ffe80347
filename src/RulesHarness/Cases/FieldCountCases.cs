using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for the limit of an open schema's fields: a document with as many as it may have, and one with one more.
/// </summary>
internal sealed class FieldCountCases(InvalidWriteCases writes)
{
    public void AddCreate(Collection collection, GrantedWrite granted) =>
        Add(
            collection,
            granted,
            Operation.Create,
            granted.Created,
            added => new CreateRequest(
                granted.Scenario.Document.Path,
                granted.Created.Concat(added).ToDictionary(StringComparer.Ordinal)
            )
        );

    public void AddUpdate(Collection collection, GrantedWrite granted) =>
        Add(
            collection,
            granted,
            Operation.Update,
            granted.Scenario.Attempt.NewFields!,
            added => new UpdateRequest(
                granted.Scenario.Document.Path,
                granted.Changed.Concat(added).ToDictionary(StringComparer.Ordinal)
            )
        );

    private void Add(
        Collection collection,
        GrantedWrite granted,
        Operation operation,
        IReadOnlyDictionary<string, object?> fields,
        Func<IEnumerable<KeyValuePair<string, object?>>, AccessRequest> request
    )
    {
        if (collection.MostFields is not { } most)
        {
            return;
        }
        var rule = new DocumentRequirement(collection.Place, $"{collection.Path} contains at most {most} fields");
        foreach (var count in new[] { most, most + 1 })
        {
            writes.Add(
                collection,
                granted,
                rule,
                operation,
                $"{count} fields",
                request(Others(count - fields.Count)),
                isAllowed: count <= most
            );
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Others(int count) =>
        Enumerable
            .Range(1, Math.Max(0, count))
            .Select(at => KeyValuePair.Create($"unknownField{at}", (object?)"unknown"));
}
