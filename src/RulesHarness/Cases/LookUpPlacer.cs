using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes comparisons hold that look up other documents: the documents are there for the one case alone, with the fields
/// that are asked for, or are not there.
/// </summary>
internal sealed class LookUpPlacer(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;

    /// <summary>Whether a comparison depends on a document that it looks up.</summary>
    public static bool IsLookUp(Comparison comparison) =>
        ConditionTransform
            .Operands(comparison)
            .Any(operand => operand is LookUpOperand or ExistsOperand or StoredOperand);

    /// <summary>The scenario with the documents that make all comparisons hold; null where none do.</summary>
    public Scenario? Place(Scenario scenario, IReadOnlyList<Comparison> comparisons)
    {
        var asked = comparisons.Where(IsLookUp).ToList();
        if (asked.Count == 0)
        {
            return scenario;
        }
        var ofOthers = comparisons.Where(comparison => !IsLookUp(comparison)).ToList();
        asked = [.. asked.Select(comparison => WithClaims(comparison, Settled(ofOthers), scenario))];
        return
            (WithAll(scenario, asked, ofOthers, atLast: false) ?? WithAll(scenario, asked, ofOthers, atLast: true))
                is { } placed
            ? WithClaims(placed, asked)
            : null;
    }

    /// <summary>
    /// The scenario with a document at each path that is looked up. A comparison of several of them is asked of each,
    /// or <paramref name="atLast"/> when all of them are there, as <c>total == types/{type}.price -
    /// codes/{code}.rebate</c>.
    /// </summary>
    private Scenario? WithAll(
        Scenario scenario,
        IReadOnlyList<Comparison> asked,
        IReadOnlyList<Comparison> ofOthers,
        bool atLast
    )
    {
        var paths = asked.SelectMany(PathsOf).Distinct().ToList();
        foreach (var (at, path) in paths.Index())
        {
            var later = atLast ? paths.Skip(at + 1).ToList() : [];
            List<Comparison> ofPath =
            [
                .. asked
                    .Where(comparison => ComparedBy(comparison).Contains(path))
                    .Where(comparison => !PathsOf(comparison).Intersect(later).Any()),
                .. Ids(path, paths),
            ];
            if (
                (Placed(scenario, path, ofPath) ?? PlacedFirst(scenario, path, ofPath, ofOthers, isKept: atLast))
                is not { } one
            )
            {
                return null;
            }
            scenario = one;
        }
        return scenario;
    }

    /// <summary>
    /// The scenario whose caller has the claims that are compared with what is looked up; null where one of the
    /// comparisons does not hold.
    /// </summary>
    private Scenario? WithClaims(Scenario scenario, List<Comparison> asked)
    {
        // A guest has no claims: what is asked of them is what a guest misses.
        if (scenario.Caller.Uid is null)
        {
            asked.RemoveAll(IsOfClaim);
        }
        // Claims that are compared with what is looked up are made after it.
        var scope = draft.Oracle.Scope(scenario.Attempt);
        if (ClaimSolver.Satisfy(scenario.Caller, asked.Where(IsOfClaim), scope, isFixed: true) is not { } caller)
        {
            return null;
        }
        scenario = scenario.By(caller);
        scope = draft.Oracle.Scope(scenario.Attempt);
        return asked.All(comparison => scope.Evaluate(comparison) == true) ? scenario : null;
    }

    /// <summary>The claims that are compared with something else than what is looked up.</summary>
    private static HashSet<Operand> Settled(IReadOnlyList<Comparison> comparisons) =>
        [.. comparisons.SelectMany(ConditionTransform.Compared).Where(operand => operand is TokenOperand)];

    /// <summary>
    /// A comparison with what the caller has of some claims: he has them for something else, and what is looked up has
    /// to be for him.
    /// </summary>
    private Comparison WithClaims(Comparison comparison, HashSet<Operand> settled, Scenario scenario)
    {
        if (settled.Count == 0 || scenario.Caller.Uid is null)
        {
            return comparison;
        }
        var scope = draft.Oracle.Scope(scenario.Attempt);
        return ConditionTransform.ReplaceCompared(
            comparison,
            operand =>
                settled.Contains(operand) && scope.TryGetValue(operand, out var value) && value is not (null or NoValue)
                    ? new LiteralOperand(value)
                    : operand
        );
    }

    private static bool IsOfClaim(Comparison comparison) => CallerComparison.Of(comparison) is { Caller: TokenOperand };

    /// <summary>
    /// That the document at one path has the ids of the others that are looked up through it: rules find no document
    /// by an id that is not there.
    /// </summary>
    private static IEnumerable<Comparison> Ids(DocumentPath path, List<DocumentPath> all) =>
        all.SelectMany(other => other.Parts)
            .OfType<LookUpOperand>()
            .Where(id => id.Path == path)
            .Distinct()
            .Select(id => new Comparison(id, Comparator.NotEqual, new LiteralOperand(null)));

    /// <summary>
    /// The documents that a comparison looks up as they are before the request, each behind those that give its ids.
    /// </summary>
    public static IEnumerable<DocumentPath> PathsOf(Comparison comparison) =>
        ComparedBy(comparison).SelectMany(path => path.Through.Append(path));

    /// <summary>The documents whose fields or whose existence is compared, and not only an id.</summary>
    public static IEnumerable<DocumentPath> ComparedBy(Comparison comparison) =>
        ConditionTransform
            .Compared(comparison)
            .Select(operand =>
                operand switch
                {
                    LookUpOperand { IsAfter: false } lookUp => lookUp.Path,
                    ExistsOperand { IsAfter: false } exists => exists.Path,
                    _ => null,
                }
            )
            .OfType<DocumentPath>();

    /// <summary>
    /// The scenario with the document at one path as far as it stands by itself, and with the requested document made
    /// for the rest: <c>price == hours * vehicles/{vehicleId}.rate</c>. Null where that can't be.
    /// </summary>
    /// <param name="scenario">The scenario, whose requested document is made for it.</param>
    /// <param name="path">The path of the document that is looked up.</param>
    /// <param name="asked">The comparisons with that document.</param>
    /// <param name="ofOthers">The comparisons that look nothing up. What held of them holds afterwards, too.</param>
    /// <param name="isKept">
    /// Whether the requested document is changed only for what the one that is looked up can't meet: others are there
    /// for what it has.
    /// </param>
    private Scenario? PlacedFirst(
        Scenario scenario,
        DocumentPath path,
        IReadOnlyList<Comparison> asked,
        IReadOnlyList<Comparison> ofOthers,
        bool isKept
    )
    {
        var ofRequested = asked
            .Where(comparison => ConditionTransform.Operands(comparison).OfType<FieldOperand>().Any(IsNoId))
            .ToList();
        if (
            ofRequested.Count == 0
            || draft.Data.TryGet(scenario.Document.Path, out _)
            || _context.Model.CollectionOf(scenario.Document.Path) is not { } collection
        )
        {
            return null;
        }
        var before = draft.Oracle.Scope(scenario.Attempt);
        var kept = ofOthers.Where(comparison => before.Evaluate(comparison) == true).ToList();
        var ofDocument = asked.Except(ofRequested).ToList();
        if (!isKept && Around(ofDocument) is { } made)
        {
            return made;
        }
        // What the requested document can't change, as its owner, is left to the one that is looked up.
        foreach (var comparison in ofRequested)
        {
            if (Placed(scenario, path, [.. ofDocument, comparison]) is not null)
            {
                ofDocument.Add(comparison);
            }
        }
        return Around(ofDocument);

        // The scenario with the document that is looked up, and with the requested one made for it.
        Scenario? Around(IReadOnlyList<Comparison> ofLookedUp)
        {
            if (Placed(scenario, path, ofLookedUp) is not { } placed)
            {
                return null;
            }
            var scope = draft.Oracle.Scope(placed.Attempt);
            IReadOnlyList<Comparison> known =
            [
                .. ofRequested.Select(comparison => WithValues(comparison, scope)),
                .. kept,
            ];
            var fields = placed.Document.Fields;
            var solved = _context.Solver.Satisfy(collection, fields, known, placed.Caller, scope.PathIds);
            return solved is null ? null : WithFields(placed, solved);
        }

        // A field in the path itself has to stay: it names the document.
        bool IsNoId(FieldOperand field) => !path.Parts.SelectMany(ConditionTransform.Inside).Contains(field);
    }

    /// <summary>The comparison with the value of each field that it looks up.</summary>
    public static Comparison WithValues(Comparison comparison, EvaluationScope scope) =>
        (Comparison)
            ConditionTransform.Replace(
                comparison,
                operand =>
                    operand is LookUpOperand && scope.TryGetValue(operand, out var value)
                        ? new LiteralOperand(value)
                        : operand
            );

    /// <summary>The scenario with the document at one path; null where there can't be one that fits.</summary>
    private Scenario? Placed(Scenario scenario, DocumentPath path, IReadOnlyList<Comparison> asked)
    {
        var scope = draft.Oracle.Scope(scenario.Attempt);
        // Of a document by nobody's uid there is none, which is decided by that.
        if (scope.Bind(path) is not { } bound)
        {
            return scenario;
        }
        if (asked.Any(IsAbsence))
        {
            return scenario.With(bound, null);
        }
        if (_context.Model.CollectionOf(bound) is not { } collection)
        {
            return null;
        }
        var made = new Document(bound, FieldTree.Empty);
        var before =
            scope.Documents!(bound)
            ?? _context.Fixtures.Make(collection, made.ParentIds, made.Id, Completeness.Full).Fields;
        var ofFields = asked
            .Where(comparison => !IsOfClaim(comparison))
            .Where(comparison => !ConditionTransform.Operands(comparison).OfType<ExistsOperand>().Any())
            .Select(comparison => ConditionTransform.ReplaceCompared(comparison, OfDocument))
            .ToList();
        var solved = _context.Solver.Satisfy(
            collection,
            before,
            ofFields,
            Identity.Unauthenticated,
            new Dictionary<string, string>()
        );
        return solved is null ? null
            : bound == scenario.Attempt.Path ? Requested(scenario, before, solved)
            : scenario.With(bound, solved);

        Operand OfDocument(Operand operand) =>
            operand switch
            {
                LookUpOperand lookUp when scope.Bind(lookUp.Path) == bound => new FieldOperand(lookUp.Field),
                LiteralOperand or NowOperand => operand,
                _ => scope.TryGetValue(operand, out var value) ? new LiteralOperand(value) : operand,
            };
    }

    /// <summary>
    /// The scenario whose requested document is the one that is looked up: one that is made for it can be another, one
    /// of the data or of a write can't.
    /// </summary>
    private Scenario? Requested(
        Scenario scenario,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> solved
    )
    {
        if (scenario.Attempt.Stored is null)
        {
            return null;
        }
        if (ReferenceEquals(before, solved))
        {
            return scenario;
        }
        var path = scenario.Document.Path;
        var isOwn = scenario.Attempt.Instead.ContainsKey(path);
        if (scenario.Attempt.Operation != Operation.Get || !isOwn && draft.Data.TryGet(path, out _))
        {
            return null;
        }
        return WithFields(scenario, solved);
    }

    /// <summary>The scenario whose requested document, which is made for it, has other fields.</summary>
    private static Scenario WithFields(Scenario scenario, IReadOnlyDictionary<string, object?> fields)
    {
        var path = scenario.Document.Path;
        var other = scenario.WithStored(fields);
        return scenario.Attempt.Instead.GetValueOrDefault(path) is null ? other : other.With(path, fields);
    }

    /// <summary>Whether a comparison asks that another document is not there.</summary>
    public static bool IsAbsence(Comparison comparison) =>
        comparison is { Left: ExistsOperand { IsAfter: false }, Right: LiteralOperand { Value: bool isThere } }
        && isThere != (comparison.Comparator == Comparator.Equal);
}
