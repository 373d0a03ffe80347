using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes requests about the collection of a unit, and the documents that they find.</summary>
/// <param name="dice">What is drawn from.</param>
/// <param name="project">The project that references lead to.</param>
/// <param name="isAlone">Whether no unit's statements are about what commits write besides.</param>
internal sealed partial class AttemptMaker(Dice dice, string project, bool isAlone)
{
    private static readonly RulesMethod[] Methods = Enum.GetValues<RulesMethod>();

    private static readonly string[] Stored = ["d0", "d0", "d1", "d2", "d3", "d0/s/e0", "d1/s/e1", "d0/s/e0/t/f0"];

    private readonly DocumentMaker _documents = new(dice, project);
    private readonly ImmutableArray<Identity> _identities =
    [
        .. Enumerable.Range(0, 24).Select(_ => IdentityMaker.Make(dice)),
    ];
    private int _created;

    /// <summary>The documents of a unit's collection, and with the id of a collection that all look up.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, object?>>> Documents(string collection) =>
        Stored
            .Distinct()
            .Select(id =>
                KeyValuePair.Create($"{collection}/{id}", (IReadOnlyDictionary<string, object?>)_documents.Document())
            );

    /// <summary>A request that mostly is one that the unit's statements are about.</summary>
    /// <param name="collection">The unit's.</param>
    /// <param name="focus">The method of most of its statements.</param>
    /// <param name="rules">The unit's text, which tells the fields that a query had better name.</param>
    /// <param name="outline">Its statements.</param>
    public Attempt Make(string collection, RulesMethod focus, string rules, RulesOutline outline)
    {
        var method = dice.Percent(94) ? focus : dice.Pick(Methods);
        var identity = dice.Pick(_identities);
        if (method == RulesMethod.List)
        {
            return List(collection, identity, rules, outline);
        }

        var isStored = method != RulesMethod.Create && (method == RulesMethod.Update || dice.Percent(90));
        var path = Matched(
            [
                .. Stored.Select(id =>
                    isStored
                        ? $"{collection}/{id}"
                        : string.Create(CultureInfo.InvariantCulture, $"{collection}/{id}new{_created++}")
                ),
            ],
            path => path,
            method,
            outline
        );
        var attempt = new Attempt
        {
            Method = method,
            Path = path,
            Identity = identity,
        };
        return method switch
        {
            RulesMethod.Get or RulesMethod.Delete => attempt,
            RulesMethod.Create => attempt with
            {
                Written = _documents.Document(),
                Others = Others(),
                IsEither = IsEither(),
            },
            RulesMethod.Update when dice.Percent(40) => attempt with
            {
                Written = _documents.Document(),
                Others = Others(),
                IsEither = IsEither(),
            },
            _ => attempt with { Updates = Updates(ReadsClock().IsMatch(rules)), Others = Others() },
        };
    }

    /// <summary>Mostly one that a statement is about.</summary>
    private T Matched<T>(IReadOnlyList<T> places, Func<T, string> path, RulesMethod method, RulesOutline outline)
    {
        var matched = places
            .Where(place => outline.Match(path(place), method).Any(block => block.Allows.Length > 0))
            .ToList();
        return dice.Pick(matched.Count > 0 && dice.Percent(90) ? matched : places);
    }

    private ImmutableArray<(string Path, IReadOnlyDictionary<string, object?>? Data)> Others() =>
        isAlone && dice.Percent(10) ? [(dice.Pick(["k/d0", "k/d1", "k/d2", "k/none"]), _documents.Document())] : [];

    private bool IsEither() => isAlone && dice.Percent(25);

    private Dictionary<string, object?> Updates(bool readsClock)
    {
        var updates = new Dictionary<string, object?>();
        for (var count = 1 + dice.Next(3); count > 0; count--)
        {
            var (name, type) = dice.Pick(Pools.Fields);
            updates[name] = dice.Next(12) switch
            {
                0 => FieldValue.Delete,
                1 when !readsClock && (type == "timestamp" || dice.Percent(20)) => FieldValue.ServerTimestamp,
                2 when type is "int" or "float" or "number" => dice.Percent(70)
                    ? FieldValue.Increment(dice.Pick(Pools.Ints))
                    : FieldValue.Increment(1.5),
                3 when type is "ints" => FieldValue.ArrayUnion(1L, 42L, dice.Pick(Pools.Ints)),
                4 when type is "ints" or "strings" => FieldValue.ArrayRemove(1L, "a", dice.Pick(Pools.Ints)),
                _ => _documents.Value(type),
            };
        }

        if (!updates.ContainsKey("m") && dice.Percent(20))
        {
            updates["m." + dice.Pick(["a", "b", "c", "new"])] = dice.Percent(30)
                ? FieldValue.Delete
                : _documents.Value("int");
        }

        return updates;
    }

    private Attempt List(string collection, Identity identity, string rules, RulesOutline outline)
    {
        var fields = FieldName()
            .Matches(rules)
            .Select(match => match.Groups[1].Value)
            .Where(name => Pools.Fields.Any(field => field.Name == name))
            .ToList();
        (string Path, bool IsGroup)[] places =
        [
            (collection, false),
            (collection, false),
            ($"{collection}/d0/s", false),
            (collection, true),
        ];
        var (path, isGroup) = Matched(
            places,
            place => place.IsGroup ? $"**/{collection}/*" : $"{place.Path}/*",
            RulesMethod.List,
            outline
        );
        return new Attempt
        {
            Method = RulesMethod.List,
            Path = path,
            Identity = identity,
            Query = new QueryMaker(dice, _documents, fields).Make(isGroup),
        };
    }

    [GeneratedRegex(@"data(?:\.|\.get\('|\[')(\w+)")]
    private static partial Regex FieldName();

    // The sides' clocks differ by the time that a request takes.
    [GeneratedRegex(@"\.(seconds|nanos|minutes|hours|toMillis|time)\(")]
    private static partial Regex ReadsClock();
}
