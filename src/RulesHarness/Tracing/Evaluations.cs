using RulesHarness.Engines;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// The values that expressions had in many decisions about one collection. A function that several collections share
/// has values of its own in each: what one of them needs does not justify what another one allows.
/// </summary>
internal sealed class Evaluations
{
    private readonly Dictionary<Expression, Values> _seen = new(ReferenceEqualityComparer.Instance);

    public void Add(EvaluatedExpression evaluation)
    {
        ValuesOf(evaluation.Expression).Add(evaluation);
        foreach (var part in evaluation.Inner)
        {
            Add(part);
        }
    }

    /// <summary>Returns true if an expression had a truth value at least once.</summary>
    public bool Has(Expression expression, bool value) =>
        _seen.TryGetValue(expression.Bare(), out var values) && (value ? values.WasTrue : values.WasFalse);

    /// <summary>The values of each item of a list, or of each key of a map, that is written out.</summary>
    public IReadOnlyList<IReadOnlySet<RulesValue>> Items(Expression collection) =>
        _seen.TryGetValue(collection, out var values) ? values.Items : [];

    /// <summary>The values that a test for membership found, or a pattern matched, or a map was asked for.</summary>
    public IReadOnlySet<RulesValue> Found(Expression test) =>
        _seen.TryGetValue(test, out var values) ? values.Found : new HashSet<RulesValue>();

    /// <summary>Returns true if a test held for a value that is not known.</summary>
    public bool IsUncertain(Expression test) => _seen.TryGetValue(test, out var values) && values.IsUncertain;

    private Values ValuesOf(Expression expression)
    {
        if (!_seen.TryGetValue(expression, out var values))
        {
            _seen.Add(expression, values = new Values());
        }
        return values;
    }

    private sealed class Values
    {
        private readonly List<HashSet<RulesValue>> _items = [];

        public bool WasTrue { get; private set; }

        public bool WasFalse { get; private set; }

        public bool IsUncertain { get; private set; }

        public IReadOnlyList<IReadOnlySet<RulesValue>> Items => _items;

        public HashSet<RulesValue> Found { get; } = [];

        public void Add(EvaluatedExpression evaluation)
        {
            WasTrue |= evaluation.Value.IsTrue;
            WasFalse |= evaluation.Value is { Kind: RulesValueKind.Bool, IsTrue: false };
            if (evaluation.Expression is ListExpression or MapExpression)
            {
                AddItems(Membership.ItemsOf(evaluation.Value));
            }
            IsUncertain |= Membership.IsUncertain(evaluation);
            Found.UnionWith(Membership.Found(evaluation));
        }

        private void AddItems(IReadOnlyList<RulesValue> values)
        {
            for (var at = 0; at < values.Count; at++)
            {
                if (_items.Count == at)
                {
                    _items.Add([]);
                }
                _items[at].Add(values[at]);
            }
        }
    }
}
