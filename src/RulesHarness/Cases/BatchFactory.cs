using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes comparisons hold with what a batch leaves: the other documents are there already where nothing says that they
/// are not, and else the batch writes or deletes them, as a sentence about them grants it to the same caller.
/// </summary>
internal sealed partial class BatchFactory(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly RequestFactory _requests = new(draft.Context, draft.Edges);
    private readonly LookUpPlacer _lookUps = new(draft);

    /// <summary>
    /// The scenario with the documents and the writes that make all comparisons hold; null where none do. Each write is
    /// granted by itself, so that the requested one alone is what is shown, unless it <paramref name="mayBeDenied"/>.
    /// </summary>
    public Scenario? Complete(Scenario scenario, ScenarioRequirements requirements, bool mayBeDenied)
    {
        var comparisons = requirements.OfBatch;
        var paths = comparisons.SelectMany(PathsOf).Distinct().ToList();
        foreach (var path in paths)
        {
            var asked = comparisons.Where(comparison => PathsOf(comparison).Contains(path)).ToList();
            if (With(scenario, path, asked, requirements.OfCaller, mayBeDenied) is not { } one)
            {
                return null;
            }
            scenario = one;
        }
        var scope = draft.Oracle.Scope(scenario.Attempt);
        return comparisons.All(comparison => scope.Evaluate(comparison) == true) ? scenario : null;
    }

    /// <summary>The documents that a comparison asks for as the batch leaves them.</summary>
    public static IEnumerable<DocumentPath> PathsOf(Comparison comparison) =>
        ConditionTransform
            .Operands(comparison)
            .Select(operand =>
                operand switch
                {
                    LookUpOperand { IsAfter: true } lookUp => lookUp.Path,
                    ExistsOperand { IsAfter: true } exists => exists.Path,
                    _ => null,
                }
            )
            .OfType<DocumentPath>();

    private Scenario? With(
        Scenario scenario,
        DocumentPath path,
        IReadOnlyList<Comparison> asked,
        IReadOnlyList<Comparison> askedBefore,
        bool mayBeDenied
    )
    {
        var scope = draft.Oracle.Scope(scenario.Attempt);
        // What the request itself writes is solved already, and of a path by nobody's uid there is no document.
        if (scope.Bind(path) is not { } bound || IsWritten(scenario.Attempt, bound))
        {
            return scenario;
        }
        var before = scope.Documents!(bound);
        var isFixed = scenario.Attempt.Instead.ContainsKey(bound);
        if (asked.Any(IsAbsence))
        {
            return before is not null && isFixed
                ? Without(scenario, bound, before, askedBefore)
                : scenario.With(bound, null);
        }
        if (isFixed && before is not null && asked.All(comparison => scope.Evaluate(comparison) == true))
        {
            return scenario;
        }
        if (_context.Model.CollectionOf(bound) is not { } collection)
        {
            return null;
        }
        var made = Made(collection, path, bound, scope);
        if (!isFixed)
        {
            if (!asked.Any(comparison => LookUpPlacer.PathsOf(comparison).Contains(path)))
            {
                return Kept(scenario, collection, bound, before ?? made, asked);
            }
            // What is to be otherwise than before is changed by the batch, also where nothing else is said of it.
            before ??= made;
            scenario = scenario.With(bound, before);
            scope = draft.Oracle.Scope(scenario.Attempt);
        }
        var other = Other(collection, bound, before, made, asked, askedBefore, scope);
        return Suited(Granted(scenario, other))
            ?? Suited(before is null ? null : KeptAsBefore(scenario, collection, bound, before, asked, askedBefore))
            ?? (mayBeDenied ? Nearest(scenario, other) : null);

        // What makes the other write right, such as another owner, must not grant a request that is to be denied.
        Scenario? Suited(Scenario? made) => made is not null && mayBeDenied && IsGranted(made) ? null : made;
    }

    /// <summary>The write that makes or changes a document which the request's sentence asks for.</summary>
    private static OtherWrite Other(
        Collection collection,
        string bound,
        IReadOnlyDictionary<string, object?>? before,
        IReadOnlyDictionary<string, object?> made,
        IReadOnlyList<Comparison> asked,
        IReadOnlyList<Comparison> askedBefore,
        EvaluationScope scope
    )
    {
        var operation = before is null ? Operation.Create : Operation.Update;
        var write = new BatchedWrite(operation, collection.Path, bound, before, before ?? made);
        return new OtherWrite(
            collection,
            write,
            OfFields(asked, bound, scope, isNew: before is not null),
            Before(askedBefore, write, scope)
        );
    }

    private bool IsGranted(Scenario scenario) => draft.Oracle.IsGranted(scenario.Attempt);

    /// <summary>
    /// The scenario in which the document is there before as it is to be after, and nothing writes it.
    /// </summary>
    private Scenario? Kept(
        Scenario scenario,
        Collection collection,
        string bound,
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyList<Comparison> asked
    )
    {
        var solved = _context.Solver.Satisfy(
            collection,
            fields,
            OfFields(asked, bound, draft.Oracle.Scope(scenario.Attempt), isNew: false),
            scenario.Caller,
            PathIds.Of(_context.Model, new PolicyRequest(scenario.Caller, Operation.Get, collection.Path, bound))
        );
        return solved is null ? null : scenario.With(bound, solved);
    }

    /// <summary>
    /// The scenario in which nothing writes the document, and what is asked of it before holds too; null if there is
    /// none.
    /// </summary>
    private Scenario? KeptAsBefore(
        Scenario scenario,
        Collection collection,
        string bound,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyList<Comparison> asked,
        IReadOnlyList<Comparison> askedBefore
    )
    {
        if (Kept(scenario, collection, bound, before, asked) is not { } kept)
        {
            return null;
        }
        var scope = draft.Oracle.Scope(kept.Attempt);
        var all = askedBefore.Where(LookUpPlacer.IsLookUp).Concat(asked);
        return all.All(comparison => scope.Evaluate(comparison) == true) ? kept : null;
    }

    /// <summary>A document with the values in its path in the fields that build its id.</summary>
    private IReadOnlyDictionary<string, object?> Made(
        Collection collection,
        DocumentPath path,
        string bound,
        EvaluationScope scope
    )
    {
        var place = new Document(bound, FieldTree.Empty);
        var fields = _context.Fixtures.Make(collection, place.ParentIds, place.Id, Completeness.Full).Fields;
        var parts = path.Segments[^1].Where(part => part is not LiteralOperand).ToList();
        var keys = collection.Key.Fields;
        if (keys.Count == 1 && collection.Key.Template == $"{{{keys[0]}}}")
        {
            return fields.With(keys[0], OfKey(collection.Field(keys[0]), place.Id));
        }
        if (keys.Count != parts.Count)
        {
            return fields;
        }
        foreach (var (at, key) in keys.Index())
        {
            if (collection.Field(key) is not null && scope.TryGetValue(parts[at], out var value))
            {
                fields = fields.With(key, OfKey(collection.Field(key), value));
            }
        }
        return fields;
    }

    /// <summary>
    /// A part of an id in the type of the field that it is built from: a number is written as text there.
    /// </summary>
    private static object? OfKey(Field? field, object? part) =>
        (field?.Type.Kind, part) switch
        {
            (TypeKind.Int, string text) when long.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                number,
            (TypeKind.String, long number) => number.ToString(CultureInfo.InvariantCulture),
            _ => part,
        };

    /// <summary>
    /// The comparisons about the fields of the document at a path; everything else has its value in the requested
    /// write. Of an update <paramref name="isNew"/> is true: <c>new.</c> fields are those after it, others those before
    /// it.
    /// </summary>
    private static List<Comparison> OfFields(
        IReadOnlyList<Comparison> asked,
        string bound,
        EvaluationScope scope,
        bool isNew
    )
    {
        return
        [
            .. asked
                .Where(comparison => !IsOfExistence(comparison))
                .Select(comparison => (Comparison)ConditionTransform.Replace(comparison, OfDocument)),
        ];

        Operand OfDocument(Operand operand) =>
            operand switch
            {
                LookUpOperand lookUp when (lookUp.IsAfter || isNew) && scope.Bind(lookUp.Path) == bound =>
                    new FieldOperand(lookUp.Field, isNew && lookUp.IsAfter),
                LiteralOperand or NowOperand => operand,
                _ => scope.TryGetValue(operand, out var value) ? new LiteralOperand(value) : operand,
            };
    }

    private static bool IsOfExistence(Comparison comparison) =>
        ConditionTransform.Operands(comparison).Any(operand => operand is ExistsOperand);

    private static bool IsAbsence(Comparison comparison) =>
        comparison is { Left: ExistsOperand { IsAfter: true }, Right: LiteralOperand { Value: bool isThere } }
        && isThere != (comparison.Comparator == Comparator.Equal);
}
