using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <content>Proof that one condition holds wherever another one does.</content>
internal static partial class Contradictions
{
    /// <summary>Most of what is tried contradicts itself: more of it can be tried than is left open.</summary>
    private const int MostTried = 5 * Most;

    /// <summary>
    /// Whether a condition holds in each case in which another one holds; certain when true. <paramref name="fieldOf"/>
    /// gives the field that an operand reads; null for one of which no schema is known.
    /// </summary>
    public static bool Implies(Condition condition, Condition implied, Func<Operand, Field?> fieldOf)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(implied);
        List<IReadOnlyList<Claim>> open =
        [
            [],
        ];
        foreach (var part in Parts(condition, holds: true).Concat(Parts(implied, holds: false)))
        {
            var choices = Choices(part.Condition, part.Holds);
            if ((long)open.Count * choices.Count > MostTried)
            {
                return false;
            }
            open =
            [
                .. from left in open
                from right in choices
                let both = (IReadOnlyList<Claim>)[.. left, .. right]
                where !IsImpossible(both, fieldOf)
                select both,
            ];
        }

        return open.Count == 0;
    }

    private static bool IsImpossible(IReadOnlyList<Claim> claims, Func<Operand, Field?> fieldOf) =>
        claims.Any(claim => !claim.Holds && claims.Contains(claim with { Holds = true }))
        || LeadsThroughNull(claims)
        || ComparesNull(claims)
        || EqualsNull(claims, fieldOf)
        || IsOfMissingKey(claims)
        || IsImpossible(
            fieldOf,
            [.. claims.Select(claim => claim.Holds ? claim.Of : ConditionTransform.Negate(claim.Of))],
            isNegation: true
        );

    /// <summary>The operands that the claims say are null or absent.</summary>
    private static HashSet<Operand> Absent(IReadOnlyList<Claim> claims) =>
        [
            .. claims
                .Where(claim =>
                    claim.Of.Right is LiteralOperand { Value: null }
                    && claim.Of.Comparator == (claim.Holds ? Comparator.Equal : Comparator.NotEqual)
                )
                .Select(claim => claim.Of.Left),
        ];

    /// <summary>
    /// What is null or absent is in no order, is no text, and is of no type: <c>until &gt;= from</c> holds of no
    /// document without <c>until</c>.
    /// </summary>
    private static bool ComparesNull(IReadOnlyList<Claim> claims)
    {
        var absent = Absent(claims);
        return absent.Count > 0 && claims.Where(claim => claim.Holds).SelectMany(NeedsValue).Any(absent.Contains);

        static IEnumerable<Operand> NeedsValue(Claim claim) =>
            claim.Of.Comparator switch
            {
                Comparator.Is or Comparator.Has or Comparator.HasAny => [claim.Of.Left],
                Comparator.StartsWith or Comparator.Matches or Comparator.StartsNotWith or Comparator.MatchesNot =>
                    ConditionTransform.Operands(claim.Of),
                _ when Boundary.IsOrder(claim.Of.Comparator) => ConditionTransform.Operands(claim.Of),
                _ => [],
            };
    }

    /// <summary>
    /// What is null or absent differs from what has a value: <c>buddyId != uid</c> holds of each document without
    /// <c>buddyId</c>, for who is signed in.
    /// </summary>
    private static bool EqualsNull(IReadOnlyList<Claim> claims, Func<Operand, Field?> fieldOf)
    {
        var absent = Absent(claims);
        return absent.Count > 0 && claims.Any(claim => !claim.Holds && IsOfAbsentAndValue(claim.Of));

        bool IsOfAbsentAndValue(Comparison equal) =>
            equal.Comparator == Comparator.NotEqual
            && (IsAbsent(equal.Left) && HasValue(equal.Right) || IsAbsent(equal.Right) && HasValue(equal.Left));

        bool IsAbsent(Operand operand) => operand is FieldOperand && absent.Contains(operand);

        bool HasValue(Operand operand) =>
            operand switch
            {
                LiteralOperand literal => literal.Value is not null,
                UidOperand uid => claims.Contains(
                    new Claim(new Comparison(uid, Comparator.NotEqual, new LiteralOperand(null)), true)
                ),
                FieldOperand => fieldOf(operand) is { Required: true, Type.Nullable: false },
                _ => false,
            };
    }

    /// <summary>No document is found by an id that is null or absent: what is asked of one holds in no way.</summary>
    private static bool LeadsThroughNull(IReadOnlyList<Claim> claims)
    {
        var absent = Absent(claims);
        return absent.Count > 0
            && claims
                .Where(claim => claim.Holds && !IsOfAbsence(claim.Of))
                .SelectMany(claim => ConditionTransform.Operands(claim.Of))
                .Select(operand => (operand as LookUpOperand)?.Path ?? (operand as ExistsOperand)?.Path)
                .OfType<DocumentPath>()
                .Any(path => path.Parts.Any(absent.Contains));
    }

    /// <summary>Whether a comparison may hold where there is no document.</summary>
    private static bool IsOfAbsence(Comparison comparison) =>
        comparison.Left is ExistsOperand
        && comparison is not { Comparator: Comparator.Equal, Right: LiteralOperand { Value: true } };

    /// <summary>What is asked of the value that a map has for a key holds in no way where it has no such key.</summary>
    private static bool IsOfMissingKey(IReadOnlyList<Claim> claims) =>
        claims
            .Where(claim => claim.Of.Comparator == (claim.Holds ? Comparator.HasNot : Comparator.Has))
            .Select(claim => claim.Of)
            .Any(missing =>
                claims.Any(claim =>
                    claim.Holds
                    && new[] { claim.Of.Left, claim.Of.Right }.Any(operand =>
                        Reads(operand, missing.Left, missing.Right)
                    )
                )
            );

    private static bool Reads(Operand operand, Operand map, Operand key) =>
        operand switch
        {
            ElementOperand element => element.Of == map && element.Key == key || Reads(element.Of, map, key),
            ArithmeticOperand sum => Reads(sum.Left, map, key) || Reads(sum.Right, map, key),
            _ => false,
        };

    /// <summary>The parts of which all must be so.</summary>
    private static IEnumerable<(Condition Condition, bool Holds)> Parts(Condition condition, bool holds) =>
        condition switch
        {
            AndCondition all when holds => all.Parts.SelectMany(part => Parts(part, holds)),
            OrCondition any when !holds => any.Parts.SelectMany(part => Parts(part, holds)),
            NotCondition not => Parts(not.Inner, !holds),
            _ => [(condition, holds)],
        };

    private static IReadOnlyList<IReadOnlyList<Claim>> Choices(Condition condition, bool holds) =>
        condition switch
        {
            AndCondition and => holds ? Product(and.Parts, holds) : Sum(and.Parts, holds),
            OrCondition or => holds ? Sum(or.Parts, holds) : Product(or.Parts, holds),
            NotCondition not => Choices(not.Inner, !holds),
            Comparison comparison =>
            [
                [new Claim(comparison, holds)],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    private static List<IReadOnlyList<Claim>> Sum(IReadOnlyList<Condition> parts, bool holds) =>
        [.. parts.SelectMany(part => Choices(part, holds))];

    private static List<IReadOnlyList<Claim>> Product(IReadOnlyList<Condition> parts, bool holds)
    {
        List<IReadOnlyList<Claim>> product =
        [
            [],
        ];
        foreach (var part in parts)
        {
            var choices = Choices(part, holds);
            // Beyond the limit all is left open, which proves nothing.
            product =
                (long)product.Count * choices.Count > Most
                    ? product
                    : [.. from left in product from right in choices select (IReadOnlyList<Claim>)[.. left, .. right]];
        }
        return product;
    }

    /// <summary>
    /// A comparison that holds, or that does not. What has no value holds in no way: where a comparison does not hold,
    /// its opposite need not.
    /// </summary>
    private sealed record Claim(Comparison Of, bool Holds);
}
