using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Mutation;

/// <summary>
/// Requests at random around those that rules allow: a few parts of each are changed to names and values that the rules
/// mention, or that stand for all of a type.
/// </summary>
internal sealed class RandomRequests
{
    private const int MostChanges = 3;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly IReadOnlyList<Scenario> _allowed;
    private readonly string[] _names;
    private readonly RulesValue[] _values;
    private readonly string[] _texts;

    public RandomRequests(ParsedRules rules, int seed)
    {
        _random = new Random(seed);
        _allowed = [.. new RulesExplorer(rules, Now).Explore().SelectMany(one => one.Ways).Select(way => way.Scenario)];
        var parts = Inside(rules.File).ToList();
        var literals = parts.OfType<LiteralExpression>().Select(literal => literal.Value).ToList();
        _texts = [.. literals.OfType<string>().Append("").Append(ScenarioWriter.SomeUid).Append("other").Distinct()];
        _names = [.. parts.OfType<MemberExpression>().Select(member => member.Member.Text).Concat(_texts).Distinct()];
        var now = Now.ToUnixTimeSeconds();
        _values =
        [
            .. _texts.Select(RulesValue.From),
            .. literals
                .OfType<long>()
                .SelectMany(number => new[] { number - 1, number, number + 1 })
                .Select(RulesValue.From),
            .. SampleValues.Any(),
            RulesValue.From(true),
            RulesValue.From(false),
            RulesValue.From(0.5),
            RulesValue.Null,
            RulesValue.FromTimestamp(now, 0),
            RulesValue.FromTimestamp(now + 1, 0),
            RulesValue.FromTimestamp(now - 3_600, 0),
        ];
    }

    /// <summary>Whether the rules allow anything to begin with.</summary>
    public bool HasAny => _allowed.Count > 0;

    public IEnumerable<Scenario> Take(int count)
    {
        for (var made = 0; made < count; made++)
        {
            var scenario = Pick(_allowed);
            for (var changes = _random.Next(MostChanges + 1); changes > 0; changes--)
            {
                scenario = Changed(scenario);
            }
            yield return scenario;
        }
    }

    private Scenario Changed(Scenario scenario)
    {
        var request = scenario.Request;
        return _random.Next(12) switch
        {
            0 => scenario with { Request = request with { Token = null } },
            1 => scenario with
            {
                Request = request with { Token = With(request.Token, "sub", RulesValue.From(Pick(_texts))) },
            },
            2 => scenario with { Request = request with { Token = WithAny(request.Token) } },
            3 when request.Method != RulesMethod.List => scenario with
            {
                Request = request with { Path = Moved(request.Path) },
            },
            4 => OfMethod(
                scenario,
                Pick([RulesMethod.Get, RulesMethod.Create, RulesMethod.Update, RulesMethod.Delete])
            ),
            5 or 6 when request.Stored is not null => scenario with
            {
                Request = request with { Stored = WithAny(request.Stored) },
            },
            7 or 8 when request.NewData is not null => scenario with
            {
                Request = request with { NewData = WithAny(request.NewData) },
            },
            9 when request.Query is not null => scenario with
            {
                Request = request with { Query = Queried(request.Query) },
            },
            10 => WithOtherDocument(scenario),
            _ when request is { Stored: { } stored, NewData: not null } => scenario with
            {
                Request = request with { NewData = WithAny(stored) },
            },
            _ => scenario,
        };
    }

    private Scenario WithOtherDocument(Scenario scenario)
    {
        if (scenario.Documents.IsEmpty)
        {
            return scenario;
        }
        var path = Pick([.. scenario.Documents.Keys]);
        var fields = WithAny(scenario.Documents[path])!.Value;
        var isWrite = scenario.Request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;
        return (isWrite ? _random.Next(4) : _random.Next(2)) switch
        {
            0 => scenario with { Documents = scenario.Documents.Remove(path) },
            1 => scenario with { Documents = scenario.Documents.SetItem(path, fields) },
            2 => scenario with { DocumentsAfter = scenario.DocumentsAfter.SetItem(path, fields) },
            _ => scenario with { DocumentsDeleted = scenario.DocumentsDeleted.Add(path) },
        };
    }

    // What is there before and after a request depends on its method.
    private static Scenario OfMethod(Scenario scenario, RulesMethod method)
    {
        var request = scenario.Request;
        if (request.Method == RulesMethod.List)
        {
            return scenario;
        }
        var fields = request.Stored ?? request.NewData ?? RulesValue.From(RulesMap.Empty);
        var isWrite = method != RulesMethod.Get;
        return scenario with
        {
            Request = request with
            {
                Method = method,
                Stored = method == RulesMethod.Create ? null : request.Stored ?? fields,
                NewData = method is RulesMethod.Create or RulesMethod.Update ? request.NewData ?? fields : null,
            },
            DocumentsAfter = isWrite ? scenario.DocumentsAfter : scenario.DocumentsAfter.Clear(),
            DocumentsDeleted = isWrite ? scenario.DocumentsDeleted : scenario.DocumentsDeleted.Clear(),
        };
    }

    private RulesQuery Queried(RulesQuery query) =>
        _random.Next(3) switch
        {
            0 => query with { Limit = _random.Next(200) },
            1 => query with { Filter = null },
            _ => query with { Filter = RulesQuery.FieldFilterOf([Pick(_names)], QueryOperator.Equal, Pick(_values)) },
        };

    private string Moved(string path)
    {
        var segments = path.Split('/');
        var text = Pick(_texts);
        segments[_random.Next(segments.Length)] = text.Length == 0 || text.Contains('/') ? "other" : text;
        return string.Join('/', segments);
    }

    private RulesValue? WithAny(RulesValue? map)
    {
        var value = _random.Next(5) == 0 ? (RulesValue?)null : AnyValue();
        return map is { } known ? With(known, Pick(_names), value) : map;
    }

    private RulesValue AnyValue() =>
        _random.Next(6) switch
        {
            0 => RulesValue.FromList([Pick(_values)]),
            1 => RulesValue.FromMap(
                ImmutableDictionary.CreateRange([KeyValuePair.Create(Pick(_names), Pick(_values))])
            ),
            _ => Pick(_values),
        };

    private static RulesValue? With(RulesValue? map, string name, RulesValue? value) =>
        map is { } known ? MapWriter.Set(known, [name], value) ?? map : map;

    private static IEnumerable<SyntaxNode> Inside(SyntaxNode node) =>
        SyntaxChildren.Of(node).SelectMany(Inside).Prepend(node);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
