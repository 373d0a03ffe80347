using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Finds, in a condition, the keys with which maps that are written out are asked.</summary>
internal static class LiteralMaps
{
    /// <summary>Each expression that gives a key, with the keys that the map has.</summary>
    public static IEnumerable<(Expression Key, IEnumerable<RulesValue> Values)> KeysIn(Expression condition) =>
        condition.DescendantsAndSelf().Select(KeyOf).OfType<(Expression, IEnumerable<RulesValue>)>();

    private static (Expression Key, IEnumerable<RulesValue> Values)? KeyOf(Expression expression) =>
        expression switch
        {
            IndexExpression { Target: MapExpression map } index => (index.Index, KeysOf(map)),
            CallExpression { Target: MapExpression map, Function.Text: "get", Arguments: [var key, _] } => (
                key,
                KeysOf(map)
            ),
            _ => null,
        };

    private static IEnumerable<RulesValue> KeysOf(MapExpression map) =>
        map.Entries.Select(entry => entry.Key).OfType<LiteralExpression>().Select(Constants.Of);
}
