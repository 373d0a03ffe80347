using System.Globalization;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// The data that a condition is evaluated on. A missing field reads as null; for the documents of a list only the facts
/// are known.
/// </summary>
public sealed record EvaluationScope(Identity Caller, Timestamp Now)
{
    private static readonly Dictionary<string, string> NoIds = [];

    /// <summary>The stored document's fields; on create, the new one's. Null when only facts are known.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }

    /// <summary>The new document's fields, for a write.</summary>
    public IReadOnlyDictionary<string, object?>? NewFields { get; init; }

    /// <summary>The ids in the document's path, by the names that the spec gives them.</summary>
    public IReadOnlyDictionary<string, string> PathIds { get; init; } = NoIds;

    /// <summary>The facts that a query's filters imply about its documents.</summary>
    public QueryFacts? Facts { get; init; }

    /// <summary>The limit of a list's query; null when it has none.</summary>
    public int? QueryLimit { get; init; }

    /// <summary>Whether the requested document is there; null where that is not known.</summary>
    public bool? IsStored { get; init; }

    /// <summary>
    /// Gives the fields of the document at a path, or null where there is none. Null where other documents are not
    /// known.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, object?>?>? Documents { get; init; }

    /// <summary>
    /// Gives the fields of the document that a write and its batch leave at a path; as <see cref="Documents"/>.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, object?>?>? DocumentsAfter { get; init; }

