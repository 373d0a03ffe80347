using System.Collections.Immutable;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>
/// Merges what two ways know of values that are not known. A merge without loss allows exactly what the two ways allow
/// together.
/// </summary>
internal static class Knowledge
{
    /// <summary>Gets the state that allows what either state allows and nothing else; null if there is none.</summary>
    public static State? Merge(State left, State right)
    {
        if (left.Different.SetEquals(right.Different))
        {
            return Differing(left, right) switch
            {
                [] => left,
                [var token] => WithBoth(left, right, token),
                _ => null,
            };
        }
        if (State.AreEqual(left.Possible, right.Possible, SetEquals))
        {
            return Wider(left, right);
        }
        return Opposite(left, right) ?? Opposite(right, left);
    }

    private static bool SetEquals(ImmutableHashSet<ConstantValue> left, ImmutableHashSet<ConstantValue> right) =>
        left.SetEquals(right);

    /// <summary>Gets the first tokens, at most two, of which the states know different things.</summary>
    private static IReadOnlyList<string> Differing(State left, State right) =>
        [
            .. left
                .Possible.Keys.Union(right.Possible.Keys)
                .Where(token =>
                    !left.Possible.TryGetValue(token, out var own)
                    || !right.Possible.TryGetValue(token, out var other)
                    || !own.SetEquals(other)
                )
                .Take(2),
        ];

    private static State WithBoth(State left, State right, string token)
    {
        var isKnown = left.Possible.TryGetValue(token, out var own);
        if (!isKnown || !right.Possible.TryGetValue(token, out var other))
        {
            return isKnown ? right : left;
        }
        return left with { Possible = left.Possible.SetItem(token, own!.Union(other)) };
    }

    private static State? Wider(State left, State right)
    {
        if (left.Different.IsSubsetOf(right.Different))
        {
            return left;
        }
        return right.Different.IsSubsetOf(left.Different) ? right : null;
    }

    /// <summary>One state has found a value equal to a constant, the other different from it.</summary>
    private static State? Opposite(State equal, State different)
    {
        if (Differing(equal, different) is not [var token] || different.Possible.ContainsKey(token))
        {
            return null;
        }
        if (equal.Possible[token] is not { Count: 1 } constants)
        {
            return null;
        }
        var equality = State.Equality(token, constants.First());
        return different.Different.SetEquals(equal.Different.Add(equality))
            ? different with
            {
                Different = equal.Different,
            }
            : null;
    }
}
