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

    /// <summary>A field that only the alternative asks something of has another type in it.</summary>
    public void AddCreates(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var grant in grants)
        {
            var first = ConditionTransform.First(grant.Permission.Condition);
            foreach (var other in _writes.MakeOthers(collection, grant, Operation.Create))
            {
                var asked = Asked(other, first);
                foreach (var field in collection.StoredFields.Where(field => asked.Contains(field.Name)))
                {
                    if (FlawChoice.Plainest(_context.Flaws.Of(field, Operation.Create)) is { } flaw)
                    {
                        _flawed.AddCreate(collection, other, DocumentRequirement.Of(field), flaw, field);
                    }
                }
            }
        }
    }

    /// <summary>The fields that an alternative names in comparisons that the first one does not have.</summary>
    private static HashSet<string> Asked(GrantedWrite other, IReadOnlyList<Comparison> first) =>
        [
            .. other
                .OfRequest.Except(first)
                .SelectMany(ConditionTransform.Operands)
                .OfType<FieldOperand>()
                .Select(field => field.Path),
        ];

    /// <summary>A value that a condition fixes is wrong once by each of the condition's alternatives.</summary>
    public void AddUpdates(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var other in grants.SelectMany(grant => _writes.MakeOthers(collection, grant, Operation.Update)))
        {
            foreach (var field in collection.StoredFields.Where(field => IsFixed(other, field)))
            {
                var wrong = _context.Flaws.Of(field, Operation.Update).Where(flaw => flaw.IsOfValue);
                var rule = DocumentRequirement.Of(field);
                foreach (var flaw in wrong.TakeLast(1).Concat(ofRules.Of(field)))
                {
                    _flawed.AddUpdate(collection, other, rule, flaw);
                }
            }
        }
    }

    private static bool IsFixed(GrantedWrite granted, Field field) =>
        RequestFactory.IsAllowed(granted.Permission, field)
        && granted.Wanted.OfNew.Any(comparison =>
            comparison is { Left: FieldOperand left, Comparator: Comparator.Equal or Comparator.In }
            && left.Path == field.Name
        );
}