    /// <summary>Whether a condition holds; null when that depends on what is not known.</summary>
    public bool? Evaluate(Condition? condition) =>
        condition switch
        {
            null => true,
            AndCondition and => Every(and.Parts, negated: false, holds: true),
            OrCondition or => !Every(or.Parts, negated: false, holds: false),
            NotCondition not => EvaluateNot(not.Inner),
            Comparison comparison => Compare(comparison),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>
    /// Whether a condition does not hold. What can have no value holds neither way: it is asked for its opposite.
    /// </summary>
    private bool? EvaluateNot(Condition condition) =>
        condition switch
        {
            AndCondition and => !Every(and.Parts, negated: true, holds: false),
            OrCondition or => Every(or.Parts, negated: true, holds: true),
            NotCondition not => Evaluate(not.Inner),
            Comparison comparison when CanFail(comparison.Left) || CanFail(comparison.Right) => Compare(
                ConditionTransform.Negate(comparison)
            ),
            _ => !Evaluate(condition),
        };

    /// <summary>Returns true for an operand that may have no value, and then holds neither way.</summary>
    public static bool CanFail(Operand operand) =>
        operand
            is ArithmeticOperand
                or SizeOperand
                or DerivedOperand
                or ElementOperand
                or LookUpOperand
                or ExistsOperand
        || operand is ListOperand list && list.Items.Any(CanFail);

    /// <summary>An operand's value; false when it is not known.</summary>
    public bool TryGetValue(Operand operand, out object? value)
    {
        value = null;
        switch (operand)
        {
            case LiteralOperand literal:
                value = literal.Value;
                return true;
            case UidOperand:
                value = Caller.Uid;
                return true;
            case NowOperand:
                value = Now;
                return true;
            case QueryLimitOperand:
                value = (long?)QueryLimit;
                return true;
            case TypeOperand type:
                value = type.Kind;
                return true;
            case TokenOperand token:
                value = Caller.Token?.At(token.Claim);
                return true;
            case PathIdOperand id:
                return PathIds.TryGetValue(id.Name, out var name) && (value = name) is not null
                    || TryGetField(FieldTree.Path(id.Name), isNew: false, out value);
            case FieldOperand field:
                return TryGetField(field.Path, field.IsNew, out value);
            case ArithmeticOperand sum:
                return TryGetValue(sum, out value);
            case ElementOperand element:
                return TryGetValue(element, out value);
            case SizeOperand size:
                return Computed(size.Of, size.Of, (of, _) => Computation.SizeOf(of), out value);
            case DerivedOperand derived:
                return TryGetValue(derived, out value);
            case LookUpOperand lookUp:
                return TryGetValue(lookUp, out value);
            case StoredOperand:
                value = IsStored;
                return IsStored is not null;
            case ExistsOperand exists:
                return TryGetValue(exists, out value);
            case ListOperand list:
                return TryGetValue(list, out value);
            default:
                return false;
        }
    }

    // Each in a method of its own: a closure of a method takes memory at every call, whatever the operand is.
    private bool TryGetValue(ArithmeticOperand sum, out object? value) =>
        Computed(sum.Left, sum.Right, (left, right) => Computation.Of(left, sum.Sign, right), out value);

    private bool TryGetValue(ElementOperand element, out object? value) =>
        Computed(element.Of, element.Key, Computation.Element, out value)
        || Facts is not null && FieldPath(element) is { } path && Facts.TryGetValue(path, out value);

    private bool TryGetValue(DerivedOperand derived, out object? value) =>
        Computed(derived.Of, derived.With ?? derived.Of, (of, with) => Derivations.Of(derived, of, with), out value);

    private bool TryGetValue(LookUpOperand lookUp, out object? value) =>
        TryLookUp(
            lookUp.IsAfter ? DocumentsAfter : Documents,
            lookUp.Path,
            fields => fields is null ? NoValue.Instance : fields.At(lookUp.Field),
            out value
        );

    private bool TryGetValue(ExistsOperand exists, out object? value) =>
        TryLookUp(exists.IsAfter ? DocumentsAfter : Documents, exists.Path, fields => fields is not null, out value);

    private bool TryGetValue(ListOperand list, out object? value)
    {
        value = null;
        var items = new List<object?>();
        foreach (var item in list.Items)
        {
            if (!TryGetValue(item, out var known))
            {
                return false;
            }
            items.Add(IsAbsent(item, isKnown: true, known) ? NoValue.Instance : known);
        }

        value = items.Any(item => item is NoValue) ? NoValue.Instance : items;
        return true;
    }

    /// <summary>
    /// The path by which a query names what an operand stands for: a stored field, or the value of a map in one by a
    /// key that is known. Null for anything else.
    /// </summary>
    public string? FieldPath(Operand operand) =>
        operand switch
        {
            FieldOperand { IsNew: false } field => field.Path,
            ElementOperand element
                when FieldPath(element.Of) is { } map
                    && TryGetValue(element.Key, out var key)
                    && key is string { Length: > 0 } name => $"{map}.{FieldTree.Path(name)}",
            _ => null,
        };

    /// <summary>The path of a document, with the ids in it; null where one of them is not known or is no id.</summary>
    public string? Bind(DocumentPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return TryBind(path, out var bound) ? bound : null;
    }

    /// <summary>False when an id is not known; null for a path with an id that is none.</summary>
    private bool TryBind(DocumentPath path, out string? bound)
    {
        bound = null;
        var segments = new List<string>();
        foreach (var segment in path.Segments)
        {
            var text = "";
            foreach (var part in segment)
            {
                if (!TryGetValue(part, out var value))
                {
                    return false;
                }
                // A whole number is written as text: `entries/{new.count}`.
                var id = value is long number ? number.ToString(CultureInfo.InvariantCulture) : value as string;
                if (string.IsNullOrEmpty(id) || id.Contains('/', StringComparison.Ordinal))
                {
                    return true;
                }
                text += id;
            }

            segments.Add(text);
        }

        bound = string.Join('/', segments);
        return true;
    }

    private bool TryLookUp(
        Func<string, IReadOnlyDictionary<string, object?>?>? documents,
        DocumentPath path,
        Func<IReadOnlyDictionary<string, object?>?, object?> read,
        out object? value
    )
    {
        value = null;
        if (documents is null || !TryBind(path, out var bound))
        {
            return false;
        }
        value = bound is null ? NoValue.Instance : read(documents(bound));
        return true;
    }

    private bool Computed(Operand left, Operand right, Func<object?, object?, object?> compute, out object? value)
    {
        value = null;
        if (!TryGetValue(left, out var first) || !TryGetValue(right, out var second))
        {
            return false;
        }
        value = first is NoValue || second is NoValue ? NoValue.Instance : compute(first, second);
        return true;
    }

    private bool TryGetField(string path, bool isNew, out object? value)
    {
        value = null;
        var fields = isNew ? NewFields : Fields;
        if (fields is null)
        {
            return Facts is not null && Facts.TryGetValue(path, out value);
        }
        value = fields.At(path);
        return true;
    }

    private bool? Compare(Comparison comparison)
    {
        var leftKnown = TryGetValue(comparison.Left, out var left);
        var rightKnown = TryGetValue(comparison.Right, out var right);
        if (
            IsAbsent(comparison.Left, leftKnown, left) && !IsConstant(comparison.Right)
            || IsAbsent(comparison.Right, rightKnown, right) && !IsConstant(comparison.Left)
        )
        {
            return comparison.Comparator
                is Comparator.NotEqual
                    or Comparator.NotIn
                    or Comparator.HasNot
                    or Comparator.HasNone
                    or Comparator.HasNotAll
                    or Comparator.HasNotOnly
                    or Comparator.IsNot;
        }
        if (IsOfAbsentItem(comparison))
        {
            return false;
        }
        if (leftKnown && rightKnown)
        {
            return Comparisons.Holds(left, comparison.Comparator, right);
        }
        if (Facts is null)
        {
            return null;
        }
        if (rightKnown && FieldPath(comparison.Left) is { } field)
        {
            return Facts.Decide(field, comparison.Comparator, right);
        }
        if (
            leftKnown
            && comparison.Comparator.Mirrored() is { } comparator
            && FieldPath(comparison.Right) is { } mirrored
        )
        {
            return Facts.Decide(mirrored, comparator, left);
        }
        return null;
    }

    /// <summary>
    /// A guest has no uid, and a token may lack a claim: what is absent equals no field, not even one that is null.
    /// Rules deny there, by an evaluation error.
    /// </summary>
    private static bool IsAbsent(Operand operand, bool isKnown, object? value) =>
        operand is UidOperand or TokenOperand && isKnown && value is null;

    /// <summary>
    /// Returns true if a stored list is asked for a field that is not there: no list has it, not even one that holds
    /// null. In a list that is written out, null stands for a field that is absent as well.
    /// </summary>
    private bool IsOfAbsentItem(Comparison comparison)
    {
        var (list, item) = comparison.Comparator switch
        {
            Comparator.Has => (comparison.Left, comparison.Right),
            Comparator.In => (comparison.Right, comparison.Left),
            _ => (null, null),
        };
        return item is FieldOperand field
            && !IsConstant(list!)
            && list is not ListOperand
            && (field.IsNew ? NewFields : Fields) is { } fields
            && !fields.TryGet(field.Path, out _);
    }

    /// <summary>Returns true for an operand that is the same for every request.</summary>
    public static bool IsConstant(Operand operand) =>
        operand is LiteralOperand or TypeOperand
        || operand is ListOperand list && list.Items.All(item => item is LiteralOperand);

    /// <summary>Whether every part holds, or every part does not hold; with negated parts, their opposites.</summary>
    private bool? Every(IReadOnlyList<Condition> parts, bool negated, bool holds)
    {
        bool? every = true;
        foreach (var part in parts)
        {
            var outcome = negated ? EvaluateNot(part) : Evaluate(part);
            if (outcome == !holds)
            {
                return false;
            }
            every = outcome is null ? null : every;
        }

        return every;
    }
}
