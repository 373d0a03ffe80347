using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// Queries of all shapes that Firestore takes: every filter, nested as deep as three, sorts, groups, aggregates,
/// limits. Each is of a collection of its own, so that the emulator's report says which is which.
/// </summary>
internal sealed class RandomQueries(int seed)
{
    private const int MostDisjuncts = 30;
    private static readonly string[] Fields = ["a", "b", "c", "B", "_u", "m.x", "m.y", "tags", "z9"];
    private static readonly LiteralOperand Any = new(0L);
    private static readonly Comparator[] Ranges =
    [
        Comparator.Less,
        Comparator.LessOrEqual,
        Comparator.Greater,
        Comparator.GreaterOrEqual,
    ];

    private readonly Random _random = new(seed);
    private int _made;

    /// <summary>The next query; what Firestore would refuse is drawn again.</summary>
    public IndexQuery Next()
    {
        while (true)
        {
            var isGroup = _random.Next(5) == 0;
            var filter = _random.Next(8) == 0 ? null : Filter(depth: _random.Next(3));
            var sort = Sort();
            var aggregates = _random.Next(5) == 0 ? Aggregates() : [];
            if (filter is not null && !IsTaken(filter) || !IsTaken(filter, sort, aggregates))
            {
                continue;
            }
            return new IndexQuery($"q{++_made}", isGroup)
            {
                Filter = filter,
                Sort = sort,
                Aggregated = aggregates,
            };
        }
    }

    private Condition Filter(int depth)
    {
        if (depth == 0)
        {
            return Comparison();
        }
        var parts = Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Filter(_random.Next(depth))).ToList();
        return _random.Next(3) == 0 ? new OrCondition(parts) : new AndCondition(parts);
    }

    private Comparison Comparison()
    {
        var field = new FieldOperand(Fields[_random.Next(Fields.Length)]);
        return _random.Next(15) switch
        {
            < 5 => new Comparison(field, Comparator.Equal, Any),
            5 => new Comparison(
                field,
                _random.Next(2) == 0 ? Comparator.Equal : Comparator.NotEqual,
                new LiteralOperand(null)
            ),
            6 => new Comparison(
                field,
                _random.Next(2) == 0 ? Comparator.Equal : Comparator.NotEqual,
                new LiteralOperand(double.NaN)
            ),
            7 => new Comparison(field, Comparator.NotEqual, Any),
            8 => new Comparison(field, _random.Next(2) == 0 ? Comparator.In : Comparator.NotIn, Any),
            9 => new Comparison(field, Comparator.Has, Any),
            10 => new Comparison(field, Comparator.HasAny, Any),
            11 => new Comparison(new FieldOperand(IndexShape.DocumentName), Ranges[_random.Next(Ranges.Length)], Any),
            _ => new Comparison(field, Ranges[_random.Next(Ranges.Length)], Any),
        };
    }

    private List<SortField> Sort()
    {
        var count = Math.Max(0, _random.Next(6) - 2);
        var sort = Fields
            .OrderBy(_ => _random.Next())
            .Take(count)
            .Select(field => new SortField(field, _random.Next(2) == 0))
            .ToList();
        if (_random.Next(6) == 0)
        {
            sort.Add(new SortField("__name__", _random.Next(2) == 0));
        }
        return sort;
    }

    private List<string> Aggregates() => [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Field()).Distinct()];

    private string Field() => Fields[_random.Next(Fields.Length)];

    /// <summary>The limits that Firestore's documentation puts on filters.</summary>
    private static bool IsTaken(Condition filter)
    {
        var disjuncts = Disjuncts(filter);
        var all = Leaves(filter).ToList();
        var excluding = all.Count(one => one.Comparator is Comparator.NotEqual or Comparator.NotIn);
        var hasNotIn = all.Any(one => one.Comparator == Comparator.NotIn);
        var chooses = disjuncts.Count > 1 || all.Any(one => one.Comparator is Comparator.In or Comparator.HasAny);
        return disjuncts.Sum(Expanded) <= MostDisjuncts
            && disjuncts.All(disjunct =>
                disjunct.Count(one => one.Comparator is Comparator.Has or Comparator.HasAny) <= 1
            )
            && excluding <= 1
            && !(hasNotIn && chooses)
            && disjuncts.All(disjunct =>
                disjunct.GroupBy(one => one.Left).All(same => same.Count() == 1 || !same.Any(IsNullOrNaN))
            )
            && all.Where(IsRange).Select(one => one.Left).Distinct().Count() <= 10;
    }

    private static bool IsTaken(Condition? filter, List<SortField> sort, List<string> aggregates)
    {
        // Behind the name comes neither a range nor an aggregate, and descending names alone are not read.
        List<List<Comparison>> disjuncts = filter is null
            ?
            [
                [],
            ]
            : Disjuncts(filter);
        var ranges = disjuncts
            .SelectMany(disjunct => disjunct)
            .Where(IsRange)
            .Select(one => ((FieldOperand)one.Left).Path)
            .ToHashSet();
        var asksName = ranges.Remove(IndexShape.DocumentName);
        var sortsName = sort is [.., { Field: IndexShape.DocumentName }];
        if (sortsName && !ranges.All(IsSorted) || (sortsName || asksName) && !aggregates.All(IsSorted))
        {
            return false;
        }
        return sort is not [{ Field: IndexShape.DocumentName, Descending: true }]
            || disjuncts.All(disjunct =>
                disjunct.Exists(one => one.Left is FieldOperand { Path: not IndexShape.DocumentName })
            );

        bool IsSorted(string field) => sort.Any(by => by.Field == field);
    }

    private static bool IsRange(Comparison one) =>
        Ranges.Contains(one.Comparator) || one.Comparator is Comparator.NotEqual or Comparator.NotIn;

    private static bool IsNullOrNaN(Comparison one) =>
        one is { Comparator: Comparator.Equal, Right: LiteralOperand { Value: null or double.NaN } };

    private static int Expanded(List<Comparison> disjunct) =>
        disjunct
            .Where(one => one.Comparator is Comparator.In or Comparator.HasAny)
            .Aggregate(1, (product, _) => product * 2);

    private static IEnumerable<Comparison> Leaves(Condition filter) =>
        filter switch
        {
            AndCondition all => all.Parts.SelectMany(Leaves),
            OrCondition any => any.Parts.SelectMany(Leaves),
            _ => [(Comparison)filter],
        };

    private static List<List<Comparison>> Disjuncts(Condition filter) =>
        filter switch
        {
            OrCondition any => [.. any.Parts.SelectMany(Disjuncts)],
            AndCondition all => all.Parts.Aggregate(
                new List<List<Comparison>> { new() },
                (product, part) =>
                    [.. from left in product from right in Disjuncts(part) select (List<Comparison>)[.. left, .. right]]
            ),
            _ =>
            [
                [(Comparison)filter],
            ],
        };
}
