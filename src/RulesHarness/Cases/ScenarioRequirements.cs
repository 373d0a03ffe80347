using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>The requirements for a scenario: comparisons that hold for the document, and who the caller is.</summary>
internal sealed record ScenarioRequirements(IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>
    /// The conditions of an update on the new document. Claims are made for them; the change makes the fields.
    /// </summary>
    public IReadOnlyList<Comparison> OfNew { get; init; } = [];

    /// <summary>
    /// The conditions on what the whole batch leaves: the other writes of the batch are made for them.
    /// </summary>
    public IReadOnlyList<Comparison> OfBatch { get; init; } = [];

    /// <summary>Whether the caller owns the document; null if that makes no difference.</summary>
    public bool? AsOwner { get; init; }

    /// <summary>The fields that the document has.</summary>
    public Completeness Completeness { get; init; } = Completeness.Full;

    /// <summary>Whether an update adds the optional fields that the document has not.</summary>
    public bool AddsOptional { get; init; }

    /// <summary>
    /// The turn of the values at the edges of the schema that a write uses; null where it need not use any.
    /// </summary>
    public int? EdgeTurn { get; init; }

    /// <summary>The way in which the caller has the role, or just hasn't; null for the role's first.</summary>
    public RoleVariant? RoleVariant { get; init; }

    /// <summary>A second role that the caller has.</summary>
    public Role? SecondRole { get; init; }

    /// <summary>Whether the document's parent is not there.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>Whether the document is in a collection that its row does not list.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>Whether the document is the one that the request creates: it is not stored.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the requested document is to be missing.</summary>
    public bool IsMissing =>
        Comparisons.Any(comparison =>
            comparison is { Left: StoredOperand, Comparator: Comparator.Equal, Right: LiteralOperand { Value: false } }
        );

    /// <summary>
    /// The comparisons about the document, the caller and the path: none that looks up other documents.
    /// </summary>
    public IReadOnlyList<Comparison> OfDocument =>
        [.. Comparisons.Where(comparison => !LookUpPlacer.IsLookUp(comparison))];

    /// <summary>All comparisons: a caller may need claims for each of them.</summary>
    public IReadOnlyList<Comparison> OfCaller => [.. Comparisons, .. OfNew];

    /// <summary>
    /// The same requirements of an update before which the fields that it writes are not as a claim or a stored field
    /// asks of them: else there may be nothing to change. Null where nothing asks for such a value.
    /// </summary>
    public ScenarioRequirements? ApartFromStored =>
        OfNew.Select(ApartFromAsked).OfType<Comparison>().ToList() is { Count: > 0 } apart
            ? this with
            {
                Comparisons = [.. Comparisons, .. apart],
            }
            : null;

    private static Comparison? ApartFromAsked(Comparison comparison)
    {
        var turned = comparison.Left is FieldOperand { IsNew: true } ? comparison : comparison.Mirrored();
        return
            turned
                is { Left: FieldOperand { IsNew: true } written, Right: TokenOperand or FieldOperand { IsNew: false } }
            ? new Comparison(written with { IsNew = false }, Comparator.NotEqual, turned.Right)
            : null;
    }

    /// <summary>
    /// The same requirements of an update before which there is room for what it writes: of <c>new.due > due and
    /// new.due &lt;= now + 365d</c> that <c>due</c> is not later than that. Null where no value is asked for that is
    /// between two.
    /// </summary>
    public ScenarioRequirements? WithRoom
    {
        get
        {
            var orders = OfNew.Select(OfWritten).OfType<Comparison>().ToList();
            List<Comparison> room =
            [
                .. from above in orders.Where(order =>
                    order.Comparator is Comparator.Greater or Comparator.GreaterOrEqual
                )
                from below in orders.Where(order => order.Comparator is Comparator.Less or Comparator.LessOrEqual)
                where above.Left == below.Left
                select new Comparison(above.Right, Comparator.Less, below.Right) into between
                where ConditionTransform.Operands(between).Any(operand => operand is FieldOperand)
                select between,
            ];
            return room.Count == 0 ? null : this with { Comparisons = [.. Comparisons, .. room] };
        }
    }

    /// <summary>An order of a field that an update writes, with that field on its left side alone.</summary>
    private static Comparison? OfWritten(Comparison comparison) =>
        (comparison.Left is FieldOperand { IsNew: true } ? comparison : comparison.Mirrored())
            is { Left: FieldOperand { IsNew: true } } turned
        && !ConditionTransform.Inside(turned.Right).Any(operand => operand is FieldOperand { IsNew: true })
            ? turned
            : null;

    /// <summary>
    /// The requirements for a request on a document for which all comparisons hold, and so all that follows from them.
    /// </summary>
    public static ScenarioRequirements Of(DataModel model, Operation operation, IReadOnlyList<Comparison> asked)
    {
        IReadOnlyList<Comparison> comparisons =
        [
            .. BatchFacts.Allowed(model, asked),
            .. asked,
            .. BatchFacts.Following(model, asked),
        ];
        comparisons = [.. comparisons.Select(comparison => (Comparison)OfOperation(operation, comparison))];
        var ofRequest = comparisons.Where(comparison => !IsOfBatch(comparison)).ToList();
        var wanted =
            operation == Operation.Update
                ? new ScenarioRequirements([
                    .. OfStored(ofRequest),
                    .. FollowingOfStored(model, ofRequest, asked),
                    .. ChangedKeys.OfStored(ofRequest),
                ])
                {
                    OfNew = [.. ofRequest.Where(IsOfNew)],
                }
                : new ScenarioRequirements(ofRequest) { IsNew = operation == Operation.Create };
        return wanted with { OfBatch = [.. comparisons.Where(IsOfBatch)] };
    }

    /// <summary>
    /// What must be stored before an update so that the update can meet the conditions on the new document.
    /// </summary>
    private static IReadOnlyList<Comparison> FollowingOfStored(
        DataModel model,
        IReadOnlyList<Comparison> ofRequest,
        IReadOnlyList<Comparison> asked
    ) => BatchFacts.Following([.. ofRequest, .. BatchFacts.Chosen(model, asked)]);

    /// <summary>A condition in the terms of an operation: a create has one document, which is what it writes.</summary>
    public static Condition OfOperation(Operation operation, Condition condition) =>
        operation == Operation.Create ? ConditionTransform.OfCreated(condition) : condition;

    /// <summary>The comparisons that are asked of the stored document, or of the one to be created.</summary>
    public static IReadOnlyList<Comparison> OfStored(IReadOnlyList<Comparison> comparisons) =>
        [.. comparisons.Where(IsOfStored)];

    /// <summary>Whether a comparison is about neither what an update writes nor what the whole batch leaves.</summary>
    public static bool IsOfStored(Comparison comparison) => !IsOfNew(comparison) && !IsOfBatch(comparison);

    /// <summary>Whether a comparison is about a document that the whole batch leaves.</summary>
    public static bool IsOfBatch(Comparison comparison) =>
        ConditionTransform
            .Operands(comparison)
            .Any(operand => operand is LookUpOperand { IsAfter: true } or ExistsOperand { IsAfter: true });

    private static bool IsOfNew(Comparison comparison) =>
        ConditionTransform.Operands(comparison).Any(operand => operand is FieldOperand { IsNew: true });
}
