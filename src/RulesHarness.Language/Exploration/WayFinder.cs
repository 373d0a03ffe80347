using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Splits a condition into the ways in which it can be true: conjunctions of atomic conditions.</summary>
internal sealed class WayFinder
{
    /// <summary>Ways of one condition that are looked at.</summary>
    private const int MaxWays = 48;

    /// <summary>Ways of two conditions together, up to which all pairs are looked at.</summary>
    private const int MaxPairs = 12;

    /// <summary>
    /// Conditions of one way. A request that meets more would evaluate more expressions than a request may.
    /// </summary>
    private const int MaxLiterals = 400;

    // A question is asked for both of its answers: what is inside of it would be twice as much at each depth.
    private readonly Dictionary<Expression, ImmutableArray<ImmutableArray<AtomicCondition>>>[] _choices =
    [
        new(ReferenceEqualityComparer.Instance),
        new(ReferenceEqualityComparer.Instance),
    ];

    /// <summary>Whether there are more ways than were returned.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The ways; one without literals where the condition is always so, and none where it never is.</summary>
    public ImmutableArray<ImmutableArray<AtomicCondition>> Find(Expression condition, bool outcome) =>
        condition switch
        {
            LiteralExpression { Value: bool value } => value == outcome
                ?
                [
                    [],
                ]
                : [],
            ParenthesizedExpression brackets => Find(brackets.Inner, outcome),
            UnaryExpression { Operator: UnaryOperator.Not } not => Find(not.Operand, !outcome),
            BinaryExpression { Operator: BinaryOperator.And } and => Logic(and, isBoth: outcome, outcome),
            BinaryExpression { Operator: BinaryOperator.Or } or => Logic(or, isBoth: !outcome, outcome),
            ConditionalExpression choice => Choice(choice, outcome),
            BinaryExpression { Operator: BinaryOperator.In, Right: ListExpression list } member
                when outcome && list.Items.Length > 1 => Limit([
                .. list.Items.Select(item =>
                    ImmutableArray.Create(
                        new AtomicCondition(Equality(member, item), true),
                        new AtomicCondition(member, true)
                    )
                ),
            ]),
            _ =>
            [
                [new AtomicCondition(condition, outcome)],
            ],
        };

    private ImmutableArray<ImmutableArray<AtomicCondition>> Choice(ConditionalExpression choice, bool outcome)
    {
        var known = _choices[outcome ? 1 : 0];
        if (!known.TryGetValue(choice, out var ways))
        {
            known[choice] = ways = Limit([
                .. Both(Find(choice.Condition, true), Find(choice.WhenTrue, outcome)),
                .. Both(Find(choice.Condition, false), Find(choice.WhenFalse, outcome)),
            ]);
        }

        return ways;
    }

    // Each element of a list is an alternative of its own. The whole list must have a value too.
    private static BinaryExpression Equality(BinaryExpression member, Expression item) =>
        member with
        {
            Operator = BinaryOperator.Equal,
            Right = item,
        };

    private ImmutableArray<ImmutableArray<AtomicCondition>> Logic(BinaryExpression logic, bool isBoth, bool outcome)
    {
        var left = Find(logic.Left, outcome);
        var right = Find(logic.Right, outcome);
        return isBoth ? Both(left, right) : Limit([.. left, .. right]);
    }

    /// <summary>
    /// The ways of two conditions together: all pairs where they are few, else each way of either at least once.
    /// </summary>
    public ImmutableArray<ImmutableArray<AtomicCondition>> Both(
        ImmutableArray<ImmutableArray<AtomicCondition>> left,
        ImmutableArray<ImmutableArray<AtomicCondition>> right
    )
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return [];
        }

        if (left.Length * right.Length <= MaxPairs)
        {
            return [.. left.SelectMany(_ => right, Join).OfType<ImmutableArray<AtomicCondition>>()];
        }

        IsCutOff = true;
        var count = Math.Max(left.Length, right.Length);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Join(left[i % left.Length], right[i % right.Length]))
                .OfType<ImmutableArray<AtomicCondition>>(),
        ];
    }

    private ImmutableArray<AtomicCondition>? Join(
        ImmutableArray<AtomicCondition> first,
        ImmutableArray<AtomicCondition> second
    )
    {
        if (first.Length + second.Length <= MaxLiterals)
        {
            return first.AddRange(second);
        }

        IsCutOff = true;
        return null;
    }

    private ImmutableArray<ImmutableArray<AtomicCondition>> Limit(ImmutableArray<ImmutableArray<AtomicCondition>> ways)
    {
        IsCutOff |= ways.Length > MaxWays;
        return ways.Length > MaxWays ? ways[..MaxWays] : ways;
    }
}
