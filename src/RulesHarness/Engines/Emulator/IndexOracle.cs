using System.Globalization;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// The emulator's recommendations: it runs queries without indexes, and reports the indexes that Google's planner would
/// have used.
/// </summary>
internal sealed class IndexOracle
{
    private readonly FirestoreEmulator _emulator;
    private readonly FirestoreConnection _connection;

    internal IndexOracle(FirestoreEmulator emulator, FirestoreConnection connection) =>
        (_emulator, _connection) = (emulator, connection);

    /// <summary>
    /// The indexes recommended for each query, without what is near to a vector, of which the emulator says nothing.
    /// Queries of one collection run in projects of their own: the report doesn't say which query an index is for.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or answers oddly.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<IndexShape>>> RecommendAsync(
        IReadOnlyList<IndexQuery> queries,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(queries);
        var answers = new IReadOnlyList<IndexShape>[queries.Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rounds = queries
            .Select((query, at) => (Query: query, At: at))
            .ToLookup(each => Round(seen, each.Query.Collection));
        foreach (var round in rounds)
        {
            var project = $"demo-rulesharness-{Guid.NewGuid():n}";
            var admin = _connection.Database(project, Identity.Admin);
            await Parallel.ForEachAsync(
                round,
                cancellationToken,
                async (each, token) => await RunAsync(admin, each.Query, token)
            );
            var usage = (await _emulator.GetIndexUsageAsync(project, cancellationToken)).ToLookup(index =>
                index.CollectionId
            );
            foreach (var (query, at) in round)
            {
                answers[at] = [.. usage[query.Collection].Select(Shape)];
            }
        }

        return answers;
    }

    private static int Round(Dictionary<string, int> seen, string collection) =>
        seen[collection] = seen.GetValueOrDefault(collection) + 1;

    private static async Task RunAsync(FirestoreDb admin, IndexQuery asked, CancellationToken cancellationToken)
    {
        var collection = CollectionPath.TryParse(asked.IsGroup ? $"**/{asked.Collection}" : asked.Collection)!;
        var query = ClientQuery.Of(
            admin,
            new ListQuery(collection, [], asked.Filter is null ? null : Valued(asked.Filter, asked))
            {
                Sort = asked.Sort,
            }
        );
        if (asked.Aggregated.Count == 0)
        {
            await query.GetSnapshotAsync(cancellationToken);
        }
        else
        {
            await query
                .Aggregate([.. asked.Aggregated.Select(field => AggregateField.Sum(field))])
                .GetSnapshotAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The filter with values that go together, whatever comparisons of a field there are: what no document can be, the
    /// emulator leaves out.
    /// </summary>
    private static Condition Valued(Condition filter, IndexQuery asked) =>
        filter switch
        {
            AndCondition all => new AndCondition([.. all.Parts.Select(part => Valued(part, asked))]),
            OrCondition any => new OrCondition([.. any.Parts.Select(part => Valued(part, asked))]),
            Comparison { Right: LiteralOperand { Value: null or double.NaN } } => filter,
            Comparison { Left: FieldOperand { Path: IndexShape.DocumentName } } comparison => comparison with
            {
                Right = Name(comparison.Comparator, asked),
            },
            Comparison comparison => comparison with { Right = Value(comparison.Comparator) },
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Firestore has no such filter"),
        };

    private static Operand Value(Comparator comparator) =>
        comparator switch
        {
            Comparator.Less or Comparator.LessOrEqual => new LiteralOperand(900L),
            Comparator.Greater or Comparator.GreaterOrEqual => new LiteralOperand(100L),
            Comparator.NotEqual => new LiteralOperand(7L),
            Comparator.NotIn => List(7L, 8L),
            Comparator.In or Comparator.HasAny => List(500L, 501L),
            _ => new LiteralOperand(500L),
        };

    private static Operand Name(Comparator comparator, IndexQuery asked)
    {
        var name = asked.IsGroup ? $"{asked.Collection}/m" : "m";
        return comparator switch
        {
            Comparator.In or Comparator.NotIn => List(name),
            // Between these lies the one above.
            Comparator.Greater or Comparator.GreaterOrEqual => new LiteralOperand(name[..^1] + "a"),
            Comparator.Less or Comparator.LessOrEqual or Comparator.NotEqual => new LiteralOperand(name[..^1] + "z"),
            _ => new LiteralOperand(name),
        };
    }

    private static ListOperand List(params object[] values) =>
        new([.. values.Select(value => new LiteralOperand(value))]);

    private static IndexShape Shape(UsedIndex index)
    {
        var name = index.Fields[^1];
        if (name.Path != IndexShape.DocumentName)
        {
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the emulator's index for `{index.CollectionId}` does not end with the name"
                )
            );
        }
        return new IndexShape(
            index.CollectionId,
            index.IsGroup,
            [.. index.Fields.SkipLast(1).Select(field => new IndexField(field.Path, Mode(field.Mode)))],
            name.Mode == "DESCENDING"
        );
    }

    private static IndexMode Mode(string mode) =>
        mode switch
        {
            "ASCENDING" => IndexMode.Ascending,
            "DESCENDING" => IndexMode.Descending,
            _ => IndexMode.ArrayContains,
        };
}
