using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// A way to have a role, or to just not have it: comparisons that hold of the caller, and of the document that makes
/// the role. <c>Number</c>, from 1, tells the callers apart who have it in different ways.
/// </summary>
internal sealed record RoleVariant(int Number, IReadOnlyList<Comparison> Comparisons)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Comparisons);

    /// <summary>
    /// One way for each value that makes the role; none for a role by a document that need only exist.
    /// </summary>
    public static IReadOnlyList<RoleVariant> Satisfying(Role role) =>
        Numbered(1, Disjuncts(role).SelectMany(Variations.OneValueEach));

    /// <summary>The first way; null for a role by a document that need only exist.</summary>
    public static RoleVariant? First(Role role) => Satisfying(role) is [var first, ..] ? first : null;

    /// <summary>
    /// The first way into each alternative of a role whose condition has an <c>or</c>, by no other alternative; none
    /// for another role.
    /// </summary>
    public static IReadOnlyList<RoleVariant> Alternatives(Role role)
    {
        var disjuncts = Disjuncts(role);
        return disjuncts.Count < 2
            ? []
            : Numbered(
                Satisfying(role).Count + 1,
                disjuncts.Select(disjunct =>
                    (IReadOnlyList<Comparison>)
                        [.. Variations.OneValueEach(disjunct).First(), .. Apart(disjunct, disjuncts)]
                )
            );
    }

    /// <summary>The ways into a role beside the first: its other alternatives, or its other values.</summary>
    public static IReadOnlyList<RoleVariant> Others(Role role) =>
        Alternatives(role) is { Count: > 0 } alternatives ? alternatives : [.. Satisfying(role).Skip(1)];

    /// <summary>
    /// The nearest misses, by the part of the role's condition that is otherwise while all others hold. That the role
    /// is missing altogether is what strangers try.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<RoleVariant>> NearMisses(Role role, DataModel model)
    {
        var number = Satisfying(role).Count + Alternatives(role).Count + 1;
        var parts = new List<IReadOnlyList<RoleVariant>>();
        var disjuncts = Disjuncts(role);
        foreach (var disjunct in disjuncts)
        {
            var apart = Apart(disjunct, disjuncts);
            foreach (var comparison in disjunct)
            {
                var others = disjunct.Where(each => each != comparison).ToList();
                // Who has no claim at all is a stranger, where nothing else is asked.
                var misses = Misses(role, comparison, model, isAlone: others.Count == 0)
                    .Where(miss => IsPossible(role, [.. others, .. miss], model));
                var ways = Numbered(
                    number,
                    misses.Select(miss => (IReadOnlyList<Comparison>)[.. others, .. miss, .. apart])
                );
                number += ways.Count;
                parts.Add(ways);
            }
        }

        return [.. parts.Where(part => part.Count > 0)];
    }

    /// <summary>
    /// The misses by which a document is not there that the role's condition looks up beside something else: whoever
    /// has nothing of a role tries that of a role by one document.
    /// </summary>
    public static IReadOnlyList<RoleVariant> Absences(Role role, DataModel model)
    {
        var ways =
            from disjunct in Disjuncts(role)
            from path in disjunct.SelectMany(LookUpPlacer.ComparedBy).Distinct()
            where !disjunct.Any(comparison => comparison.Left is ExistsOperand exists && exists.Path == path)
            let others = disjunct.Where(comparison => !LookUpPlacer.PathsOf(comparison).Contains(path))
            let kept = disjunct.Except(others).SelectMany(NumberedId.Kept)
            select (IReadOnlyList<Comparison>)[.. others, Absence(path), .. kept];
        var number =
            Satisfying(role).Count + Alternatives(role).Count + NearMisses(role, model).Sum(part => part.Count) + 1;
        return Numbered(number, ways);
    }

    /// <summary>
    /// The same, without those by which a document of the collection itself is not there: it may be the requested one.
    /// </summary>
    public static IReadOnlyList<RoleVariant> Absences(Role role, DataModel model, Collection beside) =>
        [
            .. Absences(role, model)
                .Where(way =>
                    !way
                        .Comparisons.Where(IsAbsence)
                        .SelectMany(LookUpPlacer.ComparedBy)
                        .Any(path => model.CollectionOf(path.Shape) == beside)
                ),
        ];

    private static Comparison Absence(DocumentPath path) =>
        new(new ExistsOperand(path), Comparator.Equal, new LiteralOperand(false));

    /// <summary>
    /// The ways to have a role and not another one that the same document gives: first those that give the fewest
    /// others, each without any other that it need not give, and then without one other at a time: a member who is no
    /// teacher, and one who is no student.
    /// </summary>
    public static IReadOnlyList<RoleVariant> Besides(Role role, DataModel model)
    {
        var others = RoleOverlap.Others(role, model).ToList();
        IReadOnlyList<IReadOnlyList<Comparison>> into =
            Satisfying(role) is { Count: > 0 } ways ? [.. ways.Select(way => way.Comparisons)]
            : role is DocumentRole
                ?
                [
                    [],
                ]
            : [];
        var apart = into.Select(way =>
                (
                    Way: way,
                    Apart: others
                        .Select(other => RoleOverlap.Apart(way, other, model))
                        .OfType<IReadOnlyList<Comparison>>()
                        .ToList()
                )
            )
            .Where(each => each.Apart.Count > 0)
            .OrderByDescending(each => each.Apart.Count)
            .ToList();
        var besideAll = from each in apart select With(each.Way, each.Apart.SelectMany(part => part));
        var besideOne =
            from each in apart
            where each.Apart.Count > 1
            from part in each.Apart
            select With(each.Way, part);
        return Numbered(FirstBeside(role, model), besideAll.Concat(besideOne));

        static IReadOnlyList<Comparison> With(IReadOnlyList<Comparison> way, IEnumerable<Comparison> missed) =>
            [.. way, .. missed];
    }

    /// <summary>One who has the role in the plainest way has no number.</summary>
    private static int FirstBeside(Role role, DataModel model) =>
        Math.Max(1, Satisfying(role).Count)
        + Alternatives(role).Count
        + NearMisses(role, model).Sum(part => part.Count)
        + Absences(role, model).Count
        + 1;

    /// <summary>
    /// A way past a role by which the caller has no other role either, as far as it need not give one: what is denied
    /// to him may be granted to that role.
    /// </summary>
    public static RoleVariant WithoutOthers(RoleVariant past, Role role, DataModel model)
    {
        var apart = RoleOverlap
            .Others(role, model)
            .Select(other => RoleOverlap.Apart(past.Comparisons, other, model))
            .OfType<IReadOnlyList<Comparison>>()
            .SelectMany(part => part);
        var last = Besides(role, model).Select(way => way.Number).Append(FirstBeside(role, model)).Max();
        return new RoleVariant(last + past.Number, [.. past.Comparisons, .. apart.Except(past.Comparisons).Distinct()]);
    }

    /// <summary>
    /// The comparisons that keep the other alternatives from holding: each breaks a part that this alternative does not
    /// require.
    /// </summary>
    private static List<Comparison> Apart(
        IReadOnlyList<Comparison> disjunct,
        IReadOnlyList<IReadOnlyList<Comparison>> disjuncts
    ) =>
        [
            .. disjuncts
                .Where(other => other != disjunct)
                .SelectMany(other => other.Except(disjunct).Take(1))
                .Select(ConditionTransform.Negate),
        ];

    private static List<RoleVariant> Numbered(int first, IEnumerable<IReadOnlyList<Comparison>> ways) =>
        [.. ways.Select((way, at) => new RoleVariant(first + at, way))];

    private static IReadOnlyList<IReadOnlyList<Comparison>> Disjuncts(Role role) =>
        role switch
        {
            ClaimRole claims => ConditionTransform.Disjuncts(claims.Condition),
            DocumentRole { Condition: { } condition } => ConditionTransform.Disjuncts(condition),
            _ => [],
        };

    private static IEnumerable<IReadOnlyList<Comparison>> Misses(
        Role role,
        Comparison comparison,
        DataModel model,
        bool isAlone
    )
    {
        if (CallerComparison.Of(comparison) is { Caller: TokenOperand token } claim)
        {
            return claim.IsConstant ? OfConstant(token, claim, isAlone) : Variations.OfClaim(claim);
        }
        var field = FieldOf(role, comparison.Left, model);
        var broken = Variations.Broken(comparison, field);
        // A list that holds the caller is missed by another list, and by an empty one.
        return comparison is { Comparator: Comparator.Has, Right: UidOperand }
            ? [.. broken.Select(One), [new Comparison(comparison.Left, Comparator.Equal, new ListOperand([]))]]
            : [.. broken.Select(One), .. Variations.Near(comparison, field).Where(near => !near.Any(IsAbsence))];
    }

    /// <summary>
    /// Whether a document is not there: then nothing holds that the rest of a role's condition asks of it.
    /// </summary>
    private static bool IsAbsence(Comparison comparison) =>
        comparison is { Left: ExistsOperand, Comparator: Comparator.Equal, Right: LiteralOperand { Value: false } };

    /// <summary>
    /// Whether the schema lets documents be so: who has one of all roles that a member can have is missed by no role.
    /// </summary>
    private static bool IsPossible(Role role, IReadOnlyList<Comparison> way, DataModel model) =>
        !Contradictions.IsUnsatisfiable(new AndCondition(way), operand => FieldOf(role, operand, model));

    /// <summary>The field of another document by which a role is made, where its path says which.</summary>
    private static Field? FieldOf(Role role, Operand compared, DataModel model) =>
        (role, compared) switch
        {
            (DocumentRole document, FieldOperand field) => CollectionOf(document, model)?.Field(field.Path),
            (_, LookUpOperand lookUp) => model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field),
            _ => null,
        };

    private static IReadOnlyList<Comparison> One(Comparison comparison) => [comparison];

    /// <summary>
    /// Another value, and the right one in a wrong type. Claims that Firebase itself makes have no wrong type.
    /// </summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OfConstant(
        TokenOperand token,
        CallerComparison asked,
        bool isAlone
    )
    {
        var isFirebase = ClaimSolver.IsOfFirebase(token.Claim);
        if (asked.Comparator is not (Comparator.Equal or Comparator.In))
        {
            return
            [
                [ConditionTransform.Negate(asked.Comparison)],
            ];
        }
        if (isFirebase && isAlone)
        {
            return [];
        }
        var value = asked.Other is ListOperand { Items: [LiteralOperand first, ..] }
            ? first.Value
            : (asked.Other as LiteralOperand)?.Value;
        object?[] misses = (isFirebase, value) switch
        {
            (true, not null) => [ValueFactory.Different(value)],
            (_, bool flag) => [flag ? "true" : "false", !flag],
            (_, string text) => [ValueFactory.Different(text), new List<object?> { text }],
            (_, long whole) => [whole.ToString(System.Globalization.CultureInfo.InvariantCulture), whole + 1],
            _ => [],
        };
        return misses.Select(miss => One(new Comparison(token, Comparator.Equal, Operand(miss))));
    }

    private static Operand Operand(object? value) =>
        value is List<object?> items
            ? new ListOperand([.. items.Select(item => new LiteralOperand(item))])
            : new LiteralOperand(value);

    /// <summary>
    /// The collection that the document is in that makes a role; null when the spec has no such collection.
    /// </summary>
    public static Collection? CollectionOf(DocumentRole role, DataModel model) =>
        model.CollectionOf(string.Join('/', role.Segments));
}
