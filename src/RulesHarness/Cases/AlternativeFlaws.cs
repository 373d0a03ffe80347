using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Cases of fields that are wrong beside each alternative of a condition but the first: by another one, the wrong value
/// may be denied for another reason.
/// </summary>
internal sealed class AlternativeFlaws(CaseDraft draft, RuleFlaws ofRules)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);
    private readonly InvalidWriteCases _flawed = new(draft);

    /// <summary>
    /// A field that only one of the alternatives asks something of has another type in the other, and breaks its
    /// bounds: where the first alternative fixes it, a wrong value is denied by the condition.
    /// </summary>
    public void AddCreates(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var grant in grants)
        {
            var first = ConditionTransform.First(grant.Permission.Condition);
            foreach (var other in _writes.MakeOthers(collection, grant, Operation.Create))
            {
                var asked = AskedByOne(other.OfRequest, first);
                foreach (var field in collection.StoredFields.Where(field => asked.Contains(field.Name)))
                {
                    var flaws = _context.Flaws.Of(field, Operation.Create);
                    foreach (var flaw in FlawChoice.OfOtherSentence(flaws, isFirst: true))
                    {
                        _flawed.AddCreate(collection, other, DocumentRequirement.Of(field), flaw, field);
                    }
                }
            }
        }
    }

    /// <summary>The fields in comparisons that only one of two alternatives has.</summary>
    private static HashSet<string> AskedByOne(IReadOnlyList<Comparison> one, IReadOnlyList<Comparison> other) =>
        [
            .. one.Except(other)
                .Concat(other.Except(one))
                .SelectMany(ConditionTransform.Operands)
                .OfType<FieldOperand>()
                .Select(field => field.Path),
        ];

    /// <summary>
    /// A value that a condition fixes is wrong once by each of the condition's alternatives, and so is one that only
    /// the first of them fixes.
    /// </summary>
    public void AddUpdates(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var grant in grants)
        {
            var first = ConditionTransform.First(grant.Permission.Condition);
            foreach (var other in _writes.MakeOthers(collection, grant, Operation.Update))
            {
                AddUpdates(collection, other, AskedByOne([.. other.Wanted.OfNew], [.. first.Where(IsOfNew)]));
            }
        }

        static bool IsOfNew(Comparison comparison) =>
            ConditionTransform.Operands(comparison).Any(operand => operand is FieldOperand { IsNew: true });
    }

    private void AddUpdates(Collection collection, GrantedWrite granted, HashSet<string> asked)
    {
        foreach (
            var field in collection.StoredFields.Where(field => RequestFactory.IsAllowed(granted.Permission, field))
        )
        {
            var wrong = _context.Flaws.Of(field, Operation.Update).Where(flaw => flaw.IsOfValue).ToList();
            var ofOne = asked.Contains(field.Name) ? FlawChoice.OfOtherSentence(wrong, isFirst: true) : [];
            var ofFixed = IsFixed(granted, field) ? wrong.TakeLast(1).Concat(ofRules.Of(field)) : [];
            foreach (var flaw in ofOne.Union(ofFixed))
            {
                _flawed.AddUpdate(collection, granted, DocumentRequirement.Of(field), flaw);
            }
        }
    }

    private static bool IsFixed(GrantedWrite granted, Field field) =>
        granted.Wanted.OfNew.Any(comparison =>
            comparison is { Left: FieldOperand left, Comparator: Comparator.Equal or Comparator.In }
            && left.Path == field.Name
        );
}
